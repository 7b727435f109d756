import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { systems } from "../../../core/snapshot/systems.ts";
import { folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const ss = (front: string, ...ports: number[]) =>
  [
    ...front.split("\n"),
    "$ ss -tln",
    "State  Recv-Q Send-Q Local Address:Port Peer Address:Port",
    ...ports.map((port) => `LISTEN 0      128    0.0.0.0:${port}         0.0.0.0:*`),
    "",
  ].join("\n");

const windows = "C:\\>netstat -an\n\n  TCP    0.0.0.0:23             0.0.0.0:0              LISTENING\n";
/** The check that every policy here has. */
const description = "No telnet and no FTP";
const hosts = {
  "hosts/web-1.txt": ss("# groups: web", 22),
  "hosts/web-2.txt": ss("# groups: web", 23),
  "hosts/db/sockets.txt": ss("# host: db-1", 23),
  "hosts/win-1.txt": windows,
};

interface Case {
  name: string;
  files: Record<string, string>;
  args?: string[];
  /** `policy host STATUS` for each verdict. */
  verdicts: string[];
  code: number;
  /** Standard error, line by line, in full. */
  stderr: string[];
}

const leftOut = (count: number) =>
  count === 1
    ? "note: 1 pair of a policy and a host was left out because of targets; --all-hosts evaluates it."
    : `note: ${count} pairs of a policy and a host were left out because of targets; --all-hosts evaluates them.`;

const web = `# hosts: web-*\n${goodPolicy}`;
const all = ["db-1 FAILED", "web-1 PASSED", "web-2 FAILED", "win-1 FAILED"].map(
  (each) => `p/web.audit ${each}`,
);

const cases: Case[] = [
  {
    name: "a Unix policy that says nothing leaves Windows out",
    files: { "p/web.audit": goodPolicy },
    verdicts: all.slice(0, 3),
    code: 1,
    stderr: [leftOut(1)],
  },
  {
    name: "a policy names its hosts",
    files: { "p/web.audit": web },
    verdicts: all.slice(1, 3),
    code: 1,
    stderr: [leftOut(2)],
  },
  {
    name: "--all-hosts evaluates all",
    files: { "p/web.audit": web, ".nessus-audit.json": '{"targets": {"hosts": "x"}}' },
    args: ["--all-hosts"],
    verdicts: all,
    code: 1,
    stderr: [],
  },
  {
    name: "a configuration names the hosts of policies, and a policy wins over it",
    files: {
      "p/web.audit": goodPolicy,
      "p/db.audit": `# hosts: db-*\n${goodPolicy}`,
      "p/.nessus-audit.json": '{"targets": [{"files": "*.audit", "hosts": "web-1", "groups": "none"}]}',
    },
    verdicts: ["p/db.audit db-1 FAILED", "p/web.audit web-1 PASSED"],
    code: 1,
    stderr: ["note: No host matches @none in the targets of the configuration.", leftOut(6)],
  },
  {
    name: "--config none",
    files: { "p/web.audit": goodPolicy, "p/.nessus-audit.json": '{"targets": [{"hosts": "web-1"}]}' },
    args: ["--config", "none"],
    verdicts: all.slice(0, 3),
    code: 1,
    stderr: [leftOut(1)],
  },
  {
    name: "what is named by itself is always evaluated",
    files: { "p/web.audit": `# hosts: none\n${goodPolicy}`, "other.txt": windows },
    args: ["--snapshot", "other.txt"],
    verdicts: ["p/web.audit other.txt FAILED"],
    code: 1,
    stderr: ["note: No host matches none in # hosts: of p/web.audit.", leftOut(4)],
  },
  {
    name: "a word that means no host, and a policy that is for none, are notes",
    files: {
      "p/web.audit": `# hosts: web-*, wbe-*, !web-9\n${goodPolicy}`,
      "p/x.audit": `# hosts: x\n${goodPolicy}`,
    },
    verdicts: all.slice(1, 3),
    code: 1,
    stderr: [
      "note: No host matches wbe-*, !web-9 in # hosts: of p/web.audit.",
      "note: No host matches x in # hosts: of p/x.audit.",
      "note: p/x.audit is for none of the hosts.",
      leftOut(6),
    ],
  },
  {
    name: "a run that evaluates nothing is not complete",
    files: { "p/x.audit": `# hosts: x\n${goodPolicy}` },
    verdicts: [],
    code: 2,
    stderr: [
      "note: No host matches x in # hosts: of p/x.audit.",
      "note: p/x.audit is for none of the hosts.",
      "nessus-audit: No policy is for any of the hosts. Use --all-hosts to evaluate them anyway.",
    ],
  },
];

describe("check --hosts", () => {
  for (const { name, files, args = [], verdicts, code, stderr } of cases) {
    it(name, async (t) => {
      const cwd = folderOf(t, { ...hosts, ...files });
      const run = await nessusAudit(["check", "p", "--hosts", "hosts", ...args, "--format", "json"], { cwd });
      const results: { policy: string; host: string; status: string }[] = JSON.parse(run.stdout).results;
      assert.deepEqual(
        results.map((verdict) => `${verdict.policy} ${verdict.host} ${verdict.status}`).sort(),
        verdicts.toSorted(),
      );
      assert.deepEqual(run.stderr.split("\n").slice(0, -1), stderr);
      assert.equal(run.code, code);
    });
  }

  it("a word of a configuration that means no host is told once for all policies", async (t) => {
    const cwd = folderOf(t, {
      ...hosts,
      "p/a.audit": goodPolicy,
      "p/b.audit": goodPolicy,
      ".nessus-audit.json": '{"targets": [{"hosts": ["web-*", "typo"]}]}',
    });
    const { stderr } = await nessusAudit(["check", "p", "--hosts", "hosts"], { cwd });
    assert.equal(stderr.match(/No host matches typo/g)?.length, 1);
  });

  it("hosts of the same name are meant by that name, not by the one that tells them apart", async (t) => {
    const cwd = folderOf(t, {
      "p/a.audit": `# hosts: web-1\n${goodPolicy}`,
      "one/web-1.txt": ss("", 22),
      "two/web-1.txt": ss("", 23),
    });
    const args = ["check", "p", "--hosts", "one", "--hosts", "two", "--format", "json"];
    const { stdout, stderr } = await nessusAudit(args, { cwd });
    assert.equal(stderr, "");
    assert.equal(JSON.parse(stdout).results.length, 2);
  });

  it("the list of a policy that is evaluated nowhere is in no report", async (t) => {
    const cwd = folderOf(t, { ...hosts, "p/a.audit": web, "p/b.audit": `# hosts: x\n${goodPolicy}` });
    const { stdout } = await nessusAudit(["check", "p", "--hosts", "hosts", "--format", "html"], { cwd });
    assert.doesNotMatch(stdout, /b\.audit/);
  });
});

describe("check --hosts --expect", () => {
  const expecting: {
    name: string;
    files: Record<string, string>;
    args?: string[];
    code: number;
    stderr: string[];
  }[] = [
    {
      name: "counts on the hosts of a policy",
      files: { "p/web.audit": web, "hosts/web-2.txt": ss(`# expect: FAILED "${description}"`, 23) },
      code: 0,
      stderr: [leftOut(2), "note: 1 of 1 expectation met."],
    },
    {
      name: "says why a check was not evaluated",
      files: {
        "p/web.audit": web,
        "hosts/db/sockets.txt": ss(`# host: db-1\n# expect: FAILED "${description}"`, 23),
      },
      code: 1,
      stderr: [
        leftOut(2),
        `note: db-1:2: expected FAILED "${description}", but p/web.audit was not evaluated on it: db-1 is not among the hosts of this policy (# hosts: web-*).`,
        "note: 0 of 1 expectation met.",
      ],
    },
    {
      name: "does not when another policy with the check was",
      files: {
        "p/db.audit": `# hosts: db-*\n${goodPolicy}`,
        "p/web.audit": web,
        "hosts/db/sockets.txt": ss(`# host: db-1\n# expect: FAILED "${description}"`, 23),
      },
      code: 0,
      stderr: [leftOut(5), "note: 1 of 1 expectation met."],
    },
    {
      name: "is not complete when nothing is evaluated",
      files: {
        "p/web.audit": `# hosts: !*\n${goodPolicy}`,
        "hosts/web-2.txt": ss(`# expect: FAILED "${description}"`, 23),
      },
      code: 2,
      stderr: [
        "note: p/web.audit is for none of the hosts.",
        "nessus-audit: No policy is for any of the hosts. Use --all-hosts to evaluate them anyway.",
        `note: hosts/web-2.txt:1: expected FAILED "${description}", but p/web.audit was not evaluated on it: web-2 is taken out of the hosts of this policy by !* (# hosts: !*).`,
        "note: 0 of 1 expectation met.",
      ],
    },
    {
      name: "with --all-hosts counts everywhere",
      files: {
        "p/web.audit": web,
        "hosts/db/sockets.txt": ss(`# host: db-1\n# expect: FAILED "${description}"`, 23),
      },
      args: ["--all-hosts"],
      code: 0,
      stderr: ["note: 1 of 1 expectation met."],
    },
  ];
  for (const { name, files, args = [], code, stderr } of expecting) {
    it(name, async (t) => {
      const cwd = folderOf(t, { ...hosts, ...files });
      const run = await nessusAudit(["check", "p", "--hosts", "hosts", "--expect", ...args], { cwd });
      assert.deepEqual(run.stderr.split("\n").slice(0, -1), stderr);
      assert.equal(run.code, code);
    });
  }
});

describe("the guide to targets", () => {
  const root = join(import.meta.dirname, "../../..");
  const guide = readFileSync(join(root, "docs/guides/targets.md"), "utf8");

  it("names the systems that there are", () => {
    const listed = systems.map(({ name }) => `\`${name}\``).join(", ");
    assert.ok(guide.includes(`| \`systems\` | ${listed} |`));
  });
});
