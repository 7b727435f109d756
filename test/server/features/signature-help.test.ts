import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarkupContent } from "vscode-languageserver";
import { signatureHelp } from "../../../server/features/signature-help.ts";
import { fixture, unix, windows } from "../fixture.ts";

/** The label with the part that is being written in angle brackets; undefined: there is no help. */
function checkSignature(name: string, policy: string, expected: string | undefined): void {
  test(name, () => {
    const { document, offset } = fixture(policy);
    const help = signatureHelp(document, offset);
    const [signature] = help?.signatures ?? [];
    if (signature === undefined) return assert.equal(undefined, expected);
    const [start, end] = signature.parameters![help!.activeParameter!]!.label as [number, number];
    const { label } = signature;
    assert.equal(`${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`, expected);
    assert.match((signature.documentation as MarkupContent).value, /./);
  });
}

const check = (lines: string) => unix(`<custom_item>\n${lines}\n</custom_item>`);
const ports = (list: string) => check(`  type : AUDIT_DENIED_OPEN_PORTS\n  ports : ${list}`);
const rights = (value: string) =>
  windows(
    `<custom_item>\n  type : USER_RIGHTS_POLICY\n  value_type : USER_RIGHT\n  value_data : ${value}\n</custom_item>`,
  );

checkSignature("the first port", ports('"<|>"'), 'ports : "«PORT or PATTERN», PORT or PATTERN, …"');
checkSignature("a later port", ports('"22, 23, <|>"'), 'ports : "PORT or PATTERN, «PORT or PATTERN», …"');
checkSignature(
  "a port in a list that is not closed",
  ports('"22, <|>'),
  'ports : "PORT or PATTERN, «PORT or PATTERN», …"',
);
checkSignature(
  "a control of a framework",
  check('  type : CMD_EXEC\n  reference : "800-53|<|>"'),
  'reference : "«FRAMEWORK|CONTROL»,FRAMEWORK|CONTROL,…"',
);
checkSignature("a value after an operator", rights('"a" && <|>'), 'value_data : "VALUE" && «"VALUE"» && …');
checkSignature("no help in a text that people read", check('  description : "a, <|>"'), undefined);
checkSignature("no help at a keyword", check("  po<|>"), undefined);
checkSignature("no help in a comment", check("  # ports : <|>"), undefined);
checkSignature("no help for an unknown keyword", check('  never_heard : "<|>"'), undefined);
