import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { framed } from "../../snapshot/capture/framed.ts";
import { item, unix } from "../fixture.ts";

const captured = framed([
  {
    kind: "file",
    key: "/etc/shadow",
    text: "root:$6$\u0002hash:19000:0:99999:7:::\nbin:*:18000::::::\neve:!\u0002field:19000:0:30:7:::\n",
  },
]);

function verdictOn(...lines: string[]): string {
  const [type, ...rest] = lines;
  const policy = unix(item(type!, 'description : "c"', 'file : "/etc/shadow"', ...rest));
  const [verdict] = evaluate(policyOf(parse(policy)), readSnapshot(captured), defaultEvaluateOptions);
  return `${verdict!.status}: ${verdict!.reason}`;
}

const hidden = (pattern: string, line: number) =>
  `UNDECIDED: Whether ${pattern} matches line ${line} of the snapshot depends on the password hash in it, which the capture script removes.`;

const cases: [name: string, check: string[], expected: string | RegExp][] = [
  [
    "fields beside the hash decide",
    ["FILE_CONTENT_CHECK", "regex : '^[^:]+:[^!*]'", "expect : ':99999:7:'"],
    /^PASSED: Every line that regex selects/,
  ],
  [
    "what locks an account decides",
    ["FILE_CONTENT_CHECK", "regex : '^(bin|eve):'", "expect : '^[^:]+:[!*]'"],
    /^PASSED: Every line/,
  ],
  [
    "an account that is not locked",
    ["FILE_CONTENT_CHECK", "regex : '^root:'", "expect : '^[^:]+:[!*]'"],
    /^FAILED: 1 of 1 line/,
  ],
  [
    "how a hash is made decides",
    ["FILE_CONTENT_CHECK", "regex : '^root:'", "expect : '^root:.6.'"],
    /^PASSED: Every line/,
  ],
  ["no empty password", ["FILE_CONTENT_CHECK_NOT", "regex : '^[^:]+::'", "expect : '^[^:]+::'"], /^PASSED: /],
  [
    "the hash itself is not known",
    ["FILE_CONTENT_CHECK", "regex : '^root:'", "expect : 'aB3'"],
    hidden("expect", 8),
  ],
  [
    "whether a line is selected is not known",
    ["FILE_CONTENT_CHECK_NOT", "regex : 'a'", "expect : '^never'"],
    hidden("regex", 8),
  ],
  [
    "a line that is seen fails whatever is hidden in others",
    ["FILE_CONTENT_CHECK", "regex : '^(root|bin):'", "expect : 'aB3'"],
    /^FAILED: 1 of 1 line/,
  ],
  [
    "the note is not a part of the text",
    ["FILE_CONTENT_CHECK_NOT", "regex : 'left out'", "expect : 'left out'"],
    hidden("regex", 10),
  ],
  [
    "a note is no line of a grammar",
    ["GRAMMAR_CHECK", "regex : '^x'"],
    /^UNDECIDED: A part of \/etc\/shadow was removed/,
  ],
  [
    "a note is no banner",
    ["BANNER_CHECK", 'content : "left out"', "is_substring : YES"],
    /^UNDECIDED: A part of \/etc\/shadow was removed/,
  ],
];
for (const [name, check, expected] of cases) {
  test(name, () => {
    if (typeof expected === "string") assert.equal(verdictOn(...check), expected);
    else assert.match(verdictOn(...check), expected);
  });
}

test("the whole text agrees with one that has notes in it, and is what counts", () => {
  const ask = (text: string) => {
    const found = readSnapshot([
      captured,
      `root@web1:~# cat /etc/shadow\n${text}root@web1:~# `,
    ]).observations!.ask("file", "/etc/shadow");
    return found.is === "present" ? found.values[0]!.text.source.hidden : found.is;
  };
  const rest = "bin:*:18000::::::\neve:!x:19000:0:30:7:::\n";
  assert.equal(ask(`root:$6$abc:19000:0:99999:7:::\n${rest}`), undefined);
  assert.equal(ask(`root:$5$abc:19000:0:99999:7:::\n${rest}`), "unknown");
  assert.equal(ask(`root:$6$:19000:0:99999:7:::\n${rest}`), "unknown");
  assert.equal(ask(`root:$6$abc:19001:0:99999:7:::\n${rest}`), "unknown");
});
