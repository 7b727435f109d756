import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parsePortList, portsOf } from "../../../core/ports/port-list.ts";
import { PortSet } from "../../../core/ports/port-set.ts";
import { assertLinear } from "../../fuzz/growth.ts";

const meanings: [text: string, ports: string][] = [
  ["22", "22"],
  ["22, 80,443, 808[0-9]", "22, 80, 443, 8080–8089"],
  ["\n 22 ,\t80\n", "22, 80"],
  ["2[1-9]", "21–29"],
  ["800[0-9]+", "8000–8009"],
  ["8[0-9]+", "80–89, 800–899, 8000–8999"],
  ["(80|443)", "80, 443"],
  ["80|443", "80, 443"],
  ["^22$", "22"],
  ["\\b22\\b", "22"],
  ["2\\B2", "22"],
  ["(?i)22", "22"],
  [".", "1–9"],
  [".*", "1–65535"],
  ["\\d{5}", "10000–65535"],
  ["6553.", "65530–65535"],
  ["(?!8080$)80[0-9]{2}", "8000–8079, 8081–8099"],
  ["80[0-9]{2}(?<!80)", "8000–8079, 8081–8099"],
  ["(?=.*9)(?!9$).{1,2}(?<!90)", ""],
  ["8..9", PortSet.of(Array.from({ length: 100 }, (_, i) => 8009 + 10 * i)).toString()],
  ["", ""],
  [" \n", ""],
];

for (const [text, expected] of meanings) {
  test(`"${text}" means ${expected || "no port"}`, () => {
    assert.equal(portsOf(parsePortList(text)).toString(), expected);
  });
}

/** Problem by problem: kind, the text that it covers, what to write there, the ports of the list all the same. */
const problems: [
  text: string,
  kind: string,
  covers: string,
  suggestion: string | undefined,
  ports: string,
][] = [
  ["22,,80", "empty-element", ",", "", "22, 80"],
  ["22, ,80", "empty-element", ", ", "", "22, 80"],
  ["22,80,", "empty-element", ",", "", "22, 80"],
  ["22, ", "empty-element", ", ", "", "22"],
  [",22", "empty-element", ",", "", "22"],
  ["22, (80", "malformed-element", "(", undefined, "22"],
  ["22, 8[0-9", "malformed-element", "[", undefined, "22"],
  ["*, 22", "malformed-element", "*", undefined, "22"],
  [
    "1024-65535",
    "numeric-range",
    "1024-65535",
    "102[4-9], 10[3-9][0-9], 1[1-9][0-9][0-9], [2-9][0-9][0-9][0-9], [1-6][0-9][0-9][0-9][0-9]",
    "",
  ],
  ["80 – 89, 22", "numeric-range", "80 – 89", "8[0-9]", "22"],
  ["89-80", "numeric-range", "89-80", "8[0-9]", ""],
  ["65530-70000", "numeric-range", "65530-70000", "6553[0-5]", ""],
  ["70000-80000", "numeric-range", "70000-80000", undefined, ""],
  ["22, [1..9]", "value-range", "[1..9]", "[1-9]", "1, 9, 22"],
  ["[MIN..20]", "value-range", "[MIN..20]", "[1-9], 1[0-9], 20", "2"],
  ["65536", "port-out-of-range", "65536", undefined, ""],
  ["22, 0", "port-out-of-range", "0", undefined, "22"],
  [`22, ${"9".repeat(400)}`, "port-out-of-range", "9".repeat(400), undefined, "22"],
  ["080", "matches-no-port", "080", "80", ""],
  ["http", "matches-no-port", "http", undefined, ""],
  ["80 443", "matches-no-port", "80 443", "80, 443", ""],
  ["22; 8[01]", "matches-no-port", "22; 8[01]", "22, 8[01]", ""],
  ["8[0-9]{2,3}", "comma-in-regex", "8[0-9]{2,3}", "8[0-9][0-9], 8[0-9][0-9][0-9]", ""],
  ["22, [1,2]0, 5", "comma-in-regex", "[1,2]0", "[12]0", "5, 22"],
  ["(80,443,8080)", "comma-in-regex", "(80,443,8080)", undefined, "443"],
  ["(8[0-9]{1,2}|9)", "comma-in-regex", "(8[0-9]{1,2}|9)", "9, 8[0-9], 8[0-9][0-9]", ""],
  ["80\\,443", "comma-in-regex", "80\\,443", undefined, "443"],
  ["22, (8)\\1", "undecidable-element", "(8)\\1", undefined, "22"],
  ["(8++)8", "undecidable-element", "(8++)8", undefined, ""],
];

