import assert from "node:assert/strict";
import { test } from "node:test";
import { type DocumentSymbol, type SelectionRange, SymbolKind } from "vscode-languageserver";
import { documentSymbols } from "../../../server/features/document-symbols.ts";
import { foldingRanges } from "../../../server/features/folding.ts";
import { selectionRanges } from "../../../server/features/selection-range.ts";
import { fixture, unix, windows } from "../fixture.ts";

function outline(symbols: readonly DocumentSymbol[], indent = ""): string[] {
  return symbols.flatMap(({ name, detail, children = [] }) => [
    `${indent}${name}${detail ? ` (${detail})` : ""}`,
    ...outline(children, `${indent}  `),
  ]);
}

function checkOutline(name: string, policy: string, expected: string[]): void {
  test(`outline: ${name}`, () =>
    assert.deepEqual(outline(documentSymbols(fixture(policy).document)), expected));
}

checkOutline(
  "checks under their descriptions, with their item types",
  windows(
    '<custom_item>\n  description : "A\n  title"\n  type : REG_CHECK\n</custom_item>\n<item>\n  name : "Minimum password age"\n</item>',
  ),
  ["Windows (check_type)", "  g (group_policy)", "    A title (REG_CHECK)", "    Minimum password age"],
);
checkOutline(
  "conditions and their branches",
  unix(
    '<if>\n<condition type:"OR">\n<custom_item>\n  type : CMD_EXEC\n</custom_item>\n</condition>\n<then>\n<report type:"PASSED">\n  description : "Fine"\n</report>\n</then>\n</if>',
  ),
  ["Unix (check_type)", "  if", "    condition (OR)", "      CMD_EXEC", "    then", "      Fine (PASSED)"],
);
checkOutline("broken text", '<check_type:"Unix">\n<custom_item>\n  type : \n<item>\n  name : "a"', [
  "Unix (check_type)",
  "  <custom_item>",
  "  a",
]);

for (const [type, kind] of [
  ["AUDIT_DENIED_OPEN_PORTS", SymbolKind.Array],
  ["CMD_EXEC", SymbolKind.Function],
  ["FILE_CONTENT_CHECK", SymbolKind.File],
  ["REGISTRY_SETTING", SymbolKind.Key],
  ["RPM_CHECK", SymbolKind.Package],
  ["SERVICE_POLICY", SymbolKind.Event],
  ["SQL_POLICY", SymbolKind.Struct],
  ["PASSWORD_POLICY", SymbolKind.Property],
  ["NEVER_HEARD_OF", SymbolKind.Method],
] as const) {
  test(`outline: the icon of ${type}`, () => {
    const [root] = documentSymbols(fixture(unix(`<custom_item>\n  type : ${type}\n</custom_item>`)).document);
    assert.equal(root?.children?.[0]?.kind, kind);
  });
}

/** `1-4` for lines from 1; a kind if there is one. */
function checkFolding(name: string, policy: string, expected: string[]): void {
  test(`folding: ${name}`, () => {
    const ranges = foldingRanges(fixture(policy).document);
    assert.deepEqual(
      ranges.map(
        ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ""}`,
      ),
      expected,
    );
  });
}

checkFolding(
  "elements, up to the line before the closing tag",
  unix("<custom_item>\n  type : CMD_EXEC\n</custom_item>"),
  ["1-4", "2-3"],
);
checkFolding("strings over several lines", unix('<item>\n  info : "a\nb\nc"\n</item>'), [
  "1-6",
  "2-5",
  "3-5",
]);
checkFolding(
  "comments line by line, and the metadata in them",
  "# a\n#<ui_metadata>\n#<variables>\n#x\n#</variables>\n#</ui_metadata>\n\n# alone\n",
  ["3-5 region", "2-6 region", "1-6 comment"],
);
checkFolding("nothing in one line", '<item> name : "a" </item> # x\n# y\n', []);

function checkSelection(name: string, policy: string, expected: string[]): void {
  test(`selection: ${name}`, () => {
    const { document, offset } = fixture(policy);
    const texts: string[] = [];
    const [found] = selectionRanges(document, [document.positionAt(offset)]);
    for (let at: SelectionRange | undefined = found; at !== undefined; at = at.parent) {
      texts.push(document.textOf(document.spanOf(at.range)));
    }
    assert.deepEqual(texts.slice(0, expected.length), expected);
    assert.equal(texts.at(-1), document.text);
  });
}

checkSelection(
  "port element, list, value, keyword, content, check",
  unix('<item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  ports : "1,80[8<|>9]"\n</item>'),
  ["89", "80[89]", "1,80[89]", '"1,80[89]"', 'ports : "1,80[89]"'],
);
checkSelection("tag name, tag, element", unix("<it<|>em>\n</item>"), ["item", "<item>", "<item>\n</item>"]);
checkSelection("attribute", unix('<if>\n<condition ty<|>pe:"OR">\n</condition>\n</if>'), [
  "type",
  'type:"OR"',
  '<condition type:"OR">',
]);
checkSelection("empty file", "<|>", [""]);
