import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { SaxesParser } from "saxes";
import { grammarDiagrams } from "../../scripts/grammar-diagrams.ts";
import { grammarPage } from "../../scripts/grammar-page.ts";
import { ebnf, policyRules, terminalsOf, valueRules } from "../../scripts/grammar-rules.ts";
import { literals, meanings } from "../../scripts/grammar-terminals.ts";

const folder = fileURLToPath(new URL("../../docs/images/grammar/", import.meta.url));
const rules = [...policyRules(), ...valueRules()];
const diagrams = grammarDiagrams();

test("the diagrams are those that the grammar gives (npm run docs)", () => {
  assert.deepEqual(readdirSync(folder).sort(), [...diagrams.keys()].sort());
  for (const [name, svg] of diagrams) assert.equal(readFileSync(folder + name, "utf8"), svg, name);
});

test("every rule is printed and drawn under its own name", () => {
  assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
  const page = grammarPage();
  for (const rule of rules) {
    assert.ok(page.includes(`](../images/grammar/${rule.name}.svg)`), rule.name);
    assert.ok(page.includes(ebnf(rule)), rule.name);
    assert.ok(diagrams.has(`${rule.name}.svg`), rule.name);
  }
});

test("every terminal is explained, and nothing else is", () => {
  const explained = [...Object.keys(meanings), ...Object.keys(literals)];
  assert.deepEqual(terminalsOf(rules).sort(), explained.sort());
});

test("rules are printed as they are read", () => {
  const printed = new Map(rules.map((rule) => [rule.name, ebnf(rule)]));
  assert.equal(printed.get("keyword"), 'keyword = AnyKey ":" [ value ] ;');
  assert.equal(printed.get("value"), "value = operand [ furtherOperands ] ;");
  assert.equal(printed.get("range"), 'range = "[" ends "]" ;');
});

test("a diagram is an image without scripts, and loads nothing", () => {
  for (const [name, svg] of diagrams) {
    const parser = new SaxesParser();
    const elements = new Set<string>();
    parser.on("error", (error) => assert.fail(`${name}: ${error.message}`));
    parser.on("opentag", (tag) => {
      elements.add(tag.name);
      for (const [attribute, value] of Object.entries(tag.attributes)) {
        assert.doesNotMatch(attribute, /^(?:on|href|src|xlink)/, name);
        if (attribute !== "xmlns") assert.doesNotMatch(String(value), /:\/\//, name);
      }
    });
    parser.write(svg).close();
    for (const element of elements) assert.match(element, /^(?:svg|g|path|rect|text|style)$/, name);
  }
});
