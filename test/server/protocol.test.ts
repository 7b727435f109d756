import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type {
  CompletionItem,
  DocumentDiagnosticReport,
  Hover,
  MarkupContent,
} from "vscode-languageserver/node";
import {
  type EvaluateHostsResult,
  evaluateHostsMethod,
  type HostSource,
  type HostVerdicts,
  holdSnapshotsMethod,
  type SnapshotSource,
  withChecks,
} from "../../server/protocol.ts";
import { LanguageServer, pullingClient, pushedClient } from "./language-server.ts";

const uri = "untitled:policy.audit";
const policy = `<check_type:"Unix">
<custom_item>
  type : AUDIT_DENIED_OPEN_PORTS
  description : "Closed"
  port_type : TCP
  ports : "21,23"
</custom_item>
</check_type>
`;
const netstat = `Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
tcp        0      0 0.0.0.0:23              0.0.0.0:*               LISTEN      812/telnetd
tcp        0      0 127.0.0.1:21            0.0.0.0:*               LISTEN      813/ftpd
`;

let server: LanguageServer;
const settings: Record<string, unknown> = {};
before(async () => {
  server = await LanguageServer.start(pullingClient, (section) => settings[section] ?? null);
});
after(async () => {
  assert.equal(await server.stop(), 0);
});

/** Opens the policy, does something with it, and closes it again. */
function withPolicy(name: string, text: string, run: () => Promise<void>): void {
  test(name, async () => {
    await server.open(uri, text);
    try {
      await run();
    } finally {
      await server.close(uri);
    }
  });
}

const pull = (previousResultId?: string) =>
  server.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
    previousResultId,
  });

async function rulesFound(): Promise<unknown[]> {
  const report = await pull();
  assert(report.kind === "full");
  return report.items.map(({ code, range }) => [code, range.start.line, range.start.character]);
}

const evaluate = async (host: HostSource, of = uri) =>
  withChecks(await server.request<EvaluateHostsResult>(evaluateHostsMethod, { policy: of, hosts: [host] }));

/** A snapshot as sent by a client whose server does not have it. */
const sent = (source: SnapshotSource): HostSource => ({
  id: source.name,
  name: source.name,
  files: [source],
});
const pasted = (text: string) => sent({ name: "clipboard", text });

/** What the policy says about the only host of a snapshot. */
async function verdictsOn(source: SnapshotSource): Promise<HostVerdicts & { version: number }> {
  const { problem, notHeld, hosts, version } = await evaluate(sent(source));
  assert.deepEqual([problem, notHeld, hosts.length], [undefined, undefined, 1]);
  return { ...hosts[0]!, version };
}

withPolicy("a check is sent once, however many hosts it is judged on", policy, async () => {
  const hosts = ["a", "b", "c"].map((id) => ({ ...pasted(netstat), id }));
  const result = await server.request<EvaluateHostsResult>(evaluateHostsMethod, { policy: uri, hosts });
  assert.equal(JSON.stringify(result).split("AUDIT_DENIED_OPEN_PORTS").length, 1 + 2 * result.checks.length);
  const [check] = result.checks;
  for (const { verdicts } of withChecks(result).hosts) {
    assert.deepEqual(
      verdicts.map(({ status, id, description, range }) => ({ status, id, description, range })),
      [{ status: "FAILED", id: check!.id, description: "Closed", range: check!.range }],
    );
    assert.equal(verdicts[0]!.range, check!.range);
  }
});

withPolicy("pulled diagnostics are the same until the text changes", policy, async () => {
  const first = await pull();
  assert(first.kind === "full");
  assert.deepEqual(first.items, []);
  assert.deepEqual(await pull(first.resultId), { kind: "unchanged", resultId: first.resultId });
  const range = { start: { line: 2, character: 9 }, end: { line: 2, character: 12 } };
  await server.change(uri, { range, text: "AUDTI_" });
  const second = await pull(first.resultId);
  assert(second.kind === "full");
  assert.deepEqual(
    second.items.map(({ code, source, severity }) => ({ code, source, severity })),
    [{ code: "unknown-item-type", source: "nessus-audit", severity: 1 }],
  );
  assert.match(second.items[0]!.codeDescription!.href, /docs\/rules\/unknown-item-type\.md$/);
});

