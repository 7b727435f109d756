import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { describe, it } from "node:test";
import { framed } from "../../core/snapshot/capture/framed.ts";
import { builtCommand, ended } from "../built-command.ts";
import { folderOf } from "../command-line.ts";

const command = "/usr/sbin/list-units";

function policy(description: string, expect: string): string {
  return `<check_type:"Unix">
<custom_item>
  type : CMD_EXEC
  description : "${description}"
  cmd : "${command}"
  expect : "${expect}"
</custom_item>
</check_type>
`;
}

/** What a host prints: 220 kB, of which the heap holds several times as much while it is judged. */
function captureOf(host: number, name = `host-${host}`): string {
  const rows = Array.from(
    { length: 4 },
    (_, at) => `unit-${at} of ${host} is loaded, active and running\n`,
  ).join("");
  const items = Array.from({ length: 900 }, (_, at) => ({
    kind: "cmd",
    key: at === 0 ? command : `${command}-${at}`,
    text: at === 0 ? `${rows}answer = ${host % 2 === 0 ? "on" : "off"}\n` : rows,
  }));
  return framed(items, { host: name });
}

/** The built command with so many MB for what lives long. */
async function check(cwd: string, megabytes: number, ...args: string[]) {
  const words = [`--max-old-space-size=${megabytes}`, builtCommand, "check", ...args, "--format", "json"];
  const { code, stderr, stdout } = await ended(spawn(process.execPath, words, { cwd }));
  assert.equal(code, 1, stderr);
  const results: { policy: string; host: string; status: string }[] = JSON.parse(stdout).results;
  return results;
}

const hosts = 120;

describe("check on many hosts", () => {
  it("needs no more memory for more hosts", async (t) => {
    const files = Array.from({ length: hosts }, (_, at): [string, string] => [
      `hosts/host-${1000 + at}.txt`,
      captureOf(at),
    ]);
    const cwd = folderOf(t, { "on.audit": policy("It is on", "answer = on"), ...Object.fromEntries(files) });
    const results = await check(cwd, 90, "on.audit", "--hosts", "hosts");
    assert.deepEqual(
      results.map(({ host, status }) => `${host} ${status}`),
      files.map((_, at) => `host-${at} ${at % 2 === 0 ? "PASSED" : "FAILED"}`),
    );
  });

  it("goes policy by policy through hosts that were never there at once, and knows two of one name", async (t) => {
    // Policies as long as these are not kept until the next hosts are read.
    const remark = `# ${"nothing to see ".repeat(5)}\n`.repeat(30_000);
    const cwd = folderOf(t, {
      "a.audit": remark + policy("It is on", "answer = on"),
      "b.audit": `# hosts: twin, host-3\n${remark}${remark}${policy("It is off", "answer = off")}`,
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [
          `hosts/host-${at + 10}.txt`,
          captureOf(at, at % 39 === 0 ? "twin" : undefined),
        ]),
      ),
    });
    const results = await check(cwd, 400, "a.audit", "b.audit", "--hosts", "hosts");
    const named = results.map(({ policy: path, host, status }) => `${path} ${host} ${status}`);
    assert.equal(named.length, 40 + 3);
    assert.deepEqual(named.slice(0, 2), ["a.audit twin (hosts/host-10.txt) PASSED", "a.audit host-1 FAILED"]);
    assert.deepEqual(named.slice(39), [
      "a.audit twin (hosts/host-49.txt) FAILED",
      "b.audit twin (hosts/host-10.txt) FAILED",
      "b.audit host-3 PASSED",
      "b.audit twin (hosts/host-49.txt) PASSED",
    ]);
  });
});
