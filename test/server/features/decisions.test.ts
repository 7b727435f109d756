import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { LintMemo } from "../../../core/lint/memo.ts";
import { PolicyDocument } from "../../../server/documents/policy-document.ts";
import { evaluateHosts } from "../../../server/features/verdicts/evaluate-hosts.ts";
import {
  type EvaluatedHosts,
  type HostSource,
  type HostVerdicts,
  type ProtocolDecision,
  type ProtocolRange,
  withChecks,
} from "../../../server/protocol.ts";
import { readHosts } from "../../../server/snapshots/host-source.ts";

const denied = (description: string, ports: string) => `<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "${description}"
  port_type   : TCP
  ports       : "${ports}"
</custom_item>
`;
const neverJudged = `<custom_item>
  type        : FIND_CMD
  description : "Kernel"
</custom_item>
`;
const unix = (...body: string[]) => `<check_type:"Unix">\n${body.join("")}</check_type>\n`;
const policy = unix(
  `<if>\n<condition type:"AND">\n${denied("SSH is closed", "22")}</condition>\n`,
  `<then>\n${denied("Telnet is closed", "23")}</then>\n<else>\n${denied("FTP is closed", "21")}${neverJudged}</else>\n</if>\n`,
);

function document(text = policy): PolicyDocument {
  return new PolicyDocument(TextDocument.create("file:///p.audit", "nessus-audit", 1, text), new LintMemo());
}

const listing = (...ports: number[]) =>
  `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n${ports
    .map((port) => `LISTEN 0 128 0.0.0.0:${port} 0.0.0.0:* users:(("x",pid=${port},fd=3))\n`)
    .join("")}`;
const host = (name: string, text: string): HostSource => ({ id: name, name, files: [{ name, text }] });
const read = (source: HostSource) => readHosts(source, 1024 * 1024);

async function onHosts(text: string, ...hosts: HostSource[]): Promise<EvaluatedHosts> {
  return withChecks(
    await evaluateHosts(document(text), hosts, defaultEvaluateOptions, async (source) => read(source)),
  );
}

function textOf({ start, end }: ProtocolRange, text = policy): string {
  const lines = TextDocument.create("", "", 1, text);
  return text.slice(lines.offsetAt(start), lines.offsetAt(end));
}

/** What a decision says, with the texts of its ranges: `false <condition …> SSH is closed FAILED, not <then>…</then>`. */
function said({ holds, range, checks, notTaken }: ProtocolDecision): string {
  const decisive = checks.map(({ description, status }) => `${description} ${status}`);
  const left = notTaken.map((part) => textOf(part).replace(/>.*</s, ">…<"));
  return `${holds} ${textOf(range)} ${decisive}, not ${left}`;
}

const closed = host("closed", listing(80));
const open = host("open", listing(22, 80));

test("the check that decides a condition comes with the part of the policy that does not report", async () => {
  const [{ decisions, verdicts }] = (await onHosts(policy, open)).hosts as [HostVerdicts];
  assert.deepEqual(decisions.map(said), [
    'false <condition type:"AND"> SSH is closed FAILED, not <then>…</then>',
  ]);
  const [check] = decisions[0]!.checks;
  assert.equal(check!.id, "AUDIT_DENIED_OPEN_PORTS: SSH is closed");
  assert.equal(textOf(check!.anchor), "type        : AUDIT_DENIED_OPEN_PORTS");
  assert.equal(textOf(check!.evidence[0]!.element!.range), "22");
  assert.equal(check!.evidence[0]!.socket?.line, 2);
  assert.equal(decisions[0]!.why, check!.reason);
  assert.deepEqual(
    verdicts.map(({ description, status }) => [description, status]),
    [
      ["FTP is closed", "PASSED"],
      ["Kernel", "NOT_EVALUATED"],
    ],
  );
});