withPolicy(
  "pulled diagnostics that the client knows are not sent again",
  policy.replace("TCP", "SCTP"),
  async () => {
    const write = (line: number, character: number, text: string, removed = 0) =>
      server.change(uri, {
        range: { start: { line, character }, end: { line, character: character + removed } },
        text,
      });
    const first = await pull();
    assert(first.kind === "full");
    const line = first.items[0]!.range.start.line;
    await write(3, 19, "No ");
    const second = await pull(first.resultId);
    assert.deepEqual(second, { kind: "unchanged", resultId: first.resultId });
    await write(3, 19, "", 3);
    assert.deepEqual(await pull(second.resultId), second, "what was written is gone again");
    // An editor removes the mark of a text that is deleted, and does not restore it when the text is back.
    const { start } = first.items[0]!.range;
    await write(line, start.character, "", 4);
    await write(line, start.character, "SCTP");
    const third = await pull(first.resultId);
    assert(third.kind === "full");
    assert.deepEqual(third.items, first.items);
    await write(3, 0, "\n");
    const fourth = await pull(third.resultId);
    assert(fourth.kind === "full");
    assert.deepEqual(fourth.items[0]!.range.start, { ...start, line: line + 1 });
    assert.equal((await pull(first.resultId)).kind, "full", "a client that lost the last report");
  },
);

test("a file that is opened again with another text is not taken for unchanged", async () => {
  await server.open(uri, policy);
  const first = await pull();
  await server.close(uri);
  await server.open(uri, policy.replace("TCP", "SCTP"));
  const second = await pull(first.resultId);
  await server.close(uri);
  assert(second.kind === "full");
  assert.deepEqual(
    second.items.map(({ code }) => code),
    ["value-not-allowed"],
  );
});

withPolicy(
  "completes item types after an emoji and CRLF, and explains the one looked at",
  policy.replaceAll("\n", "\r\n").replace("AUDIT_DENIED_OPEN_PORTS", "AUDIT_DEN").replace("Closed", "🔒"),
  async () => {
    const items = await server.request<CompletionItem[]>("textDocument/completion", {
      textDocument: { uri },
      position: { line: 2, character: 18 },
    });
    const found = items.find(({ label }) => label === "AUDIT_DENIED_OPEN_PORTS");
    assert.deepEqual(found?.textEdit, {
      range: { start: { line: 2, character: 9 }, end: { line: 2, character: 18 } },
      newText: "AUDIT_DENIED_OPEN_PORTS",
    });
    assert.equal(found.documentation, undefined);
    const resolved = await server.request<CompletionItem>("completionItem/resolve", found);
    assert.match((resolved.documentation as MarkupContent).value, /Required: `description`/);
  },
);

withPolicy(
  "explains the port element under the cursor, counted in UTF-16",
  policy
    .replace('"Closed"\n  port_type', '"🔒" port_type')
    .replace('TCP\n  ports : "21', 'TCP ports : "2[1-3]'),
  async () => {
    const line = '  description : "🔒" port_type : TCP ports : "2[1-3],23"';
    const start = line.indexOf("2[1-3]");
    const hover = await server.request<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position: { line: 3, character: start + 1 },
    });
    assert.deepEqual(hover?.range, {
      start: { line: 3, character: start },
      end: { line: 3, character: start + "2[1-3]".length },
    });
    assert.match((hover.contents as MarkupContent).value, /^`2\[1-3\]` means \*\*3 ports: 21–23\*\*/);
  },
);

withPolicy(
  "columns are UTF-16 code units, and CRLF is one line end",
  policy.replaceAll("\n", "\r\n").replace('"Closed"', '"🔒 Closed" hint : 1'),
  async () => {
    assert.deepEqual(await rulesFound(), [
      ["non-ascii-text", 3, 17],
      ["unknown-keyword", 3, 28],
    ]);
  },
);

withPolicy("several changes in one notification apply in order", policy, async () => {
  const start = { line: 5, character: 11 };
  await server.change(
    uri,
    { range: { start, end: { line: 5, character: 16 } }, text: "" },
    { range: { start, end: start }, text: "99999" },
    { range: { start, end: start }, text: "😀," },
  );
  assert.deepEqual(await rulesFound(), [
    ["port-without-match", 5, 11],
    ["non-ascii-text", 5, 11],
    ["port-out-of-range", 5, 14],
  ]);
});

