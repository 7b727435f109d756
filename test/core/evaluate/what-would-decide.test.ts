import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compilePolicy } from "../../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { countDecided, indexNeeds } from "../../../core/evaluate/what-would-decide.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { item, processOnPort, unix } from "./fixture.ts";
import { shownHost } from "./shown-host.ts";

const command = (cmd: string, expect = "x") =>
  item("CMD_EXEC", `description : "${cmd} ${expect}"`, `cmd : "${cmd}"`, `expect : "${expect}"`);
const ports = item("AUDIT_DENIED_OPEN_PORTS", 'description : "p"', "port_type : TCP", 'ports : "23"');
const neverJudged = item("FIND_CMD", 'description : "m"');
const below = (condition: string, then: string) =>
  `<if>\n<condition type:"AND">\n${condition}\n</condition>\n<then>\n${then}\n</then>\n</if>`;

const nothing = {
  judged: 0,
  decided: 0,
  unjudged: 0,
  waiting: 0,
  commands: 0,
  files: 0,
  answers: 0,
  lists: [],
};

const cases: { name: string; policy: string; host?: string; counted: object }[] = [
  { name: "an empty policy counts nothing", policy: "", counted: {} },
  {
    name: "what is decided needs nothing",
    policy: command("id", "maria"),
    host: "@cmd id\nmaria\n",
    counted: { judged: 1, decided: 1 },
  },
  {
    name: "a command that several checks read is counted once",
    policy: command("id", "a") + command("id", "b") + command("who"),
    counted: { judged: 3, waiting: 3, commands: 2 },
  },
  {
    name: "a command whose output breaks off is wanted again",
    policy: command("id", "z"),
    host: "@cmd id [cut]\nmaria\n",
    counted: { judged: 1, waiting: 1, commands: 1 },
  },
  {
    name: "checks that are never judged are counted apart",
    policy: neverJudged + command("id"),
    counted: { judged: 1, unjudged: 1, waiting: 1, commands: 1 },
  },
  {
    name: "port checks want the lists that are missing",
    policy: ports + processOnPort("22", "sshd"),
    counted: { judged: 2, waiting: 2, lists: ["open ports", "processes"] },
  },
  {
    name: "a condition of a kind that is judged wants what it looks at",
    policy: below(command("uname"), command("id")),
    counted: { judged: 1, waiting: 1, commands: 2 },
  },
  {
    name: "a condition that is never judged wants an answer, once for all the checks below it",
    policy: below(neverJudged, ports + command("id")),
    host: "@cmd id\nmaria\n",
    counted: { judged: 2, waiting: 2, answers: 1, lists: ["open ports"] },
  },
  {
    name: "what no snapshot decides waits for nothing",
    policy: item("CMD_EXEC", 'description : "c"', 'cmd : "id"'),
    counted: { judged: 1 },
  },
];

describe("what would decide the rest of a policy", () => {
  for (const { name, policy, host, counted } of cases) {
    it(name, () => {
      const compiled = compilePolicy(policyOf(parse(unix(policy))));
      const snapshot = host === undefined ? readSnapshot("") : shownHost(host);
      const verdicts = evaluate(compiled, snapshot, defaultEvaluateOptions);
      assert.deepEqual(countDecided(indexNeeds(compiled.body), verdicts, snapshot), {
        ...nothing,
        ...counted,
      });
    });
  }
});
