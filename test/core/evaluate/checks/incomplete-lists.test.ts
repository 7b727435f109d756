import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { compilePolicy } from "../../../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import type { Status, Verdict } from "../../../../core/evaluate/verdict.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { readSnapshots } from "../../../../core/snapshot/read-snapshot.ts";
import { decode } from "../../../../core/snapshot/text/decode.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { type Listener, type ListFormat, listeners, listFormats, textOf } from "./generated-lists.ts";

/**
 * A list that visibly lost rows never turns a verdict that was not PASSED into PASSED.
 *
 * One exception: a process check passes on the listeners that are shown when all of them belong to permitted
 * processes, because the scanner looks at the port and finds at least these; a note says that there may be
 * others.
 */

const ports = [22, 23, 80, 161, 2222, 8080, 22345, 111, 443, 3306, 5353];
const names = ["sshd", "telnetd", "nginx", "ss"];

function check(type: string, protocol: string, list: string, name?: string): string {
  const also = name === undefined ? "" : `\n  name : "${name}"`;
  return `<custom_item>
  type : ${type}
  description : "${type} ${protocol} ${list} ${name ?? ""}"
  port_type : ${protocol}
  ports : "${list}"${also}
</custom_item>`;
}

const checks = ["TCP", "UDP"].flatMap((protocol) => [
  ...ports.flatMap((port) => [
    check("AUDIT_DENIED_OPEN_PORTS", protocol, String(port)),
    check("AUDIT_ALLOWED_OPEN_PORTS", protocol, ports.filter((one) => one !== port).join(",")),
    ...names.map((name) => check("AUDIT_PROCESS_ON_PORT", protocol, String(port), name)),
  ]),
  check("AUDIT_DENIED_OPEN_PORTS", protocol, ports.join(",")),
  check("AUDIT_ALLOWED_OPEN_PORTS", protocol, ""),
  check("AUDIT_ALLOWED_OPEN_PORTS", protocol, ports.join(",")),
]);
const policy = compilePolicy(policyOf(parse(`<check_type:"Unix">\n${checks.join("\n")}\n</check_type>`)));

/** The verdicts on each host of the text. */
function verdictsOf(text: string): Verdict[][] {
  return readSnapshots(text).map((snapshot) => evaluate(policy, snapshot));
}

/** What the hosts of a text say together: the worst of each check. */
function worstOf(hosts: readonly Verdict[][]): Status[] {
  return hosts[0]!.map((_, at) => {
    const statuses = hosts.map((verdicts) => verdicts[at]!.status);
    return (
      statuses.find((status) => status === "FAILED") ??
      statuses.find((status) => status !== "PASSED") ??
      "PASSED"
    );
  });
}

/** Is the verdict based on the listeners that are shown, and does it say so? */
function judgesWhatIsShown({ check: { type }, evidence, notes }: Verdict): boolean {
  const isNoted = notes.some((note) => note.startsWith("The snapshot may not show every listener"));
  return type === "AUDIT_PROCESS_ON_PORT" && isNoted && evidence.some(({ socket }) => socket !== undefined);
}

function assertNoNewPass(whole: string, damaged: string): void {
  const before = worstOf(verdictsOf(whole));
  const after = verdictsOf(damaged);
  const strongest = worstOf(after);
  const newPasses = before.flatMap((status, at) => {
    if (status === "PASSED" || strongest[at] !== "PASSED") return [];
    const passed = after.map((verdicts) => verdicts[at]!);
    if (passed.some(judgesWhatIsShown)) return [];
    const { check: reference, reason } = passed[0]!;
    return [`${reference.description} was ${status}, and is PASSED: ${reason}`];
  });
  assert.deepEqual(newPasses, [], damaged);
}

const marks = [
  "...",
  "[...]",
  "[…]",
  "…",
  ". . .",
  "⋮",
  "<snip>",
  "[snip]",
  "--- snip ---",
  "---- 8< ----",
  "=== output omitted ===",
  "(output truncated)",
  "(weitere Zeilen)",
  "---省略---",
  "... 12 more lines ...",
  "[12 rows removed]",
  "^C",
];

