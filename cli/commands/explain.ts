import {
  builtinItem,
  checkTypes,
  checkTypesWithItemType,
  explainItemInFull,
  explainKeywordEverywhere,
  explainRule,
  type ItemSchema,
  itemSchema,
  keywordsOf,
  type Paint,
  pageAsText,
  paint,
  rules,
  ruleTextOf,
  ruleUrl,
} from "../../core/command-line.ts";
import { ruleFiles } from "../../rule-files/rule-files.ts";
import type { Arguments } from "../options/arguments.ts";
import { didYouMean } from "../options/did-you-mean.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

export const explainCommand: Command = {
  name: "explain",
  summary: "show the reference page of a rule, an item type or a keyword",
  usage: ["RULE|ITEM_TYPE|KEYWORD [--check-type NAME]"],
  options: [{ name: "check-type", value: "NAME", help: "only for this check type, such as Unix or Windows" }],
  examples: [
    { does: "What a finding means", command: "nessus-audit explain unterminated-string" },
    {
      does: "How to write a check",
      command: "nessus-audit explain AUDIT_DENIED_OPEN_PORTS --check-type Unix",
    },
    { does: "What a keyword takes", command: "nessus-audit explain severity" },
  ],
  run: runExplain,
};

async function runExplain(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const word = args.words.join(" ");
  if (word === "") throw new UsageError("explain needs the name of a rule, an item type or a keyword.");
  const checkType = checkTypeOf(args.value("check-type"));
  const pages = pagesOf(word, checkType, paint(terminal.colorOut));
  if (pages.length === 0) throw unknown(word, checkType);
  terminal.out(`${pages.join("\n\n\n")}\n`);
  return exitCode.clean;
}

function checkTypeOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const names = checkTypes().map(({ name }) => name);
  const name = names.find((known) => known.toLowerCase() === given.toLowerCase());
  if (name !== undefined) return name;
  throw new UsageError(`There is no check type "${given}".${didYouMean(given, names)}`);
}

function pagesOf(word: string, checkType: string | undefined, pen: Paint): string[] {
  const rule = rules.find(({ id }) => id === word.toLowerCase());
  if (rule)
    return [`${pageAsText(explainRule(rule, ruleTextOf(rule.id, ruleFiles)), pen)}\n\n${ruleUrl(rule.id)}`];
  const items = itemsNamed(word, checkType);
  if (items.length > 0) return items.map((item) => pageAsText(explainItemInFull(item), pen));
  const uses = explainKeywordEverywhere(word.toLowerCase(), checkType);
  return uses === undefined ? [] : [pageAsText(uses, pen)];
}

/** Item types in any case, built-in checks as written. */
function itemsNamed(word: string, checkType: string | undefined): ItemSchema[] {
  const among = checkTypes().filter(({ name }) => checkType === undefined || name === checkType);
  const itemType = word.toUpperCase();
  const having = new Set(checkTypesWithItemType(itemType));
  return among.flatMap(
    ({ name }) => (having.has(name) ? itemSchema(name, itemType) : builtinItem(name, word)) ?? [],
  );
}

function unknown(word: string, checkType: string | undefined): UsageError {
  const words = new Set<string>(rules.map(({ id }) => id));
  for (const { name, itemTypes, builtins } of checkTypes()) {
    if (checkType !== undefined && name !== checkType) continue;
    for (const itemType of itemTypes) {
      words.add(itemType);
      for (const keyword of keywordsOf(itemSchema(name, itemType)!)) words.add(keyword.name);
    }
    for (const builtin of builtins) words.add(builtin);
  }
  const where = checkType === undefined ? "" : ` in ${checkType} policies`;
  return new UsageError(
    `There is no rule, item type or keyword "${word}"${where}.${didYouMean(word, words)}`,
  );
}
