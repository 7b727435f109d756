import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, observationsOf } from "./shown.ts";

const prompt = "root@pc7:~# ";

/** What is known about the output of `uname -r` after other commands were typed, each with its output. */
function after(...exchanges: [typed: string, ...output: string[]][]): string {
  const lines = exchanges.flatMap(([typed, ...output]) => [`${prompt}${typed}`, ...output]);
  return describe(observationsOf(`${[...lines, prompt].join("\n")}`).ask("command", "uname -r"));
}

const own: [string, string] = ["uname -r", "6.1"];
const silent = "unknown (not captured)";
const cases: [name: string, found: string, expected: string][] = [
  ["nothing", after(own), '"6.1\\n"'],
  ["an alias", after(["alias uname='echo 6.1'"], own), silent],
  ["a function", after(["uname() { echo 6.1; }"], own), silent],
  ["an alias that is taken back", after(["alias uname='echo 5'"], ["unalias uname"], own), '"6.1\\n"'],
  ["an alias of another", after(["alias ll='ls -l'"], own), '"6.1\\n"'],
  ["an alias that adds a color", after(["alias uname='uname --color=auto'"], own), '"6.1\\n"'],
  ["another root", after(["chroot /mnt"], own), silent],
  ["another root, and out of it", after(["chroot /mnt"], ["exit", "exit"], own), '"6.1\\n"'],
  ["a command in another root", after(["chroot /mnt uname -r", "5"], own), '"6.1\\n"'],
  ["a shell in another root", after(["chroot /mnt /bin/bash -l"], own), silent],
  ["another namespace", after(["unshare -m bash"], own), silent],
  [
    "a message to all",
    after(["uname -r", "6.1", "Broadcast message from root@pc7 (pts/1):", "", "off"]),
    '"6.1\\n" (cut)',
  ],
  ["mail", after(["uname -r", "6.1", "You have new mail in /var/mail/root"]), '"6.1\\n"'],
  ["a fork that failed", after(["uname -r", "-bash: fork: Cannot allocate memory"]), '"" (cut)'],
  [
    "a refusal of sudo",
    after(["sudo uname -r", "Sorry, user eve is not allowed to execute '/bin/uname -r' as root on pc7."]),
    silent,
  ],
  ["a refusal of sudo in German", after(["sudo uname -r", "eve ist nicht in der sudoers-Datei."]), silent],
  ["a file that speaks of sudoers", after(["uname -r", "see sudoers(5)"]), '"see sudoers(5)\\n"'],
];
for (const [name, found, expected] of cases) test(`after ${name}`, () => assert.equal(found, expected));

const pages: [name: string, lines: number, end: string, expected: string][] = [
  ["a short text", 3, "(END)", "whole"],
  ["a page that may be the last of several", 23, "(END)", "cut"],
  ["a page with the signs of the end", 23, "~\n(END)", "whole"],
  ["all lines", 23, "lines 1-23/23 (END)", "whole"],
  ["the last lines", 23, "lines 40-62/62 (END)", "cut"],
];
for (const [name, lines, end, expected] of pages) {
  test(`less shows ${name}`, () => {
    const text = `${prompt}less /etc/x\n${"a\n".repeat(lines)}${end}\n${prompt}`;
    const found = observationsOf(text).ask("file", "/etc/x");
    assert.equal(found.is === "present" && (found.partial ?? "whole"), expected);
  });
}
