import assert from "node:assert/strict";
import { describe, it, test } from "node:test";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import { textForTrial } from "../../../server/features/trial/text-to-try.ts";
import { tryActions, tryLenses } from "../../../server/features/trial/try-action.ts";
import { triedCheck } from "../../../server/features/trial/try-check.ts";
import { fixture, unix } from "../fixture.ts";

const kernel = `<custom_item>
  type        : CMD_EXEC
  description : "Kernel"
  cmd         : "uname -r"
  expect      : "^6\\\\."
</custom_item>`;
const sshd = `<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "No login of root"
  file        : "/etc/ssh/sshd_config"
  regex       : "^PermitRootLogin"
  expect      : "no$"
</custom_item>`;
const shadow = `<custom_item>
  type        : FILE_CHECK
  description : "Shadow"
  file        : "/etc/shadow"
  mode        : "0640"
</custom_item>`;
const ports = `<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Ports"
  port_type   : TCP
  ports       : "22"
</custom_item>`;
const foreign = `<custom_item>\n  type        : FIND_CMD\n  description : "Find"\n</custom_item>`;
const policy = unix([kernel, sshd, shadow, ports, foreign].join("\n"));
const { document } = fixture(policy);

const transcript = `lena@web3:~$ uname -r
6.1.0-9-amd64
lena@web3:~$ cat /etc/ssh/sshd_config
Port 22
PermitRootLogin yes
lena@web3:~$ stat -c '%a %n' /etc/passwd /etc/shadow
644 /etc/passwd
640 /etc/shadow
lena@web3:~$ 
`;

const lineOf = (text: string) => policy.slice(0, policy.indexOf(text)).split("\n").length - 1;

test("a check is judged on a text, with the places of the policy and marks in the text", () => {
  const text = "Port 22\nPermitRootLogin yes\n";
  const { verdict, marks, problem } = triedCheck(
    document,
    { policy: document.uri, check: "FILE_CONTENT_CHECK: No login of root", text },
    defaultEvaluateOptions,
  );
  assert.equal(problem, undefined);
  assert.deepEqual([verdict?.status, verdict?.anchor.start.line], ["FAILED", lineOf(sshd) + 1]);
  assert.deepEqual(marks, {
    selected: { count: 1, places: [1, 0, 19] },
    matched: { count: 0, places: [] },
    violating: { count: 1, places: [1, 0, 19] },
  });
});

test("a check whose id has changed is found by its place", () => {
  const at = { line: lineOf(kernel) + 1, character: 3 };
  const { verdict } = triedCheck(
    document,
    { policy: document.uri, check: "CMD_EXEC: Another", at, text: "6.1\n" },
    defaultEvaluateOptions,
  );
  assert.deepEqual([verdict?.id, verdict?.status], ["CMD_EXEC: Kernel", "PASSED"]);
});

test("it is reported that a check is gone", () => {
  const { verdict, problem } = triedCheck(
    document,
    { policy: document.uri, check: "CMD_EXEC: Another", text: "" },
    defaultEvaluateOptions,
  );
  assert.equal(verdict, undefined);
  assert.match(problem ?? "", /no longer in the policy/);
});

const texts: { name: string; check: string; reads: [string, string]; text: string | undefined }[] = [
  {
    name: "of a command",
    check: "CMD_EXEC: Kernel",
    reads: ["command", "uname -r"],
    text: "6.1.0-9-amd64\n",
  },
  {
    name: "of a file",
    check: "FILE_CONTENT_CHECK: No login of root",
    reads: ["file", "/etc/ssh/sshd_config"],
    text: "Port 22\nPermitRootLogin yes\n",
  },
  {
    name: "of the status of a file, with the command that says what the columns are",
    check: "FILE_CHECK: Shadow",
    reads: ["command", "stat -L -c '%a %U %G %u %g %n' /etc/shadow"],
    text: "lena@web3:~$ stat -c '%a %n' /etc/passwd /etc/shadow\n644 /etc/passwd\n640 /etc/shadow\n",
  },
  {
    name: "of lists",
    check: "AUDIT_ALLOWED_OPEN_PORTS: Ports",
    reads: ["list", "open ports"],
    text: undefined,
  },
];

describe("the text of a host to try a check on", () => {
  for (const { name, check, reads, text } of texts) {
    it(name, () => {
      const params = { policy: document.uri, check };
      const found = textForTrial(document, params, readSnapshots(transcript), defaultEvaluateOptions);
      assert.deepEqual([found.reads?.kind, found.reads?.name], reads);
      assert.equal(found.text, text);
      if (text === undefined) return;
      const { verdict } = triedCheck(document, { ...params, text }, defaultEvaluateOptions);
      assert.notEqual(verdict?.status, "UNDECIDED");
    });
  }

  it("is not there where the host does not show it", () => {
    const params = { policy: document.uri, check: "CMD_EXEC: Kernel" };
    const found = textForTrial(document, params, readSnapshots(""), defaultEvaluateOptions);
    assert.deepEqual([found.text, found.problem], [undefined, undefined]);
  });

  it("is refused for a check that is never judged, and where there is none", () => {
    const ask = (line: number) =>
      textForTrial(document, { policy: document.uri, at: { line, character: 0 } }, [], defaultEvaluateOptions)
        .problem;
    assert.match(ask(lineOf(foreign) + 1) ?? "", /FIND_CMD can't be tried/);
    assert.match(ask(0) ?? "", /no check here/);
  });
});

test("every check that is judged can be tried from its first line", () => {
  const lenses = tryLenses(document);
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start.line, command?.arguments?.[0].check]),
    [
      [lineOf(kernel), "CMD_EXEC: Kernel"],
      [lineOf(sshd), "FILE_CONTENT_CHECK: No login of root"],
      [lineOf(shadow), "FILE_CHECK: Shadow"],
      [lineOf(ports), "AUDIT_ALLOWED_OPEN_PORTS: Ports"],
    ],
  );
});

const actions: [name: string, text: string, only: string[] | undefined, count: number][] = [
  ["at a pattern", "^PermitRootLogin", undefined, 1],
  ["at the tag", "<custom_item>", undefined, 1],
  ["not in prose", "No login of root", undefined, 0],
  ["not where a kind is asked for", "^PermitRootLogin", ["quickfix"], 0],
  ["not outside of checks", "<check_type", undefined, 0],
  ["not at a check that is never judged", "FIND_CMD", undefined, 0],
];
for (const [name, text, only, count] of actions) {
  test(`offered ${name}: ${count}`, () => {
    const start = policy.indexOf(text);
    assert.equal(tryActions(document, { start, end: start }, only).length, count);
  });
}