const pages = [
  "--More--",
  "-- More  --",
  "--More--(42%)",
  "lines 1-12",
  ":",
  "<--- More --->",
  "^C",
  "Killed",
];

/**
 * Filters after a command line; the rows that they leave are chosen freely, because nobody knows what they
 * do.
 */
const filters = [
  " | grep :22",
  "|grep 22",
  " 2>/dev/null|head -4",
  " | head",
  " | awk '{print}'",
  " | tail -n 3 | less",
  " | sort -u -k 4",
  " | select -First 3",
  " | findstr 22",
  " \\",
  " | ./show",
  " > f; cat f | head",
];

/** Arguments that choose rows, or of which nobody knows. */
const choices = [" --foo", " sport = :22", " port22", " $OPTIONS", " -LocalPort 22", " where port = 22"];

const format = fc.constantFrom(...listFormats);
const kept = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });

function some<T>(items: readonly T[], chosen: readonly boolean[]): T[] {
  return items.filter((_, at) => chosen[at % chosen.length]);
}

test("generated lists prove something", () => {
  const open: Listener[] = [
    { proto: "tcp", family: 4, port: 22, process: "sshd", pid: 812 },
    { proto: "tcp", family: 6, port: 80, process: "nginx", pid: 900 },
    { proto: "udp", family: 4, port: 161, process: "snmpd", pid: 901 },
  ];
  for (const one of listFormats) {
    const [verdicts] = verdictsOf(textOf(one, open));
    const statusOf = (text: string) =>
      verdicts!.find(({ check: { description } }) => description.trim() === text)?.status;
    assert.equal(statusOf("AUDIT_DENIED_OPEN_PORTS TCP 23"), "PASSED", one.name);
    assert.equal(statusOf("AUDIT_DENIED_OPEN_PORTS TCP 22"), "FAILED", one.name);
    if (one.name !== "powershell") {
      assert.equal(statusOf("AUDIT_DENIED_OPEN_PORTS UDP 111"), "PASSED", one.name);
      assert.equal(statusOf("AUDIT_DENIED_OPEN_PORTS UDP 161"), "FAILED", one.name);
    }
    // a row that is gone without a trace
    assert.throws(
      () => assertNoNewPass(textOf(one, open), textOf(one, open.slice(1))),
      assert.AssertionError,
    );
  }
});

test("rows after a filter", () => {
  fc.assert(
    fc.property(
      format,
      listeners,
      kept,
      fc.constantFrom(...filters, ...choices),
      (one, open, chosen, filter) => {
        // Names of files come after `cat`.
        fc.pre(one.name !== "proc-net" || filters.includes(filter));
        const commands = one.commands.map((command) => command + filter);
        assertNoNewPass(textOf(one, open), textOf({ ...one, commands }, some(open, chosen)));
      },
    ),
    { numRuns: 600 },
  );
});

test("rows left out by hand, with a mark in their place", () => {
  fc.assert(
    fc.property(
      format,
      listeners,
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...marks),
      (one, open, from, count, mark) => {
        assertNoNewPass(textOf(one, open), withoutRows(one, open, from, count, [mark]));
      },
    ),
    { numRuns: 600 },
  );
});

test("a pager that stopped", () => {
  fc.assert(
    fc.property(
      format,
      listeners,
      fc.nat(),
      fc.constantFrom(...pages),
      fc.boolean(),
      (one, open, at, mark, ended) => {
        const text = textOf(one, open);
        const lines = text.split("\n");
        const [first, last] = [firstRow(one, open), lines.length - 1];
        const shown = lines.slice(0, first + (at % (last - first + 1)));
        assertNoNewPass(text, [...shown, mark].join("\n") + (ended ? "\n" : ""));
      },
    ),
    { numRuns: 600 },
  );
});

test("a text that is cut off inside a meaningful line", () => {
  fc.assert(
    fc.property(format, listeners, fc.nat(), (one, open, at) => {
      const text = textOf(one, open);
      const cut = text.slice(0, at % text.length);
      if (!looksWhole(text, cut)) assertNoNewPass(text, cut);
    }),
    { numRuns: 1500 },
  );
});

