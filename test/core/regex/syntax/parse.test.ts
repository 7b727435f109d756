import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { childrenOf, type RegexNode } from "../../../../core/regex/syntax/node.ts";
import { parseRegex } from "../../../../core/regex/syntax/parse.ts";
import type { RegexErrorKind } from "../../../../core/regex/syntax/regex-error.ts";

/** The tree in short: kinds of leaves, nested by brackets. */
function outline(node: RegexNode): string {
  const children = childrenOf(node).map(outline).join(" ");
  switch (node.kind) {
    case "literal":
      return (
        JSON.stringify(String.fromCodePoint(node.codePoint)).slice(1, -1) + (node.ignoreCase ? "/i" : "")
      );
    case "any":
      return node.matchesNewline ? "any" : "any-but-newline";
    case "class-escape":
      return `\\${node.letter}`;
    case "assertion":
      return node.place;
    case "class":
      return `${node.negated ? "not" : "one-of"}(${node.items.map((item) => item.kind).join(" ")})`;
    case "quantified":
      return `${node.mode}{${node.min},${node.max}}[${children}]`;
    case "group":
      return `${node.name ?? node.number ?? node.type}[${children}]`;
    case "look":
      return `${node.negated ? "not-" : ""}${node.ahead ? "ahead" : "behind"}[${children}]`;
    case "back-reference":
    case "subroutine-call":
      return `${node.kind}(${node.to})`;
    default:
      return children || node.kind === "sequence" ? `${node.kind}[${children}]` : node.kind;
  }
}

const outlines: [pattern: string, outline: string][] = [
  ["", "sequence[]"],
  ["a|b|", "alternation[a b sequence[]]"],
  ["^a.$", "sequence[text-start a any-but-newline end]"],
  ["(?m)^$", "sequence[flags line-start line-end]"],
  ["(?s:.).", "sequence[plain[any] any-but-newline]"],
  ["a(?i)b|c", "alternation[sequence[a flags b/i] c/i]"],
  ["((?i)a)b", "sequence[1[sequence[flags a/i]] b]"],
  ["(?i-i:a)(?i)b(?^)c", "sequence[plain[a] flags b/i flags c]"],
  ["(?x) a b # rest\n c", "sequence[flags a b c]"],
  ["(?x)[ #]\\ ", "sequence[flags one-of(character character)  ]"],
  ["a(?#note)*", "greedy{0,Infinity}[a]"],
  ["\\Qa.*\\E+", "sequence[a . greedy{1,Infinity}[*]]"],
  ["\\Q(", "("],
  ["[]a]", "one-of(character character)"],
  ["[^]a-]", "not(character character character)"],
  ["[a-z\\d[:alpha:][:^digit:]\\]]", "one-of(range escape posix posix character)"],
  ["[a-\\d]", "one-of(character character escape)"],
  ["[\\Q^]\\E\\b\\x41\\n]", "one-of(character character character character character)"],
  ["[[:x]", "one-of(character character character)"],
  ["\\A\\b\\B\\z\\Z\\G", "sequence[text-start word-boundary no-word-boundary text-end end match-start]"],
  ["\\x41\\x{42}\\103\\o{104}\\e\\cA\\.\\/", "sequence[A B C D \\u001b \\u0001 . /]"],
  ["\\h\\V\\w", "sequence[\\h \\V \\w]"],
  [
    "a{2}b{2,}c{2,3}?d{0,1}+",
    "sequence[greedy{2,2}[a] greedy{2,Infinity}[b] lazy{2,3}[c] possessive{0,1}[d]]",
  ],
  ["a{,3}{x}{2", "sequence[a { , 3 } { x } { 2]"],
  [
    "(a)(?:b)(?<n>c)(?'m'd)(?P<k>e)(?>f)(?|g)",
    "sequence[1[a] plain[b] n[c] m[d] k[e] atomic[f] branch-reset[g]]",
  ],
  ["(?=a)(?!b)(?<=c)(?<!d)", "sequence[ahead[a] not-ahead[b] behind[c] not-behind[d]]"],
  ["(?=a)*", "greedy{0,Infinity}[ahead[a]]"],
  ["(a)\\1\\g1\\g{-1}\\11", "sequence[1[a] back-reference(1) back-reference(1) back-reference(1) \\t]"],
  ["(?<n>a)\\k<n>\\k{n}\\k'n'(?P=n)", `sequence[n[a]${" back-reference(n)".repeat(4)}]`],
  [
    "(?R)(?1)(a)(?-1)(?+1)(b)(?&n)(?P>n)(?<n>c)",
    "sequence[subroutine-call(0) subroutine-call(1) 1[a] subroutine-call(1) subroutine-call(2) 2[b] subroutine-call(n) subroutine-call(n) n[c]]",
  ],
  ["(a)(?(1)b|c)(?(?=d)e)", "sequence[1[a] conditional[alternation[b c]] conditional[ahead[d] e]]"],
  [
    "(*COMMIT)\\K\\R\\X\\pL\\P{Lu}",
    "sequence[verb keep-out newline-sequence grapheme-cluster property property]",
  ],
  ["a]b}c", "sequence[a ] b } c]"],
  ["\\y", "y"],
  ["é😀", "sequence[é 😀]"],
];

