/** Which taker gets a line: one text for each, and for each position in the sequence that matters. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../../../core/snapshot/hosts/host-drafts.ts";
import { HostsOfText } from "../../../../core/snapshot/reading/hosts-of-text.ts";
import { type LineContext, lineTakers, takeLine } from "../../../../core/snapshot/reading/line-takers.ts";
import { TypedLines } from "../../../../core/snapshot/reading/typed-lines.ts";

interface Case {
  /** What the lines are, the last one after the others. */
  lines: readonly string[];
  takenBy: string | undefined;
  /** Another that would take the line if it were asked first. */
  before?: string;
}

const lsof = "COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME";
const cutRow = "tcp        0      0 0.0.0.0:80";
const netstat = [
  "$ netstat -tln",
  "Proto Recv-Q Send-Q Local Address           Foreign Address         State",
];

const cases: Case[] = [
  { lines: ["   "], takenBy: "blank line" },
  { lines: ["# groups: web"], takenBy: "front comment", before: "prompt" },
  { lines: ["$ ss -tln", "# groups: web"], takenBy: "prompt" },
  { lines: ["#masscan"], takenBy: "row", before: "command line" },
  { lines: [lsof, "ss        812 root    3u  IPv4  20331      0t0  TCP *:22 (LISTEN)"], takenBy: "row" },
  { lines: ["  PID USER     COMMAND", "  812 root     watch ss -tln"], takenBy: "row by its columns" },
  { lines: ["web01 | CHANGED | rc=0 >>"], takenBy: "name of a host" },
  { lines: ["ok: [web01] => ss -tln"], takenBy: "name of a host", before: "command line" },
  { lines: ["[root@web01 ~]# ss -tln"], takenBy: "command line", before: "prompt" },
  { lines: ["[root@web01 ~]# uptime"], takenBy: "prompt" },
  {
    lines: ["# tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN"],
    takenBy: undefined,
  },
  { lines: [...netstat, cutRow, "  0.0.0.0:*               LISTEN"], takenBy: "rest of the row above" },
  { lines: ["Nothing to see here."], takenBy: undefined },
];

for (const { lines, takenBy, before } of cases) {
  const line = lines.at(-1)!;
  test(`${JSON.stringify(line)} is taken by: ${takenBy ?? "nobody"}`, () => {
    const context = below(lines.slice(0, -1));
    assert.equal(takeLine(line, lines.length, context)?.name, takenBy);
  });
  if (before === undefined) continue;
  test(`${JSON.stringify(line)} is offered to “${takenBy}” before “${before}”, which would take it`, () => {
    const other = lineTakers.find(({ name }) => name === before);
    assert.ok(other?.takes(line, lines.length, below(lines.slice(0, -1))));
  });
}

test("every taker takes one of these lines", () => {
  const taken = new Set(cases.map(({ takenBy }) => takenBy));
  const idle = lineTakers.map(({ name }) => name).filter((name) => !taken.has(name));
  assert.deepEqual(idle, []);
});

/** What a line is offered to below these. */
function below(lines: readonly string[]): LineContext {
  const hosts = new HostsOfText(new Drafts(), { width: () => 0, isProven: false });
  const context = { hosts, typed: new TypedLines(hosts) };
  for (const [at, line] of lines.entries()) {
    if (takeLine(line, at + 1, context) === undefined) hosts.current.accountForRest(line, at + 1);
  }
  return context;
}
