import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { parse as parseYaml } from "yaml";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { exportPolicies } from "../../../core/export/export-policies.ts";
import { planPolicy } from "../../../core/export/plan-policy.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { Osquery, type OsqueryRows } from "./osquery-tables.ts";
import { type FleetHost, fleetOf, snapshotOf } from "./random-fleet.ts";
import { randomPolicy } from "./random-policies.ts";

const seed = 7;

describe("policies of Fleet pass if the evaluator passes", () => {
  const osquery = new Osquery();
  after(() => osquery.close());

  it("in random policies on 400 random hosts", () => {
    const answers = { passed: 0, failed: 0 };
    const fleet = fleetOf(400, seed);
    const policies = fc
      .sample(randomPolicy, { numRuns: 5, seed })
      .map((text) => exportedPolicy(text, osquery));
    for (const host of fleet) {
      for (const platform of ["linux", "windows"] as const) {
        const own = { ...host, os: platform === "linux" ? "Linux" : "Windows" };
        osquery.becomes(rowsOf(own));
        // A table without a row shows nothing.
        const isListed = own.sockets.length > 0;
        const snapshot = snapshotOf({ ...own, listed: { tcp: isListed, udp: isListed } });
        for (const { policy, rules } of policies.filter((one) => one.platform === platform)) {
          const verdicts = new Map(
            evaluate(policy, snapshot, defaultEvaluateOptions).map((one) => [
              one.check.description,
              one.status,
            ]),
          );
          for (const { name, passes, report } of rules) {
            const status = verdicts.get(name);
            const isPassed = passes().length > 0;
            const about = `${name} is ${status} on ${JSON.stringify(own)}`;
            assert.equal(isPassed, status === undefined || status === "PASSED", about);
            assert.equal(report()[0]?.status, status, about);
            answers[isPassed ? "passed" : "failed"]++;
          }
        }
      }
    }
    assert.ok(answers.passed > 500 && answers.failed > 500, JSON.stringify(answers));
  });
});

/** The policy, and its rules as they come out of the files for Fleet. */
function exportedPolicy(text: string, osquery: Osquery) {
  const policy = policyOf(parse(text));
  const platform = policy.checkType === "Windows" ? ("windows" as const) : ("linux" as const);
  const planned = planPolicy({ path: "p.audit", policy, options: defaultEvaluateOptions });
  assert.ok(planned.ok);
  const exported = exportPolicies([planned.plan], {
    target: "fleet",
    dialect: "sqlite",
    rows: "all",
    platform,
    loopback: "ignore",
    closedPort: "undecided",
    unknownPorts: "undecided",
  });
  const [policies = [], reports = []] = exported.files.map(({ text: yaml }) => parseYaml(yaml) as Query[]);
  const rules = policies.map(({ name, query }, at) => ({
    name,
    passes: osquery.prepare(query),
    report: osquery.prepare(reports[at]!.query),
  }));
  return { policy, platform, rules };
}

interface Query {
  name: string;
  query: string;
}

/** The host's own sockets, among those of a container and of no protocol that counts. */
export function rowsOf({ sockets, os }: FleetHost): OsqueryRows {
  const isLinux = os === "Linux";
  const [host, container] = ["4026531840", "4026532999"];
  return {
    listening_ports: [
      ...sockets.map(({ protocol, port, address, process }, at) => [
        process === null ? -1 : 1000 + at,
        port,
        protocol === "tcp" ? 6 : 17,
        address.includes(":") ? 10 : 2,
        address,
        3,
        1,
        "",
        at % 2 === 0 ? host : "",
      ]),
      // Only Linux has them.
      ...(isLinux ? [23, 8085].map((port) => [4000, port, 6, 2, "0.0.0.0", 3, 1, "", container]) : []),
      [1, 0, 0, 1, "", 3, 1, "/run/systemd/private", host],
      [1, 22, 6, 16, "", 3, 1, "", host],
    ],
    processes: [
      ...sockets.flatMap(({ process }, at) => (process === null ? [] : [[1000 + at, process, "", 0]])),
      [4000, "telnetd", "/usr/sbin/telnetd", 0],
    ],
    process_namespaces: [
      [1, host],
      [4000, container],
    ],
  };
}
