import assert from "node:assert/strict";
import { test } from "node:test";
import type { Found, FoundFiles, Kind, Place, Source } from "../../../core/observations/observation.ts";
import { Observations } from "../../../core/observations/observations.ts";

const source: Source = {
  text: "alpha\nbeta\nalpha\nbeta, gamma\n",
  firstLine: 1,
  from: "output",
};

/** The n-th line of the source. */
function line(number: number): Place {
  const lines = source.text.split("\n");
  const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
  return { source, start, end: start + lines[number - 1]!.length };
}

type Step = (host: Observations) => void;

const output: Step = (host) => host.startOutput();

function printed(key: string, number: number, partial?: "cut"): Step {
  return (host) => host.add("command", key, { output: line(number) }, line(number), partial);
}

function built(steps: readonly Step[]): Observations {
  const host = new Observations();
  for (const step of steps) step(host);
  return host;
}

function describe(found: Found<Kind>): string {
  if (found.is === "unknown") return `unknown: ${found.why}`;
  if (found.is === "absent") return "absent";
  const values = found.values.map((value) =>
    "output" in value || "text" in value ? "text" : JSON.stringify(value),
  );
  return [`present ${values.join(" ")}`, ...(found.partial === undefined ? [] : [found.partial])].join(", ");
}

const asked: [name: string, steps: Step[], kind: Kind, key: string, expected: string][] = [
  ["what nothing shows", [], "command", "id", "unknown: not captured"],
  ["an output", [output, printed("id", 1)], "command", "id", "present text"],
  [
    "the same output twice",
    [output, printed("id", 1), output, printed("id", 3)],
    "command",
    "id",
    "present text",
  ],
  [
    "two that differ",
    [output, printed("id", 1), output, printed("id", 2)],
    "command",
    "id",
    "unknown: conflict",
  ],
  [
    "a part and the whole",
    [output, printed("id", 2, "cut"), output, printed("id", 4)],
    "command",
    "id",
    "present text",
  ],
  [
    "a part that is of no whole",
    [output, printed("id", 1, "cut"), output, printed("id", 4)],
    "command",
    "id",
    "unknown: conflict",
  ],
  ["a part alone", [output, printed("id", 2, "cut")], "command", "id", "present text, cut"],
  [
    "two that differ within one output",
    [output, printed("id", 1), printed("id", 2)],
    "command",
    "id",
    "unknown: conflict",
  ],
  [
    "a file that one output both lists and misses",
    [
      output,
      (host) => host.add("status", "/etc/x", { mode: 0o600 }, line(1)),
      (host) => host.addAbsent("status", "/etc/x", line(2)),
    ],
    "status",
    "/etc/x",
    "unknown: conflict",
  ],
  [
    "a file that is denied once and shown once",
    [
      output,
      (host) => host.addUnknown("file", "/etc/x", "denied", line(1)),
      output,
      (host) => host.add("file", "/etc//x", { text: line(2) }, line(2)),
    ],
    "file",
    "/etc/x",
    "present text",
  ],
  [
    "a file that is absent and present",
    [
      output,
      (host) => host.addAbsent("status", "/etc/x", line(1)),
      output,
      (host) => host.add("file", "/etc/x", { text: line(2) }, line(2)),
    ],
    "status",
    "/etc/x",
    "unknown: conflict",
  ],
  [
    "the status of a file whose text is shown",
    [output, (host) => host.add("file", "/etc/x", { text: line(2) }, line(2))],
    "status",
    "/etc/x",
    "present {}",
  ],
  [
    "two lists that show different columns",
    [
      output,
      (host) => host.add("status", "/etc/x", { mode: 0o644 }, line(1)),
      output,
      (host) => host.add("status", "/etc/x", { owner: "root", mode: 0o644 }, line(2)),
    ],
    "status",
    "/etc/x",
    'present {"mode":420,"owner":"root"}',
  ],
  [
    "a list that shows nine bits of the mode, and one that shows them all",
    [
      output,
      (host) => host.add("status", "/etc/x", { mode: 0o755, hidesSpecialBits: true }, line(1)),
      output,
      (host) => host.add("status", "/etc/x", { mode: 0o4755 }, line(2)),
    ],
    "status",
    "/etc/x",
    'present {"mode":2541}',
  ],
  [
    "two lists that show different modes",
    [
      output,
      (host) => host.add("status", "/etc/x", { mode: 0o644 }, line(1)),
      output,
      (host) => host.add("status", "/etc/x", { mode: 0o600 }, line(2)),
    ],
    "status",
    "/etc/x",
    "unknown: conflict",
  ],
  [
    "a package that a whole list does not have",
    [output, (host) => host.coverList("rpm", line(1))],
    "package",
    "rpm:moss",
    "absent",
  ],
  [
    "a package of another list",
    [output, (host) => host.coverList("rpm", line(1))],
    "package",
    "dpkg:moss",
    "unknown: not captured",
  ],
  [
    "two versions in two orders",
    [
      output,
      (host) => host.add("package", "rpm:kernel", { version: "5.14" }, line(1)),
      (host) => host.add("package", "rpm:kernel", { version: "6.1" }, line(2)),
      output,
      (host) => host.add("package", "rpm:kernel", { version: "6.1" }, line(3)),
      (host) => host.add("package", "rpm:kernel", { version: "5.14" }, line(4)),
    ],
    "package",
    "rpm:kernel",
    'present {"version":"5.14"} {"version":"6.1"}',
  ],
  [
    "a file in a folder that is listed without it",
    [output, (host) => host.coverPaths("status", { folder: "/etc", hidden: false }, line(1))],
    "status",
    "/etc/x",
    "absent",
  ],
  [
    "a hidden file in a folder that is listed without it",
    [output, (host) => host.coverPaths("status", { folder: "/etc", hidden: false }, line(1))],
    "status",
    "/etc/.x",
    "unknown: not captured",
  ],
  [
    "the text of a file that is listed",
    [
      output,
      (host) => host.coverPaths("status", { below: "/etc" }, line(1)),
      (host) => host.add("status", "/etc/x", { mode: 0o600 }, line(2)),
    ],
    "file",
    "/etc/x",
    "unknown: not captured",
  ],
];

