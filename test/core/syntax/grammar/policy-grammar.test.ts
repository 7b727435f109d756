import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PolicyGrammar } from "../../../../core/syntax/grammar/policy-grammar.ts";
import { tokenize } from "../../../../core/syntax/scanner.ts";
import { Kind, Tokens } from "../../../../core/syntax/tokens.ts";
import { text } from "../policy-text.ts";

const grammar = new PolicyGrammar();

test("one token says which rule is next: chevrotain finds no ambiguity in the grammar", () => {
  assert.doesNotThrow(() => new PolicyGrammar(true));
});

test("plain statements are read as the rules read them", () => {
  const byRules = new PolicyGrammar(false, false);
  for (const [written, kind] of [
    ['type : "A"', "keyword"],
    ["type: A", "keyword"],
    ["<item>", "open-tag"],
    ["</ item >", "close-tag"],
  ] as const) {
    assert.deepEqual(
      readWith(grammar, written).statements.map((statement) => statement.kind),
      [kind],
    );
  }
  fc.assert(
    fc.property(text, fc.boolean(), (source, rawDoubleQuotes) => {
      assert.deepEqual(
        readWith(grammar, source, rawDoubleQuotes),
        readWith(byRules, source, rawDoubleQuotes),
      );
    }),
    { numRuns: 2000 },
  );
});

function readWith(reader: PolicyGrammar, source: string, rawDoubleQuotes = false) {
  const { tokens } = tokenize(source, rawDoubleQuotes ? "raw-double" : "escaped");
  return reader.read(source, tokens, rawDoubleQuotes, source.length + 1);
}

test("whatever the text, it is read to its end", () => {
  fc.assert(
    fc.property(text, (source) => {
      const { tokens } = tokenize(source, "escaped");
      assert.equal(grammar.read(source, tokens, false, source.length + 1).end, source.length);
    }),
    { numRuns: 2000 },
  );
});

test("whatever the tokens, each is in a statement", () => {
  const { End, Key, RegexKey, Flag, BareKey, TagInText, ...others } = Kind;
  const token = (kind: fc.Arbitrary<Kind>) => fc.record({ kind, onNewLine: fc.boolean() });
  // The scanner only makes a key if a colon follows on its line, and a prefix only inside of a line.
  const here = (kind: Kind) => fc.constant({ kind, onNewLine: false });
  const piece = fc.oneof(
    { arbitrary: token(fc.constantFrom(...Object.values(others))).map((one) => [one]), weight: 4 },
    fc.tuple(token(fc.constant(Key)), here(Kind.Colon)),
    fc.tuple(here(RegexKey), here(Kind.Colon), token(fc.constantFrom(Kind.String, Kind.UnclosedString))),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const chosen = pieces.flat();
      const source = chosen.map(({ onNewLine }) => (onNewLine ? "\nx" : " x")).join("");
      const tokens = new Tokens(chosen.length);
      for (const [index, { kind, onNewLine }] of chosen.entries()) {
        tokens.add(kind, 2 * index + 1, 2 * index + 2, onNewLine);
      }
      tokens.addEnd(source.length);
      const { statements, end } = grammar.read(source, tokens, false, source.length + 1);
      assert.equal(end, source.length);
      const covered = statements.map(({ start, end }) => source.slice(start, end)).join("");
      assert.equal(covered.replaceAll(/\s/g, "").length, chosen.length);
    }),
    { numRuns: 3000 },
  );
});

test("the parser keeps nothing of a text that it has read", () => {
  const own = new PolicyGrammar();
  const source = "type : SECRET";
  own.read(source, tokenize(source, "escaped").tokens, false, source.length);
  assert.ok(!Object.values(own).includes(source));
});

test("text after the limit is not read", () => {
  const source = "type : A\ninfo : B\nname : C\n";
  const { tokens } = tokenize(source, "escaped");
  const read = grammar.read(source, tokens, false, source.indexOf("name"));
  assert.equal(read.statements.length, 2);
  assert.equal(read.end, source.indexOf("name"));
});