test("each host in a text of several has its own decisions", async () => {
  const texts = [listing(80), listing(22)].map((text, at) => `[root@web${at} ~]# ss -tlnp\n${text}`);
  const { hosts } = await onHosts(policy, host("all.txt", texts.join("")));
  assert.deepEqual(
    hosts.map(({ name, decisions }) => [name, decisions.map(said)]),
    [
      ["web0", ['true <condition type:"AND"> SSH is closed PASSED, not <else>…</else>']],
      ["web1", ['false <condition type:"AND"> SSH is closed FAILED, not <then>…</then>']],
    ],
  );
});

test("every host has its own decisions, and one that can't be read has none", async () => {
  const { hosts } = await onHosts(policy, closed, open, host("empty", "nothing\n"));
  assert.deepEqual(
    hosts.map(({ name, decisions }) => [name, decisions.map(said)]),
    [
      ["closed", ['true <condition type:"AND"> SSH is closed PASSED, not <else>…</else>']],
      ["open", ['false <condition type:"AND"> SSH is closed FAILED, not <then>…</then>']],
      ["empty", []],
    ],
  );
});

test("a policy with nothing to show says so for all hosts, and has no decisions either", async () => {
  const { problem, hosts } = await onHosts(unix(neverJudged), open);
  assert.match(problem ?? "", /None of the checks in this policy/);
  assert.deepEqual(
    hosts.map(({ verdicts, decisions }) => [verdicts.map(({ status }) => status), decisions]),
    [[["NOT_EVALUATED"], []]],
  );
});

test("a condition that many sockets decide sends as much evidence as a verdict has", async () => {
  const many = Array.from({ length: 1500 }, (_, at) => 1000 + at);
  const text = unix(
    `<if>\n<condition type:"AND">\n${denied("High", "[12][0-9][0-9][0-9]")}</condition>\n<then>\n${denied("T", "23")}</then>\n</if>\n`,
    denied("High too", "[12][0-9][0-9][0-9]"),
  );
  const { hosts } = await onHosts(text, host("many", listing(...many)));
  const [{ decisions, verdicts }] = hosts as [HostVerdicts];
  const [inCondition, alone] = [decisions[0]!.checks[0]!, verdicts[0]!];
  assert.deepEqual(
    [inCondition.evidence.length, inCondition.moreEvidence],
    [alone.evidence.length, alone.moreEvidence],
  );
  assert.ok((alone.moreEvidence ?? 0) > 0);
});

test("the checks of a policy are the same on any hosts: all that may report in some branch, by their place", async () => {
  const listed = async (...hosts: HostSource[]) =>
    (await onHosts(policy, ...hosts)).checks.map(({ id, range }) => [id, range.start.line]);
  const all = [
    ["AUDIT_DENIED_OPEN_PORTS: Telnet is closed", 11],
    ["AUDIT_DENIED_OPEN_PORTS: FTP is closed", 19],
    ["FIND_CMD: Kernel", 25],
  ];
  assert.deepEqual(await listed(open), all);
  assert.deepEqual(await listed(closed), all);
  assert.deepEqual(await listed(), all);
});

test("checks are in the order of the file, even if the else part is written first", async () => {
  const condition = `<condition type:"AND">\n${denied("C", "22")}</condition>\n`;
  const text = unix(
    `<if>\n${condition}<else>\n${denied("first", "21")}</else>\n<then>\n${denied("second", "23")}</then>\n</if>\n`,
  );
  const { checks } = await onHosts(text, open);
  assert.deepEqual(
    checks.map(({ description }) => description),
    ["first", "second"],
  );
});

test("a verdict keeps its id when its check is swapped with another of the same name", async () => {
  const checks = [denied("Closed", "80"), denied("Closed", "23")];
  const idsByStatus = async (...body: string[]) => {
    const { hosts } = await onHosts(unix(...body), open);
    return new Map(hosts[0]!.verdicts.map(({ id, status }) => [id, status]));
  };
  const before = await idsByStatus(...checks);
  assert.deepEqual([...before.values()], ["FAILED", "PASSED"]);
  const after = await idsByStatus("# swapped\n", ...checks.reverse());
  assert.deepEqual([...after.values()], ["PASSED", "FAILED"]);
  assert.deepEqual(new Map([...after].reverse()), before);
});