for (const [pattern, expected] of outlines) {
  test(`the tree of ${pattern}`, () => {
    const { node, errors } = parseRegex(pattern);
    assert.deepEqual(errors, []);
    assert.equal(outline(node), expected);
  });
}

/** Under each pattern the place of the error. */
const refused: [pattern: string, marks: string, kind: RegexErrorKind][] = [
  ["a(b", " ^", "unbalanced-parenthesis"],
  ["a)b", " ^", "unbalanced-parenthesis"],
  ["(?:a", "^", "unbalanced-parenthesis"],
  ["(?=", "^", "unbalanced-parenthesis"],
  ["*a", "^", "nothing-to-repeat"],
  ["^*", " ^", "nothing-to-repeat"],
  ["a|+?", "  ^^", "nothing-to-repeat"],
  ["a**", "  ^", "nothing-to-repeat"],
  ["a{2}{3}", "    ^^^", "nothing-to-repeat"],
  ["\\b+", "  ^", "nothing-to-repeat"],
  ["(?i)*", "    ^", "nothing-to-repeat"],
  ["x[abc", " ^", "unterminated-class"],
  ["[]", "^", "unterminated-class"],
  ["[[:alpha:]", "^", "unterminated-class"],
  ["a[z-a]", "  ^^^", "range-out-of-order"],
  ["[\\x41-\\x40]", " ^^^^^^^^^", "range-out-of-order"],
  ["[[:foo:]]", " ^^^^^^^", "unknown-posix-class"],
  ["[[.a.]]", " ^^^^^", "unknown-posix-class"],
  ["a[:alpha:]", " ^^^^^^^^^", "unknown-posix-class"],
  ["[a\\B]", "  ^^", "bad-class-escape"],
  ["ab\\", "  ^", "trailing-backslash"],
  ["\\x{zz}", "^^^^^^", "bad-escape"],
  ["\\x{110000}", "^^^^^^^^^^", "bad-escape"],
  ["\\o{8}", "^^^^^", "bad-escape"],
  ["\\c", "^^", "bad-escape"],
  ["\\Users", "^^", "bad-escape"],
  ["(?z)", "^^^", "bad-group"],
  ["(?<1a>b)", "^^^", "bad-group"],
  ["a(?#b", " ^^^^", "bad-group"],
  ["(a)(?(1)a|b|c)", "   ^^^^^^^^^^^", "bad-group"],
  ["a{3,2}", " ^^^^^", "bad-quantifier"],
  ["a{65536}", " ^^^^^^^", "bad-quantifier"],
  ["(a)\\2", "   ^^", "missing-group"],
  ["\\8", "^^", "missing-group"],
  ["(?&x)", "^^^^^", "missing-group"],
  ["(?<=a*)b", "^^^^^^^", "unbounded-lookbehind"],
];

for (const [pattern, marks, kind] of refused) {
  test(`${pattern} is refused: ${kind}`, () => {
    const { errors } = parseRegex(pattern);
    const found = errors.map(
      ({ kind, start, end }) => `${kind} ${" ".repeat(start)}${"^".repeat(end - start)}`,
    );
    assert.deepEqual(found, [`${kind} ${marks}`]);
  });
}

test("deep nesting is one error", () => {
  const { errors } = parseRegex("(".repeat(10_000));
  assert.equal(errors.filter(({ kind }) => kind === "nested-too-deeply").length, 1);
});

const regexNoise = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."ab01(){}[]|*+?^$.\\,-:=!<>'#&PRQEx i\n") }),
  fc.string({ unit: "binary" }),
);

test("any text gives a tree whose spans nest in the pattern", () => {
  fc.assert(
    fc.property(regexNoise, (pattern) => {
      const { node, errors } = parseRegex(pattern);
      for (const error of errors) {
        assert.ok(0 <= error.start && error.start <= error.end && error.end <= pattern.length);
      }
      const visit = (inner: RegexNode, from: number, to: number): void => {
        assert.ok(from <= inner.start && inner.start <= inner.end && inner.end <= to);
        let after = inner.start;
        for (const child of childrenOf(inner)) {
          visit(child, after, inner.end);
          after = child.end;
        }
      };
      visit(node, 0, pattern.length);
    }),
    { numRuns: 2000 },
  );
});

test("a class of 200,000 members is parsed", () => {
  assert.deepEqual(parseRegex(`[${"ab".repeat(100_000)}]`).errors, []);
});
