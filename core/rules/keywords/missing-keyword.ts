import { type ItemSchema, type KeywordSchema, twinKeyword } from "../../schema/index.ts";
import { type Check, keywordOf } from "../../semantics/policy.ts";
import type { Span } from "../../syntax/tree.ts";
import { rememberFor } from "../../text/remember.ts";
import type { CheckContext, Rule } from "../rule.ts";
import { isKnownKeyword, likelyKeyword } from "./likely-keyword.ts";

export const missingKeyword: Rule = {
  id: "missing-keyword",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    check: {
      ofItem: (item) => item === undefined || requiredKeywords(item).length > 0,
      run(context, report) {
        const { check, checkType, item } = context;
        if (item === undefined) {
          if (checkType === undefined || check.itemType !== undefined || check.builtin !== undefined) return;
          if (likelyKeywords(context).includes("type")) return;
          const needed = check.tag === "item" && checkType.builtins.length > 0 ? "type or name" : "type";
          report(check.element.open, `This check has no ${needed}: the scanner can't tell what to check.`);
          return;
        }
        for (const keyword of requiredKeywords(item)) {
          if (isThere(check, keyword) || likelyKeywords(context).includes(keyword.name)) continue;
          const shows = onlyShows(check, keyword);
          const message = shows
            ? `Without ${keyword.name} nothing is compared: the check only shows what it reads.`
            : `${capital(nameOf(item))} needs the keyword ${keyword.name}.`;
          const isLeftOut = keyword.absentInFiles > 0 || keyword.absentInGuide !== undefined;
          report(check.element.open, message, {
            severity: shows ? "hint" : isLeftOut ? "warning" : "error",
            related: {
              ...usualPlace(check, item, keyword),
              message: `${keyword.name} usually goes with this.`,
            },
          });
        }
      },
    },
  },
};

/** Keywords that name what is read; if one is there, the other one was surely forgotten. */
const readers: Readonly<Record<string, string>> = { item: "cmd", sql_expect: "check_option" };

/** Is the keyword deliberately left out, as in published files, so that the output is shown? */
function onlyShows(check: Check, { name }: KeywordSchema): boolean {
  const reader = readers[name];
  return reader !== undefined && keywordOf(check, reader) !== undefined;
}

const requiredKeywords = rememberFor((item: ItemSchema): readonly KeywordSchema[] =>
  [...item.keywords.values()].filter((keyword) => keyword.required),
);

function isThere(check: Check, { name, requiredUnless }: KeywordSchema): boolean {
  return (
    keywordOf(check, name) !== undefined ||
    requiredUnless.some((other) => keywordOf(check, other) !== undefined)
  );
}

/** The keywords that misspelt ones mean, or ones of the other dialect: the rules about those report it. */
function likelyKeywords(context: CheckContext): string[] {
  const { check, item } = context;
  return check.keywords.flatMap(({ name }) => {
    if (item?.keywords.has(name)) return [];
    const twin = item && twinKeyword(item, name);
    if (twin !== undefined) return [twin];
    return isKnownKeyword(context, name) ? [] : (likelyKeyword(context, name) ?? []);
  });
}

/**
 * Where people write this keyword: after its neighbour in the order of the schema. Keywords of every check,
 * such as the long `info`, come before those of the item type.
 */
function usualPlace({ keywords, element }: Check, item: ItemSchema, missing: KeywordSchema): Span {
  const order = [...item.keywords.values()].filter(({ common }) => common === missing.common);
  const index = order.indexOf(missing);
  const given = (name: string) => keywords.find((keyword) => keyword.name === name);
  for (const { name } of order.slice(0, index).reverse()) {
    const before = given(name);
    if (before !== undefined && name !== "type" && name !== "name") return before.nameSpan;
  }
  if (missing.common) return given("type")?.nameSpan ?? element.open.nameSpan;
  for (const { name } of order.slice(index + 1)) {
    const after = given(name);
    if (after !== undefined) return after.nameSpan;
  }
  return keywords.at(-1)?.nameSpan ?? element.open.nameSpan;
}

function nameOf(item: ItemSchema): string {
  if (item.kind === "report") return "a <report>";
  return item.name === "" ? "a check" : item.name;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
