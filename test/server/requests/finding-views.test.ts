import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver/node";
import {
  type BaselineTextResult,
  baselineTextMethod,
  type LintResult,
  lintMethod,
  type ReadFileParams,
  type ReadFileResult,
  readFileMethod,
} from "../../../server/protocol.ts";
import { unix } from "../fixture.ts";
import { LanguageServer, pullingClient } from "../language-server.ts";

const check = (ports: string) =>
  `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "${ports}"\n  port_type : TCP\n  ports : "${ports}"\n</custom_item>`;
/** An error, and something that is milder. */
const wrong = unix(`${check("70000")}\n${check("21, 21")}`);
const uri = "file:///w/p/a.audit";

interface World {
  settings: Record<string, unknown>;
  files: Map<string, ReadFileResult>;
  asked: ReadFileParams[];
  warnings: string[];
}

async function start(t: TestContext, world: Partial<World>): Promise<[LanguageServer, World]> {
  const full = { settings: {}, files: new Map(), asked: [], warnings: [], ...world };
  const server = await LanguageServer.start(
    pullingClient,
    (section) => full.settings[section] ?? null,
    "file:///w",
    { readsFiles: true },
  );
  t.after(() => server.stop());
  server.connection.onRequest(readFileMethod, (asked: ReadFileParams): ReadFileResult => {
    full.asked.push(asked);
    return full.files.get(asked.uri) ?? {};
  });
  server.connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
    full.warnings.push(message);
  });
  server.connection.onRequest("window/showMessageRequest", ({ message }: { message: string }) => {
    full.warnings.push(message);
    return null;
  });
  return [server, full];
}

async function found(server: LanguageServer): Promise<Diagnostic[]> {
  const report = await server.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  return report.kind === "full" ? report.items : [];
}

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const configurationChanged = (server: LanguageServer) =>
  server.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });

test("validation can be switched off, and is back without a restart", async (t) => {
  const [server, world] = await start(t, { settings: { "nessusAudit.validate": { enabled: false } } });
  await server.open(uri, wrong);
  assert.deepEqual(await found(server), []);
  const actions = await server.request<unknown[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    context: { diagnostics: [], only: ["source.fixAll"] },
  });
  assert.deepEqual(actions, []);
  // a client that asks for all findings gets them
  const { policies } = await server.request<LintResult>(lintMethod, { policies: [{ uri, text: wrong }] });
  assert.ok(policies[0]!.diagnostics.length >= 2);
  world.settings["nessusAudit.validate"] = { enabled: true };
  await configurationChanged(server);
  assert.ok((await found(server)).length >= 2);
});

test("the limits for findings and for the size of a policy are reported in the policy", async (t) => {
  const [server, world] = await start(t, { settings: { "nessusAudit.validate": { maxFindings: 1 } } });
  await server.open(uri, wrong);
  const first = await found(server);
  assert.equal(first.length, 2);
  assert.match(String(first[1]!.message), /1 more findings? .*nessusAudit\.validate\.maxFindings/);
  world.settings["nessusAudit.validate"] = { maxMegabytes: 1 };
  await configurationChanged(server);
  await server.open(uri, wrong + "# comment\n".repeat(120_000));
  const second = await found(server);
  assert.deepEqual(codes(second), ["large-policy"]);
  assert.match(String(second[0]!.message), /has 1\.1 MB.*up to 1 MB.*nessusAudit\.validate\.maxMegabytes/);
});

test("settings of the wrong type count as not set", async (t) => {
  const [server] = await start(t, {
    settings: {
      "nessusAudit.validate": { enabled: "no", maxFindings: "many", maxMegabytes: -3 },
      "nessusAudit.lint": { baseline: 7, baselined: [] },
    },
  });
  await server.open(uri, wrong);
  assert.ok((await found(server)).length >= 2);
});

test("what the baseline knows is a hint, or hidden, and new findings are shown", async (t) => {
  const [server, world] = await start(t, {
    settings: { "nessusAudit.lint": { baseline: "ci/known.json" } },
  });
  const source = { uri, base64: Buffer.from(wrong).toString("base64") };
  const linted = await server.request<LintResult>(lintMethod, { policies: [source], fingerprints: true });
  const { fingerprints } = linted.policies[0]!;
  const { text } = await server.request<BaselineTextResult>(baselineTextMethod, {
    baseline: "file:///w/ci/known.json",
    files: [{ uri, fingerprints }],
  });
  assert.deepEqual(Object.keys(JSON.parse(text).findings), ["../p/a.audit"]);
  world.files.set("file:///w/ci/known.json", { text });

  await server.open(uri, `# one line more\n${wrong}`);
  const known = await found(server);
  assert.ok(known.length >= 2);
  assert.deepEqual([...new Set(known.map(({ severity }) => severity))], [4]);
  assert.match(String(known[0]!.message), /It is in the baseline\.$/);
  assert.deepEqual(
    world.asked.filter(({ how }) => how === "baseline"),
    [{ uri: "file:///w/ci/known.json", how: "baseline" }],
  );

  await server.change(uri, { text: unix(`${check("70000")}\n${check("21, 21")}\n${check("80000")}`) });
  const after = await found(server);
  assert.deepEqual(
    after.filter(({ severity }) => severity === 1).map(({ range }) => range.start.line),
    [17],
  );

  world.settings["nessusAudit.lint"] = { baseline: "ci/known.json", baselined: "hidden" };
  await configurationChanged(server);
  assert.deepEqual(codes(await found(server)), ["port-out-of-range"]);

  // The file changes on disk.
  world.files.set("file:///w/ci/known.json", { text: '{"version":1,"findings":{}}' });
  await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///w/ci/known.json", type: 2 }],
  });
  assert.ok((await found(server)).length >= 3);
  assert.deepEqual(world.warnings, []);
});

const unusable: { name: string; file?: ReadFileResult; says: RegExp }[] = [
  { name: "is missing", says: /baseline ci\/known\.json can't be read\. .*Audit: Write Baseline/ },
  {
    name: "is not one",
    file: { text: "{}" },
    says: /ci\/known\.json is not a baseline: its version is missing/,
  },
  {
    name: "is outside the workspace",
    file: { problem: "This is outside the workspace, so it was not read." },
    says: /ci\/known\.json is not used: This is outside/,
  },
];
for (const { name, file, says } of unusable) {
  test(`a baseline that ${name} is told once, and everything is reported`, async (t) => {
    const [server, world] = await start(t, {
      settings: { "nessusAudit.lint": { baseline: "ci/known.json" } },
      files: new Map(file ? [["file:///w/ci/known.json", file]] : []),
    });
    await server.open(uri, wrong);
    assert.ok((await found(server)).some(({ severity }) => severity === 1));
    await configurationChanged(server);
    assert.ok((await found(server)).some(({ severity }) => severity === 1));
    assert.equal(world.warnings.length, 1);
    assert.match(world.warnings[0]!, says);
  });
}

test("a policy outside of the workspace has no baseline", async (t) => {
  const [server, world] = await start(t, { settings: { "nessusAudit.lint": { baseline: "k.json" } } });
  await server.open("untitled:Untitled-1", wrong);
  const report = await server.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri: "untitled:Untitled-1" },
  });
  assert.ok(report.kind === "full" && report.items.length >= 2);
  assert.deepEqual(
    world.asked.filter(({ how }) => how === "baseline"),
    [],
  );
});