for (const [name, steps, kind, key, expected] of asked) {
  test(`asked for ${name}`, () => assert.equal(describe(built(steps).ask(kind, key)), expected));
}

function describeFiles({ files, missing }: FoundFiles<"status">): string[] {
  const lines = files.map(({ path, found }) => `${path} ${describe(found)}`);
  return missing === undefined ? lines : [...lines, `may be more: ${missing}`];
}

const globs: [name: string, steps: Step[], patterns: string[], expected: string[]][] = [
  [
    "a glob that a shell expanded",
    [
      output,
      (host) => host.coverPaths("status", { glob: "/etc/*.key" }, line(1)),
      (host) => host.add("status", "/etc/b.key", { mode: 0o600 }, line(2)),
      (host) => host.add("status", "/etc/a.key", { mode: 0o644 }, line(1)),
      (host) => host.add("status", "/etc/a.pem", { mode: 0o644 }, line(1)),
      (host) => host.add("status", "/etc/.c.key", { mode: 0o644 }, line(1)),
    ],
    ["/etc/*.key"],
    ['/etc/a.key present {"mode":420}', '/etc/b.key present {"mode":384}'],
  ],
  [
    "a glob of which some files are shown",
    [output, (host) => host.add("status", "/etc/a.key", { mode: 0o644 }, line(1))],
    ["/etc/*.key"],
    ['/etc/a.key present {"mode":420}', "may be more: not captured"],
  ],
  [
    "a glob in a folder that is listed",
    [output, (host) => host.coverPaths("status", { folder: "/etc", hidden: false }, line(1))],
    ["/etc/*.key"],
    [],
  ],
  [
    "a glob for hidden files in a folder that is listed without them",
    [output, (host) => host.coverPaths("status", { folder: "/etc", hidden: false }, line(1))],
    ["/etc/.*.key"],
    ["may be more: not captured"],
  ],
  ["a path that nothing shows", [], ["/etc/x"], ["/etc/x unknown: not captured"]],
  [
    "a glob with folders, below one that is listed whole",
    [output, (host) => host.coverPaths("status", { below: "/home" }, line(1))],
    ["/home/*/.rhosts"],
    [],
  ],
];

for (const [name, steps, patterns, expected] of globs) {
  test(`asked for ${name}`, () =>
    assert.deepEqual(describeFiles(built(steps).askFiles("status", patterns)), expected));
}
