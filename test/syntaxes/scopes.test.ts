import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { before, describe, it } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";
import { semanticTokens } from "../../server/features/semantic-tokens.ts";
import { fixture, unix } from "../server/fixture.ts";
import { scopeCases } from "./scope-cases.ts";

/**
 * Each case is a policy in which a comment line `# ^^^ scope` says which scope the characters above the carets
 * have. The last part of every scope, `.nessus-audit`, is left out.
 */
let grammar: IGrammar;

before(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm);
  const path = new URL("../../syntaxes/nessus-audit.tmLanguage.json", import.meta.url);
  const raw = textmate.parseRawGrammar(readFileSync(path, "utf8"), "nessus-audit.tmLanguage.json");
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => raw,
  });
  const loaded = await registry.loadGrammar("source.nessus-audit");
  assert.ok(loaded);
  grammar = loaded;
});

describe("scopes of the TextMate grammar", () => {
  for (const { name, text } of scopeCases) it(name, () => checkScopes(text));
});

/** Each check type with a keyword whose value is in another language, and the quotes that it may have. */
const embedded = [
  ["Unix", "cmd", "\"'"],
  ["Unix", "regex", "\"'"],
  ["Unix", "xsl_stmt", "\"'"],
  ["Unix", "json_transform", "\"'"],
  ["Database", "sql_request", "\"'"],
  ["MongoDB", "query", "\"'"],
  ["Salesforce.com", "query", "\"'"],
  ["Windows", "powershell_args", "\"'"],
  ["Windows", "wmi_request", "\"'"],
  ["Windows", "expect", "\"'"],
  ["FileContent", "regex", "\"'"],
] as const;

describe("a value ends at its quote, whatever is in it", () => {
  const pieces = [
    "\\\\",
    "\\",
    "'",
    '"',
    "[",
    "]",
    "^",
    "(",
    ")",
    "{",
    "}",
    "$",
    "#",
    "<",
    ">",
    "<!--",
    "/*",
    "--",
    "=",
    "&",
  ];
  pieces.push(" ", "a", "1", "@X@", "@", ":", ".", "*", "|", "$(", "`", "-", "\t", "\\s", "[[:alpha:]");
  for (const [checkType, keyword, quotes] of embedded) {
    for (const quote of quotes) {
      it(`${keyword} of ${checkType} in ${quote}`, () => {
        const hasEscapes = quote === "'" || !["Windows", "FileContent"].includes(checkType);
        const tag = grammar.tokenizeLine(`<check_type:"${checkType}">`, textmate.INITIAL).ruleStack;
        let seed = 7;
        const next = (below: number): number => {
          seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
          return (seed >> 8) % below;
        };
        for (let run = 0; run < 400; run++) {
          const content = Array.from({ length: next(14) }, () => pieces[next(pieces.length)]!).join("");
          const value = hasEscapes
            ? content.replace(/\\[\s\S]|\\$|["']/g, (found) =>
                found === quote || found === "\\" ? `\\${found}` : found,
              )
            : content.replaceAll(quote, "");
          const line = `  ${keyword} : ${quote}${value}${quote}`;
          const { tokens } = grammar.tokenizeLine(`${line} type : CMD_EXEC`, tag);
          const last = tokens.at(-1)!;
          assert.ok(last.scopes.includes("entity.name.type.item-type.nessus-audit"), line);
          const end = tokens.find(({ endIndex }) => endIndex === line.length);
          assert.ok(
            end?.scopes.some((scope) => scope.startsWith("punctuation.definition.string.end")),
            line,
          );
        }
      });
    }
  }
});

it("brackets and quotes inside values count as text for the editor, as those of other strings do", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const [{ tokenTypes }] = manifest.contributes.grammars;
  const rules = readFileSync(new URL("../../syntaxes/nessus-audit.tmLanguage.json", import.meta.url), "utf8");
  const contents = [...rules.matchAll(/"contentName": "([^"]+)"/g)].map(([, name]) => name!);
  assert.ok(contents.length > 5);
  for (const name of contents.filter((name) => !name.startsWith("string.quoted"))) {
    assert.ok(
      Object.entries(tokenTypes).some(([scope, type]) => type === "string" && name.startsWith(`${scope}.`)),
      name,
    );
  }
});

it("keywords, item types and values have the colours that the server gives them", () => {
  // What VS Code takes for a type of semantic tokens where a theme does not name it.
  const scopes = {
    type: "entity.name.type",
    property: "variable.other.property",
    enumMember: "variable.other.enummember",
  };
  const names = ["type", "property", "enumMember"] as const;
  const { document } = fixture(unix("<custom_item>\n  type : CMD_EXEC\n  severity : HIGH\n</custom_item>"));
  const { data } = semanticTokens(document, document.tree);
  const lines = document.text.split("\n");
  let state = textmate.INITIAL;
  let [line, character, compared] = [0, 0, 0];
  const tokensOf = lines.map((text) => {
    const result = grammar.tokenizeLine(text, state);
    state = result.ruleStack;
    return result.tokens;
  });
  for (let at = 0; at < data.length; at += 5) {
    character = data[at]! === 0 ? character + data[at + 1]! : data[at + 1]!;
    line += data[at]!;
    const wanted = scopes[names[data[at + 3]!]!];
    const token = tokensOf[line]!.find(
      ({ startIndex, endIndex }) => startIndex <= character && character < endIndex,
    )!;
    assert.ok(
      token.scopes.some((scope) => scope.startsWith(wanted)),
      `${lines[line]}: ${token.scopes} has no ${wanted}`,
    );
    compared++;
  }
  assert.equal(compared, 4);
});

function checkScopes(text: string): void {
  let state = textmate.INITIAL;
  let line = "";
  let tokens: { startIndex: number; endIndex: number; scopes: string[] }[] = [];
  let expectations = 0;
  for (const next of text.split("\n")) {
    const carets = /^# *(\^+) (.+)$/.exec(next);
    if (!carets) {
      line = next;
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      tokens = result.tokens;
      continue;
    }
    const [start, end] = [next.indexOf("^"), next.lastIndexOf("^") + 1];
    const wanted = `${carets[2]}.nessus-audit`;
    const reached = tokens.filter((token) => token.startIndex < end && token.endIndex > start);
    expectations += 1;
    assert.ok(reached.length > 0, `no token at ${start}..${end} of ${line}`);
    for (const token of reached) {
      const part = line.slice(token.startIndex, token.endIndex);
      assert.ok(
        token.scopes.includes(wanted),
        `"${part}" of ${line}\nhas  ${token.scopes.join(" ")}\nnot  ${wanted}`,
      );
    }
  }
  assert.ok(expectations > 0, "the case expects nothing");
}
