import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { folderOf, nessusAudit } from "../cli/command-line.ts";
import { notOnWindows } from "../not-here.ts";
import { assertAccepted } from "./accepted.ts";

const root = join(import.meta.dirname, "../..");
const textOf = (path: string) => readFileSync(join(root, path), "utf8");

/** The blocks of code in a page, in order. */
function blocksIn(page: string): { language: string; text: string }[] {
  return [...page.matchAll(/^```([\w-]+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
    language: language!,
    text: text!,
  }));
}

/** The command lines of nessus-audit in a page, without comments and redirections, as words. */
function commandLinesIn(page: string): string[][] {
  const shell = blocksIn(page).filter(({ language }) => language === "sh");
  const inline = [...page.matchAll(/`(nessus-audit [^`\n]+)`/g)].map(([, line]) => line!);
  return [...shell.flatMap(({ text }) => text.split("\n")), ...inline].flatMap((line) => {
    const [, command] = /^(?:.*\| )?(nessus-audit [a-z].*)/.exec(line.replace(/\s+[#>].*$/, "")) ?? [];
    return command === undefined ? [] : [command.trim().split(/\s+/)];
  });
}

describe("the guide to a first verdict", () => {
  const guide = textOf("docs/guides/first-verdict.md");
  const blocks = blocksIn(guide);
  const only = (language: string) => blocks.filter((block) => block.language === language);
  const [policy, ...otherPolicies] = only("nessus-audit");
  const [terminal, added] = only("console");
  const [output] = only("text");

  it("shows what a run prints", async (t) => {
    assert.deepEqual(otherPolicies, []);
    const cwd = folderOf(t, { "ssh.audit": policy!.text, "web01.txt": terminal!.text });
    const { code, stdout, stderr } = await nessusAudit(["check", "ssh.audit", "--snapshot", "web01.txt"], {
      cwd,
    });
    assert.deepEqual({ code, stdout, stderr }, { code: 1, stdout: output!.text, stderr: "" });
    assert.equal((await nessusAudit(["lint", "ssh.audit", "--fail-on", "hint"], { cwd })).code, 0);
    assert.equal((await nessusAudit(["format", "--check", "ssh.audit"], { cwd })).code, 0);
  });

  it("ends with checks that pass where it says so", async (t) => {
    const [, better] = /`(expect : "[^`]+)`/.exec(guide)!;
    const edited = policy!.text.replace(/expect +: "\[\[:space:\]\]no.*/, better!);
    assert.notEqual(edited, policy!.text);
    const cwd = folderOf(t, { "ssh.audit": edited, "web01.txt": terminal!.text + added!.text });
    const { stdout } = await nessusAudit(["check", "ssh.audit", "--snapshot", "web01.txt"], { cwd });
    assert.match(stdout, /\n2 passed, 1 failed\.\n$/);
  });
});

describe("the guide to capturing", { skip: notOnWindows("shell") }, () => {
  const guide = textOf("docs/guides/capture.md");
  const policy = `<check_type:"Unix">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "names are looked up"
  file        : "/etc/passwd"
  regex       : "^root:"
  expect      : "^root:"
</custom_item>
</check_type>
`;
  const loops = blocksIn(guide).filter(
    ({ language, text }) => language === "sh" && text.includes("names.txt"),
  );

  it("has two ways to ask a list of hosts", () => assert.equal(loops.length, 2));

  for (const [at, { text }] of loops.entries()) {
    it(`captures each host of a list, way ${at + 1}`, async (t) => {
      const names = ["web01", "web02", "db01"];
      const cwd = folderOf(t, {
        "a.audit": policy,
        "names.txt": `${names.join("\n")}\n`,
        "bin/ssh": '#!/bin/sh\nshift 3\nexec "$@"\n',
        "bin/sudo": '#!/bin/sh\nshift\nexec "$@"\n',
        "capture.sh": "",
      });
      for (const name of ["ssh", "sudo"]) chmodSync(join(cwd, "bin", name), 0o755);
      const script = await nessusAudit(["capture", "a.audit"], { cwd, outputIsFile: true });
      const PATH = `${join(cwd, "bin")}${delimiter}${process.env.PATH}`;
      execFileSync("sh", ["-c", `cat > capture.sh`], { cwd, input: script.stdout });
      execFileSync("sh", ["-e", "-c", text], { cwd, env: { ...process.env, PATH } });
      assert.deepEqual(
        readdirSync(join(cwd, "hosts")).sort(),
        [...names].sort().map((name) => `${name}.txt`),
      );
      const { code, stdout } = await nessusAudit(["check", "a.audit", "--hosts", "hosts"], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /\n3 passed, 0 failed\.\n$/);
    });
  }

  it("has a play of Ansible that can be read", () => {
    const [play, ...others] = blocksIn(guide).filter(({ language }) => language === "yaml");
    assert.deepEqual(others, []);
    const [{ tasks }] = parse(play!.text);
    assert.deepEqual(
      tasks.map((task: object) => Object.keys(task).filter((name) => name.startsWith("ansible."))),
      [["ansible.builtin.command"], ["ansible.builtin.copy"]],
    );
  });
});

describe("the guide to the vendor's next edition", () => {
  const blocks = blocksIn(textOf("docs/guides/next-edition.md"));
  const policies = blocks.filter(({ language }) => language === "nessus-audit").map(({ text }) => text);
  const outputs = blocks.filter(({ language }) => language === "text").map(({ text }) => text);
  const files = {
    "time-1.0.audit": policies[0]!,
    "ours.audit": policies[1]!,
    "time-2.0.audit": policies[2]!,
  };
  const three = Object.keys(files);

  it("has policies without findings", async (t) => {
    assert.equal(policies.length, 3);
    const cwd = folderOf(t, files);
    assert.equal((await nessusAudit(["lint", "--fail-on", "hint"], { cwd })).code, 0);
    assert.equal((await nessusAudit(["format", "--check"], { cwd })).code, 0);
  });

  it("shows what runs print", async (t) => {
    const cwd = folderOf(t, files);
    const two = await nessusAudit(["diff", "time-1.0.audit", "time-2.0.audit"], { cwd });
    assert.deepEqual([two.code, two.stdout], [1, outputs[0]]);
    const all = await nessusAudit(["diff", ...three], { cwd });
    assert.deepEqual([all.code, all.stdout], [1, outputs[1]]);
    await nessusAudit(["merge", ...three, "--output", "ours-2.0.audit"], { cwd });
    assert.ok(readFileSync(join(cwd, "ours-2.0.audit"), "utf8").includes(outputs[2]!));
    const args = ["fill", "ours-2.0.audit", "--set-text", "NTP_SERVER=10.0.0.5", "--output", "site.audit"];
    const filled = await nessusAudit(args, { cwd });
    assert.deepEqual([filled.code, filled.stdout], [0, outputs[3]]);
    assert.equal((await nessusAudit(["lint", "site.audit", "--fail-on", "warning"], { cwd })).code, 0);
  });
});

for (const page of [
  "docs/guides/first-verdict.md",
  "docs/guides/capture.md",
  "docs/guides/next-edition.md",
  "README.md",
]) {
  it(`${page} has commands that there are`, async () => {
    const lines = commandLinesIn(textOf(page));
    assert.ok(lines.length >= 3, `few commands: ${lines}`);
    for (const words of lines) await assertAccepted(words);
  });
}

it("the example of the README is what a run prints", async () => {
  const [example] = blocksIn(textOf("README.md")).filter(({ language }) => language === "console");
  const [command, ...shown] = example!.text.trimEnd().split("\n");
  const [dollar, npx, , ...args] = command!.split(" ");
  assert.deepEqual([dollar, npx], ["$", "npx"]);
  const { stdout } = await nessusAudit(args, { cwd: root });
  for (const part of shown.join("\n").split(/^…$/m)) assert.ok(stdout.includes(part.trim()), part);
});