withPolicy("a change without a range replaces the whole text", policy, async () => {
  await server.change(uri, { text: '<check_type:"Unix">\n<custom_itme>\n</custom_item>\n</check_type>\n' });
  assert.deepEqual((await rulesFound()).at(-1), ["unknown-tag", 1, 1]);
});

test("diagnostics are pushed to a client that can't pull, and removed on closing", async () => {
  const other = await LanguageServer.start(pushedClient);
  const opened = other.nextPush();
  await other.open(uri, policy.replace("TCP", "SCTP"));
  const { diagnostics, version } = await opened;
  assert.deepEqual([version, diagnostics.map(({ code }) => code)], [1, ["value-not-allowed"]]);
  const closed = other.nextPush();
  await other.close(uri);
  assert.deepEqual((await closed).diagnostics, []);
  assert.equal(await other.stop(), 0);
});

withPolicy("evaluates an open policy; evidence leads to the element and to the row", policy, async () => {
  const { verdicts, snapshot, version } = await verdictsOn({ name: "clipboard", text: netstat });
  assert.deepEqual([version, snapshot.sockets, snapshot.formats], [1, 2, ["netstat-linux"]]);
  assert.deepEqual(
    verdicts.map(({ status }) => status),
    ["FAILED"],
  );
  const culprit = verdicts[0]!.evidence.find(({ violation }) => violation);
  assert.deepEqual(culprit?.element, {
    text: "23",
    range: { start: { line: 5, character: 14 }, end: { line: 5, character: 16 } },
  });
  assert.deepEqual([culprit?.socket?.line, culprit?.socket?.process], [2, "telnetd"]);
});

withPolicy("settings decide what the vendor does not document", policy.replace(",23", ""), async () => {
  const status = async () => (await verdictsOn({ name: "clipboard", text: netstat })).verdicts[0]?.status;
  assert.equal(await status(), "PASSED");
  settings["nessusAudit.evaluate"] = { loopback: "count" };
  assert.equal(await status(), "FAILED");
  settings["nessusAudit.evaluate"] = { loopback: "nonsense" };
  assert.equal(await status(), "PASSED");
  delete settings["nessusAudit.evaluate"];
});

withPolicy("bytes of a file are decoded", policy, async () => {
  const base64 = Buffer.from(`\ufeff${netstat}`, "utf16le").toString("base64");
  const { verdicts } = await verdictsOn({ name: "host.txt", base64 });
  assert.deepEqual(
    verdicts.map(({ status }) => status),
    ["FAILED"],
  );
});

const badSnapshots: Record<string, { source: Omit<SnapshotSource, "name">; problem: RegExp }> = {
  "an empty text": { source: { text: "" }, problem: /empty.*Paste/ },
  "blanks only": { source: { text: " \n\n" }, problem: /empty.*Paste/ },
  "nothing at all": { source: {}, problem: /empty.*Paste/ },
  "a binary file": {
    source: { base64: readFileSync(process.execPath).subarray(0, 50_000).toString("base64") },
    problem: /binary.*Save/,
  },
  "a text of an unknown kind": {
    source: { text: "Dear all,\nthe meeting is at noon.\n" },
    problem: /Paste a terminal/,
  },
  "damaged base64": { source: { base64: "§§§" }, problem: /damaged.*again/ },
  "70 MB": {
    source: { text: "x".repeat(70 * 1024 * 1024) },
    problem: /70 MB.*64 MB: raise nessusAudit\.snapshot\.maxMegabytes, or use nessus-audit check/,
  },
};
for (const [name, { source, problem }] of Object.entries(badSnapshots)) {
  withPolicy(`${name} as a snapshot gives one problem with a next step`, policy, async () => {
    const host = await verdictsOn({ name: "clipboard", ...source });
    assert.match(host.problem ?? "", problem);
    assert.deepEqual([host.verdicts, host.decisions], [[], []]);
  });
}

withPolicy("a setting says how large a snapshot may be", policy, async () => {
  const large = { name: "large.txt", text: netstat + " \n".repeat(1024 * 1024) };
  settings["nessusAudit.snapshot.maxMegabytes"] = 1;
  assert.match(
    (await verdictsOn(large)).problem ?? "",
    /large\.txt has 2 MB, but the editor reads only 1 MB/,
  );
  settings["nessusAudit.snapshot.maxMegabytes"] = 3;
  assert.equal((await verdictsOn(large)).problem, undefined);
  delete settings["nessusAudit.snapshot.maxMegabytes"];
});