for (const [text, kind, covers, suggestion, ports] of problems) {
  test(`"${text.slice(0, 40)}" has the problem ${kind}`, () => {
    const list = parsePortList(text);
    const found = list.elements.flatMap(({ problem }) => problem ?? []);
    assert.deepEqual(
      found.map(({ kind, start, end, suggestion }) => [kind, text.slice(start, end), suggestion]),
      [[kind, covers, suggestion]],
    );
    assert.match(found[0]!.message, /\.$/);
    assert.equal(portsOf(list).toString(), ports);
  });
}

test("a suggestion repairs the list", () => {
  for (const [text] of problems) {
    const { problem } = parsePortList(text).elements.find((element) => element.problem)!;
    if (problem?.suggestion !== undefined) {
      const repaired = text.slice(0, problem.start) + problem.suggestion + text.slice(problem.end);
      assert.deepEqual(
        parsePortList(repaired).elements.filter((element) => element.problem),
        [],
        repaired,
      );
    }
  }
});

const listNoise = fc.string({ unit: fc.constantFrom(..."0123589,,, []{}()|-.*+?\\^$=!<>:in\n") });

test("any text gives elements in order, at their places", () => {
  fc.assert(
    fc.property(listNoise, (text) => {
      let last = 0;
      for (const { start, end, text: own, problem } of parsePortList(text).elements) {
        assert.ok(last <= start && start <= end && end <= text.length);
        assert.equal(text.slice(start, end), own);
        assert.ok(
          !problem || (0 <= problem.start && problem.start <= problem.end && problem.end <= text.length),
        );
        last = end;
      }
    }),
    { numRuns: 2000 },
  );
});

const digitPatterns = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "1",
        "8",
        "[0-5]",
        "[^8]",
        ".",
        "\\d",
        "(?:80|9)",
        "(1|23)",
        "(?=.8)",
        "(?!2)",
        "(?<=8)",
        "(?<!1)",
      ),
      fc.constantFrom("", "", "", "?", "*", "{2}"),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) =>
    parts.map(([atom, times]) => atom + (atom.startsWith("(?") && atom[2] !== ":" ? "" : times)).join(""),
  );

test("an element means the ports that JavaScript matches in full", () => {
  const candidates = Array.from({ length: 3200 }, (_, i) =>
    i < 1200 ? i + 1 : 1200 + (i - 1200) * 32,
  ).filter((port) => port <= 65535);
  fc.assert(
    fc.property(digitPatterns, (pattern) => {
      const ports = portsOf(parsePortList(pattern));
      const expected = new RegExp(`^(?:${pattern})$`);
      for (const port of candidates) {
        assert.equal(ports.has(port), expected.test(String(port)), `${pattern} on ${port}`);
      }
    }),
    { numRuns: 60 },
  );
});

const hostileLists: Record<string, (size: number) => string> = {
  "groups that are never closed": (size) => "(,".repeat(size),
  "many elements": (size) => "22,".repeat(size),
  "deep groups": (size) => "(".repeat(size),
  "repeated repetitions": (size) => `(((.{${size}}){${size}}){${size}})`,
  "repeated stars": (size) => `(${".*".repeat(size)})*x`,
  "repeated alternatives": (size) => `([0-9]{${size}}|[0-9]{${size}}){${size}}`,
  "repetitions in lookaheads": (size) => `(?=([0-9]?){${size}})(?!([0-9]?){${size}}x).*`,
};

for (const [name, listOf] of Object.entries(hostileLists)) {
  test(`time grows with the list, not with what it multiplies to: ${name}`, () => {
    assertLinear("parsePortList", listOf, parsePortList, name.startsWith("repe") ? 200 : 10_000);
  });
}
