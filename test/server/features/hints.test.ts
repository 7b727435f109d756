import assert from "node:assert/strict";
import { test } from "node:test";
import type { PolicyDocument } from "../../../server/documents/policy-document.ts";
import { codeLenses } from "../../../server/features/code-lens.ts";
import { inlayHints } from "../../../server/features/inlay-hints.ts";
import { semanticTokens, semanticTokensLegend } from "../../../server/features/semantic-tokens.ts";
import { fixture, unix } from "../fixture.ts";

const ports = (list: string) =>
  unix(
    `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  port_type : TCP\n  port : 1\n  ports : "${list}"\n</custom_item>`,
  );

test("hints after the patterns of a port list", () => {
  const { document } = fixture(ports("22, 808[0-9], 1024-2048, @PORT@, [1-9][0-9]{3}"));
  const hints = inlayHints(document, document.tree);
  assert.deepEqual(
    hints.map(({ label, position }) => [label, position.line, position.character]),
    [
      ["10 ports", 5, 23],
      ["9,000 ports", 5, 57],
    ],
  );
});

test("hints only for what is asked for", () => {
  const { document } = fixture(ports("808[0-9]"));
  assert.deepEqual(inlayHints(document, { start: 0, end: 5 }), []);
});

test("a policy with checks that are judged can be evaluated from its first tag", () => {
  const [lens, ...others] = codeLenses(fixture(`# first\n${ports("22")}`).document);
  assert.deepEqual(
    [lens?.range.start.line, lens?.command?.command, others.length],
    [1, "nessusAudit.evaluate", 0],
  );
  assert.deepEqual(codeLenses(fixture(unix("")).document), []);
});

/** Tokens as `text:type`. */
function tokens(document: PolicyDocument): string[] {
  const { data } = semanticTokens(document, document.tree);
  const found: string[] = [];
  let position = { line: 0, character: 0 };
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type] = data.slice(at, at + 5) as [number, number, number, number];
    const character = lines === 0 ? position.character + characters : characters;
    position = { line: position.line + lines, character };
    const start = document.offsetAt(position);
    found.push(`${document.text.slice(start, start + length)}:${semanticTokensLegend.tokenTypes[type]}`);
  }
  return found;
}

test("known words and variables are coloured, unknown ones are not", () => {
  const { document } = fixture(
    `#<variables>\n#<variable>\n#<name>PORT</name>\n#</variable>\n#</variables>\n${ports("22,@PORT@")}`,
  );
  assert.deepEqual(tokens(document), [
    "PORT:variable",
    "type:property",
    "AUDIT_DENIED_OPEN_PORTS:type",
    "port_type:property",
    "TCP:enumMember",
    "ports:property",
    "@PORT@:variable",
  ]);
});