withPolicy("a snapshot is sent once, and then named", policy, async () => {
  const named = { id: "untitled:1", version: "1", name: "clipboard", files: [] };
  const asked = async (host: HostSource) => {
    const { notHeld, hosts } = await evaluate(host);
    return [notHeld, hosts.map(({ verdicts }) => verdicts.map(({ status }) => status))];
  };
  assert.deepEqual(await asked(named), [["untitled:1"], []]);
  const files = [{ name: "clipboard", text: netstat }];
  await server.request(holdSnapshotsMethod, { hosts: [{ ...named, files }] });
  assert.deepEqual(await asked(named), [undefined, [["FAILED"]]]);
  assert.deepEqual(await asked({ ...named, version: "2" }), [["untitled:1"], []]);
});

withPolicy("a pasted text of several hosts gives the verdicts of each", policy, async () => {
  const text = ["web01", "db01"].map((name) => `[root@${name} ~]# netstat -tlnp\n`);
  const { hosts } = await evaluate(
    pasted(`${text[0]}${netstat}${text[1]}${netstat.replace(":23 ", ":24 ")}`),
  );
  assert.deepEqual(
    hosts.map(({ name, source, verdicts }) => [name, source, verdicts.map(({ status }) => status)]),
    [
      ["web01", "clipboard", ["FAILED"]],
      ["db01", "clipboard", ["PASSED"]],
    ],
  );
});

withPolicy("the earlier name of a setting is read for one more version", policy, async () => {
  const selected = { name: "clipboard", text: `$ netstat -tlnp | grep 22\n${netstat.split("\n")[0]}\n` };
  const status = async () => (await verdictsOn(selected)).verdicts[0]?.status;
  assert.equal(await status(), "UNDECIDED");
  settings["nessusAudit.evaluate"] = { unknownPorts: "undecided", unlistedProtocol: "closed" };
  assert.equal(await status(), "PASSED");
  settings["nessusAudit.evaluate"] = { unknownPorts: "undecided", unlistedProtocol: "error" };
  assert.equal(await status(), "UNDECIDED");
  delete settings["nessusAudit.evaluate"];
});

withPolicy("the verdict says whose list the user may vouch for", policy, async () => {
  const selected = { name: "clipboard", text: `$ netstat -tlnp | grep 22\n${netstat.split("\n")[0]}\n` };
  const [verdict] = (await verdictsOn(selected)).verdicts;
  assert.deepEqual([verdict?.status, verdict?.because, verdict?.vouch], ["UNDECIDED", "partial", "tcp"]);
  const [vouched] = (await verdictsOn({ ...selected, text: `# lists: tcp\n${selected.text}` })).verdicts;
  assert.equal(vouched?.status, "PASSED");
  assert.match(vouched?.notes.join() ?? "", /because you said so/);
});

withPolicy("a policy without a check that is judged is said to have none", "", async () => {
  const { problem, hosts } = await evaluate(pasted(netstat));
  assert.match(problem ?? "", /None of the checks in this policy .*Add/);
  assert.deepEqual(
    hosts.flatMap(({ verdicts }) => verdicts),
    [],
  );
});

test("a policy that is not open is asked to be opened", async () => {
  const { problem, hosts } = await evaluate(pasted(netstat), "file:///elsewhere.audit");
  assert.match(problem ?? "", /not open.*Open it/);
  assert.deepEqual(hosts, []);
});

test("the sockets of this machine are listed", async () => {
  const { command, text } = await server.request<{ command: string; text: string }>(
    "nessusAudit/capture",
    {},
  );
  assert.match(command, /ss|netstat|proc/);
  assert(text.length > 0);
});

test("the server asks for no globs: the client of the editor can't match them", () => {
  const capabilities = server.initialized?.capabilities;
  assert.ok(capabilities?.diagnosticProvider);
  assert.equal(capabilities.workspace?.fileOperations, undefined);
  assert.equal(capabilities.notebookDocumentSync, undefined);
  assert.doesNotMatch(JSON.stringify(capabilities), /"(?:pattern|glob|documentSelector)"/);
});
