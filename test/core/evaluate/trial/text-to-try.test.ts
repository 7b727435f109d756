import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import { textToTry } from "../../../../core/evaluate/trial/text-to-try.ts";
import { neededFirst, tryCheck } from "../../../../core/evaluate/trial/trial.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { readSnapshots } from "../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { framed } from "../../snapshot/capture/framed.ts";
import { item, unix } from "../fixture.ts";

const captured = framed([
  { kind: "cmd", key: "uname -r", text: "6.1.0-9-amd64\n" },
  { kind: "file", key: "/etc/issue.net", text: "Keep out\n" },
  {
    kind: "status",
    key: "/etc/issue.net",
    text: "-rw-r----- 1 root adm 9 Jan  1  2026 /etc/issue.net\n-rw-r----- 1 0 4 9 Jan  1  2026 /etc/issue.net\n",
  },
]);
const typed = `root@web1:~# ls -l /etc/hosts /etc/issue.net
-rw-r--r-- 1 root root 9 Jan  1  2026 /etc/hosts
-rw-r----- 1 root adm  9 Jan  1  2026 /etc/issue.net
root@web1:~# uname -r
6.1.0-9-amd64
root@web1:~# cat /etc/issue.net
Keep out
root@web1:~# 
`;

const command = item("CMD_EXEC", 'description : "c"', 'cmd : "uname -r"', 'expect : "^6"');
const file = item(
  "FILE_CONTENT_CHECK",
  'description : "f"',
  'file : "/etc/issue.net"',
  'regex : "."',
  'expect : "out"',
);
const status = item("FILE_CHECK", 'description : "s"', 'file : "/etc/issue.net"', 'mode : "0640"');

const cases: { name: string; snapshot: string; policy: string; text: string | undefined }[] = [
  { name: "a command in a capture", snapshot: captured, policy: command, text: "6.1.0-9-amd64\n" },
  { name: "a file in a capture", snapshot: captured, policy: file, text: "Keep out\n" },
  {
    name: "a status in a capture",
    snapshot: captured,
    policy: status,
    text: "640 root adm 0 4 /etc/issue.net\n",
  },
  { name: "a command in a transcript", snapshot: typed, policy: command, text: "6.1.0-9-amd64\n" },
  { name: "a file in a transcript", snapshot: typed, policy: file, text: "Keep out\n" },
  {
    name: "a status in a transcript, with its command",
    snapshot: typed,
    policy: status,
    text: typed.slice(0, typed.indexOf("root@web1:~# uname")),
  },
  { name: "what is not shown", snapshot: "nothing\n", policy: file, text: undefined },
];

describe("what a snapshot shows, as a text to try a check on", () => {
  for (const { name, snapshot, policy, text } of cases) {
    it(name, () => {
      const parsed = policyOf(parse(unix(policy)));
      const check = parsed.checks[0]!;
      const need = neededFirst(parsed, check, defaultEvaluateOptions)!;
      const found = textToTry(need, readSnapshots(snapshot)[0]!);
      assert.equal(found, text);
      if (text === undefined) return;
      assert.equal(tryCheck(parsed, check, text, defaultEvaluateOptions).outcome.status, "PASSED");
      // The snapshot as a whole says the same.
      assert.equal(tryCheck(parsed, check, snapshot, defaultEvaluateOptions).outcome.status, "PASSED");
    });
  }

  it("marks the lines of a capture as it writes them", () => {
    const parsed = policyOf(parse(unix(file)));
    const { marks } = tryCheck(parsed, parsed.checks[0]!, captured, defaultEvaluateOptions);
    const [{ line, start, end }] = marks.matched.first as [{ line: number; start: number; end: number }];
    assert.equal(captured.split("\n")[line]?.slice(start, end), "out");
  });
});
