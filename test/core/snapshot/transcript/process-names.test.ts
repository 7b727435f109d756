import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";

const prompt = "root@pc7:~# ";

const cases: [command: string, output: string[], processes: string[], coverage: string][] = [
  ["ps -eo comm", ["COMMAND", "init", "Web Content"], ["init", "Web Content"], "all"],
  ["ps -e -o comm=", ["init", "moss"], ["init", "moss"], "all"],
  ["ps axo ucomm", ["UCOMM", "moss"], ["moss"], "all"],
  ["ps -A -o user,comm", ["USER COMMAND", "eve moss"], ["moss of eve"], "all"],
  ["ps -eo ppid=,args=", ["1 /usr/bin/moss -d", "2 [kfern]"], ["moss", "kfern"], "all"],
  ["ps -eo comm,pid", ["COMMAND PID", "moss 12"], ["moss 12"], "all"],
  ["ps -eo comm,pid", ["COMMAND PID", "moss 12", "Web Content 13"], ["moss 12"], "some"],
  ["ps -eo pid=,comm=", [" 12 moss"], ["moss 12"], "all"],
  ["ps -eo pid,comm", ["PID COMMAND", "12 moss"], ["moss 12"], "all"],
  ["ps -o comm", ["COMMAND", "moss"], ["moss"], "some"],
  ["ps -u eve -o comm=", ["moss"], ["moss"], "some"],
  ["ps -eo comm | grep mo", ["moss"], [], "none"],
  ["ps -eo comm= | grep mo", ["moss"], ["moss"], "some"],
  ["ps -eo comm= | wc -l", ["12"], [], "none"],
  ["ps -eo comm", ["error: unknown option"], [], "none"],
  ["ps -eo args,comm", ["COMMAND COMMAND", "/usr/bin/moss -d moss"], [], "none"],
];
for (const [command, output, processes, coverage] of cases) {
  test(`${command}: ${output.join(", ")}`, () => {
    const text = `${prompt}${command}\n${output.map((line) => `${line}\n`).join("")}${prompt}`;
    const snapshot = readSnapshot(text);
    const found = snapshot.processes.map(({ name, pid, user }) =>
      [name, ...(pid === null ? [] : [pid]), ...(user === undefined ? [] : ["of", user])].join(" "),
    );
    assert.deepEqual([found, snapshot.coverage.processes, snapshot.unread], [processes, coverage, []]);
  });
}

test("a list that is cut off is not whole", () => {
  const { coverage, processes } = readSnapshot(`${prompt}ps -eo comm\nCOMMAND\nmoss\nfer`);
  assert.deepEqual([processes.map(({ name }) => name), coverage.processes], [["moss"], "some"]);
});