test("a row that can't be read", () => {
  const damages: ((row: string) => string)[] = [
    (row) => row.replace(/([:.])(\d{2,5})(?=\s)/, "$1█████"),
    (row) => row.replace(/([:.])(\d{2,5})(?=\s)/, "$1x$2"),
    (row) => row.replace(/([:.])(\d{2,5})(?=\s)/, "$1wsmserver-xyz"),
    (row) => row.replace(/\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}:\d+/, "[redacted]"),
  ];
  fc.assert(
    fc.property(format, listeners, fc.nat(), fc.constantFrom(...damages), (one, open, at, damage) => {
      const lines = textOf(one, open).split("\n");
      const first = firstRow(one, open);
      const row = first + (at % Math.max(1, lines.length - 1 - first));
      lines[row] = damage(lines[row]!);
      assertNoNewPass(textOf(one, open), lines.join("\n"));
    }),
    { numRuns: 600 },
  );
});

/** The text with marks in place of some of its rows. */
function withoutRows(
  one: ListFormat,
  open: Listener[],
  from: number,
  count: number,
  instead: string[],
): string {
  const lines = textOf(one, open).split("\n");
  const first = firstRow(one, open);
  const at = first + (from % Math.max(1, lines.length - 1 - first));
  const [output] = one.outputs(open);
  const left = 1 + (count % Math.max(1, output!.length + 1 - at));
  lines.splice(at, left, ...instead);
  return lines.join("\n");
}

/** Index of the first line that shows a listener. */
function firstRow(one: ListFormat, open: Listener[]): number {
  const line = readSnapshots(textOf(one, open)).flatMap(({ sockets }) =>
    sockets.map((socket) => socket.line),
  )[0];
  return (line ?? 2) - 1;
}

/** Does the text look as it would if its last line were whole: nothing shows that it is cut off? */
function looksWhole(text: string, cut: string): boolean {
  if (/(?:^|\n)\s*$/.test(cut) || text[cut.length] === "\n") return true;
  const last = cut.split("\n").length;
  const rowsOf = (shown: string) =>
    readSnapshots(shown).flatMap(({ sockets, processes }) => [
      ...sockets
        .filter(({ line }) => line === last)
        .map(({ proto, port, address }) => `${proto} ${port} ${address}`),
      ...processes.filter(({ line }) => line === last).map(({ name }) => name),
    ]);
  // A UDP row of lsof ends with its port: if that is cut off, the row still looks whole.
  if (/\sUDP \*:\d+$/.test(cut)) return true;
  const wanted = rowsOf(text);
  return wanted.length > 0 && wanted.join() === rowsOf(`${cut}\n`).join();
}

const folders = [
  ...readdirSync(join(import.meta.dirname, "../../snapshot/samples")).map((name) =>
    join(import.meta.dirname, "../../snapshot/samples", name),
  ),
  join(import.meta.dirname, "../../../../samples/hosts"),
];
/** Lists of lines: a part of a document is not a document. */
const samples = folders
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".txt"))
      .map((file) => ({ file, text: decode(readFileSync(join(folder, file))) })),
  )
  .filter(({ text }) => !/^\s*(?:[{[<]|.*\{$)/m.test(text));

for (const { file, text } of samples) {
  test(`no part of the sample ${file} passes what the whole does not`, () => {
    const lines = text.split("\n");
    const rows = new Set(readSnapshots(text).flatMap(({ sockets }) => sockets.map(({ line }) => line)));
    for (const row of [...rows].slice(0, 20)) {
      for (const mark of ["...", "<snip>", "--- snip ---", "[…]"]) {
        assertNoNewPass(text, [...lines.slice(0, row - 1), mark, ...lines.slice(row)].join("\n"));
        assertNoNewPass(text, [...lines.slice(0, row - 1), mark].join("\n"));
      }
      assertNoNewPass(text, [...lines.slice(0, row - 1), "--More--"].join("\n"));
    }
  });
}
