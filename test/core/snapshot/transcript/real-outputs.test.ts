import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { isWindows } from "../../../not-here.ts";
import { describe, observationsOf } from "./shown.ts";

/** Compares what is read from the commands of this machine with what the system says about the same files. */
const folder = mkdtempSync(join(tmpdir(), "transcript-"));
after(() => rmSync(folder, { recursive: true }));

const modes: Record<string, number> = {
  plain: 0o644,
  secret: 0o600,
  open: 0o777,
  none: 0o000,
  "with blank": 0o640,
  setuid: 0o4755,
  "setgid without execute": 0o2644,
  ".hidden": 0o444,
  "quote's": 0o604,
};
for (const [name, mode] of Object.entries(modes)) {
  writeFileSync(join(folder, name), "x\n");
  chmodSync(join(folder, name), mode);
}
mkdirSync(join(folder, "sub"));
chmodSync(join(folder, "sub"), 0o1777);
if (!isWindows) symlinkSync("plain", join(folder, "link"));

const names = [...Object.keys(modes), "sub"];
const isUnix = !isWindows;

/** What a shell shows for a command, at a prompt; undefined if this machine does not have it. */
function transcript(command: string): string | undefined {
  const { stdout, stderr, status, error } = spawnSync("sh", ["-c", `${command} 2>&1`], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  if (error !== undefined || status === null || status === 127 || stderr !== "") return undefined;
  return `root@pc7:~# ${command}\n${stdout}root@pc7:~# `;
}

function quoted(name: string): string {
  return `"${join(folder, name)}"`;
}

const each = names.map(quoted).join(" ");
const commands: [name: string, command: string, isListed: (name: string) => boolean][] = [
  ["ls", `ls -ld ${each}`, () => true],
  ["ls with numbers", `ls -ldn ${each}`, () => true],
  ["ls with SELinux contexts", `ls -ldZ ${each}`, () => true],
  ["ls with whole times", `ls -ld --time-style=full-iso ${each}`, () => true],
  ["ls of a folder", `ls -la ${quoted("")}`, (name) => !/'/.test(name)],
  ["ls with blocks and inodes", `ls -lais ${quoted("")}`, (name) => !/'/.test(name)],
  ["stat", `stat ${each}`, (name) => !/'/.test(name)],
  ["stat -c", `stat -c '%a %U %G %u %g %n' ${each}`, (name) => name !== "open"],
  ["stat -c with letters", `stat -c '%A|%u|%g|%n' ${each}`, () => true],
  ["stat -c with the bits in hexadecimal", `stat -c '%f %n' ${each}`, () => true],
  ["stat -c with names in quotes", `stat -L -c '%a %N' ${each}`, (name) => !/'/.test(name)],
  ["stat --printf", `stat -L --printf='%n\\t%a\\n' ${each}`, () => true],
  ["find", `find ${quoted("")} -ls`, (name) => !/'/.test(name)],
  ["busybox ls", `busybox ls -ld ${each}`, () => true],
  ["busybox stat", `busybox stat -c '%a %u %g %n' ${each}`, (name) => name !== "open"],
];

for (const [name, command, isListed] of commands) {
  test(`${name} shows the modes that the system gives`, (context) => {
    const text = isUnix ? transcript(command) : undefined;
    if (text === undefined || /unrecognized|invalid option|not found|usage:/i.test(text)) {
      context.skip("not on this machine");
      return;
    }
    const observations = observationsOf(text);
    const listed = names.filter(isListed);
    assert.ok(listed.length > 5);
    for (const file of listed) {
      const path = join(folder, file);
      const { mode, uid } = statSync(path);
      const found = observations.ask("status", path);
      const [status] = found.is === "present" ? found.values : [];
      assert.ok(status !== undefined, `${file}: ${describe(found)}`);
      assert.equal(status.mode?.toString(8), (mode & 0o7777).toString(8), file);
      if (status.uid !== undefined) assert.equal(status.uid, uid, file);
    }
  });
}

test("a link is not taken for the file that it leads to", (context) => {
  const text = isUnix ? transcript(`ls -l ${quoted("link")}; `) : undefined;
  const single = isUnix ? transcript(`ls -l ${quoted("link")}`) : undefined;
  if (text === undefined || single === undefined) {
    context.skip("not on this machine");
    return;
  }
  assert.equal(describe(observationsOf(single).ask("status", join(folder, "link"))), "there link");
});

const missing = [
  "ls -ld",
  "stat",
  "stat -c '%a %n'",
  "cat",
  "tail -n +1",
  "head",
  "busybox ls -l",
  "busybox stat",
  "busybox cat",
];

for (const program of missing) {
  test(`${program} says that a file is missing`, (context) => {
    const path = join(folder, "nothing");
    const text = isUnix ? transcript(`${program} ${path}`) : undefined;
    if (text === undefined || !text.includes("No such file")) {
      context.skip("not on this machine");
      return;
    }
    assert.equal(describe(observationsOf(text).ask("status", path)), "absent");
  });
}

const whole = ["cat", "sed -n p", "head -n 99", "tail -n +1", "grep ''", "busybox cat"];

for (const program of whole) {
  test(`${program} shows the text of a file`, (context) => {
    const path = join(folder, "plain");
    const text = isUnix ? transcript(`${program} ${path}`) : undefined;
    if (text === undefined || text.includes("not found")) {
      context.skip("not on this machine");
      return;
    }
    assert.equal(describe(observationsOf(text).ask("file", path)), '"x\\n"');
  });
}

test("tail shows the texts of several files", (context) => {
  const [one, other] = ["plain", "secret"].map((name) => join(folder, name)) as [string, string];
  const text = isUnix ? transcript(`tail -n +1 ${one} ${other}`) : undefined;
  if (text === undefined || !text.includes("==>")) {
    context.skip("not on this machine");
    return;
  }
  const observations = observationsOf(text);
  assert.equal(describe(observations.ask("file", one)), '"x\\n"');
  assert.equal(describe(observations.ask("file", other)), '"x\\n"');
});

test("the list of packages of this machine is whole", (context) => {
  const text = isUnix ? transcript("dpkg -l") : undefined;
  if (text === undefined || !text.includes("||/ Name")) {
    context.skip("not on this machine");
    return;
  }
  const observations = observationsOf(text);
  assert.ok(observations.keys("package").length > 5);
  assert.equal(describe(observations.ask("package", "dpkg:no-such-package")), "absent");
});
