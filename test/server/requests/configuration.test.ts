import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  type CompletionItem,
  type Diagnostic,
  type DocumentDiagnosticReport,
  FileChangeType,
  type Hover,
  type MarkupContent,
} from "vscode-languageserver/node";
import {
  type EvaluateHostsParams,
  type EvaluateHostsResult,
  type ExportVerdictsParams,
  type ExportVerdictsResult,
  evaluateHostsMethod,
  exportVerdictsMethod,
  type LintResult,
  lintMethod,
} from "../../../server/protocol.ts";
import { notOnWindows } from "../../not-here.ts";
import { LanguageServer, pullingClient, pushedClient } from "../language-server.ts";

/** A policy without port_type, which is an error by default. */
const policy = `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Closed"
  ports       : "21, 21"
</custom_item>
</check_type>
`;

const workspace = mkdtempSync(join(tmpdir(), "nessus-audit ä "));
let root: string;
let server: LanguageServer;
before(async () => {
  server = await LanguageServer.start(pullingClient, undefined, pathToFileURL(workspace).href);
});
after(async () => {
  assert.equal(await server.stop(), 0);
  rmSync(workspace, { recursive: true });
});
beforeEach(() => {
  root = mkdtempSync(join(workspace, "a b "));
});
const remove = () => rmSync(root, { recursive: true });

const uriOf = (path: string) => pathToFileURL(join(root, path)).href;

async function write(path: string, content: unknown, to = server): Promise<void> {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
  const changes = [{ uri: uriOf(path), type: FileChangeType.Changed }];
  await to.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
}

async function codes(uri: string): Promise<string[]> {
  const report = await server.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  assert(report.kind === "full");
  return report.items.map(({ code, severity }) => `${severity} ${code}`);
}

test("the nearest configuration upward applies, and a change of it immediately", async () => {
  const uri = uriOf("a/b/policy.audit");
  await server.open(uri, policy);
  assert.deepEqual(await codes(uri), ["1 missing-keyword", "2 duplicate-port"]);
  await write(".nessus-audit.json", { rules: { "missing-keyword": "off" } });
  assert.deepEqual(await codes(uri), ["2 duplicate-port"]);
  await write("a/b/.nessus-audit.json", { rules: { "duplicate-port": "error" } });
  assert.deepEqual(await codes(uri), ["1 missing-keyword", "1 duplicate-port"]);
  await write("a/b/.nessus-audit.json", { extends: ["../base.json"] });
  await write("a/base.json", { rules: { "duplicate-port": "hint" } });
  assert.deepEqual(await codes(uri), ["1 missing-keyword", "4 duplicate-port"]);
  await write("a/base.json", { overrides: [{ files: ["*.audit"], rules: { "duplicate-port": "off" } }] });
  assert.deepEqual(await codes(uri), ["1 missing-keyword"]);
  await write("a/base.json", { ignore: ["policy.audit"] });
  assert.deepEqual(await codes(uri), []);
  await server.close(uri);
  remove();
});

test("the output says which configuration a policy follows, and what that extends", async () => {
  const uri = uriOf("deep/policy.audit");
  await write("base.json", {});
  await write(".nessus-audit.json", { extends: ["base.json"] });
  const logged = new Promise<string>((resolve) => {
    const subscription = server.connection.onNotification("window/logMessage", ({ message }) => {
      subscription.dispose();
      resolve(message);
    });
  });
  await server.open(uri, policy);
  await codes(uri);
  assert.equal(
    await logged,
    `Configuration: ${uriOf(".nessus-audit.json")}, which extends ${uriOf("base.json")}`,
  );
  await server.close(uri);
  remove();
});

test("targets of the configuration say on which hosts a policy is evaluated, and a change of them applies immediately", async () => {
  const uri = uriOf("policy.audit");
  await server.open(uri, policy);
  const text = "$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 1 *:22 *:*\n";
  const hosts = ["web-1", "db-1"].map((name) => ({
    id: name,
    name,
    place: `hosts/${name}.txt`,
    files: [{ name: `${name}.txt`, text }],
  }));
  const params: EvaluateHostsParams = { policy: uri, hosts };
  const evaluated = async (more: Partial<EvaluateHostsParams> = {}) => {
    const result = await server.request<EvaluateHostsResult>(evaluateHostsMethod, { ...params, ...more });
    return [result.hosts.map(({ name }) => name).join(" "), result.leftOut.map(({ name }) => name).join(" ")];
  };
  assert.deepEqual(await evaluated(), ["web-1 db-1", ""]);
  await write(".nessus-audit.json", { targets: [{ files: "policy.audit", hosts: "web-*" }] });
  assert.deepEqual(await evaluated(), ["web-1", "db-1"]);
  assert.deepEqual(await evaluated({ allHosts: true }), ["web-1 db-1", ""]);
  const asked = (more: Partial<EvaluateHostsParams> = {}): ExportVerdictsParams => ({
    policies: [{ ...params, policyName: "p", ...more }],
    format: "csv",
  });
  const exported = await server.request<ExportVerdictsResult>(exportVerdictsMethod, asked());
  assert.match(exported.text, /web-1/);
  assert.doesNotMatch(exported.text, /db-1/);
  const all = await server.request<ExportVerdictsResult>(exportVerdictsMethod, asked({ allHosts: true }));
  assert.match(all.text, /db-1/);
  await write(".nessus-audit.json", { targets: [{ hosts: "db-*" }] });
  assert.deepEqual(await evaluated(), ["db-1", "web-1"]);
  await server.change(uri, { text: `# hosts: web-1\n${policy}` });
  assert.deepEqual(await evaluated(), ["web-1", "db-1"]);
  await server.close(uri);
  remove();
});

test("an unchanged version is distinguished from one with another configuration", async () => {
  const uri = uriOf("policy.audit");
  await server.open(uri, policy);
  const pull = (previousResultId?: string) =>
    server.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
      previousResultId,
    });
  const first = await pull();
  assert.equal((await pull(first.resultId)).kind, "unchanged");
  await write(".nessus-audit.json", { rules: { "missing-keyword": "off" } });
  assert.equal((await pull(first.resultId)).kind, "full");
  await server.close(uri);
  remove();
});

test("a policy that is not open is linted with its configuration", async () => {
  await write(".nessus-audit.json", { rules: { "missing-keyword": "off" }, ignore: ["old/**"] });
  const uris = ["policy.audit", "old/policy.audit"].map(uriOf);
  const { policies } = await server.request<LintResult>(lintMethod, {
    policies: uris.map((uri) => ({ uri, text: policy })),
  });
  assert.deepEqual(
    policies.map(({ diagnostics, ignored = false }) => [ignored, diagnostics.map(({ code }) => code)]),
    [
      [false, ["duplicate-port"]],
      [true, []],
    ],
  );
  remove();
});

test("mistakes in configurations are reported with the policies that use them, once per file", async () => {
  await write(".nessus-audit.json", { extends: "./base.json", rules: { "missing-keyword": "off" } });
  await write("base.json", { rules: { "no-such-rule": "off" } });
  const asked = {
    policies: ["a.audit", "b.audit"].map((name) => ({ uri: uriOf(name), text: policy })),
    linesFrom: uriOf("").replace(/\/?$/, "/"),
  };
  const { configurations } = await server.request<LintResult>(lintMethod, asked);
  assert.deepEqual(
    configurations?.map(({ uri, errors }) => [uri, errors]),
    [[uriOf("base.json"), 1]],
  );
  assert.match(configurations[0]?.lines ?? "", /^base\.json:1:\d+: error: .*no-such-rule.*\]\n$/);
  const { configurations: without } = await server.request<LintResult>(lintMethod, {
    policies: asked.policies,
  });
  assert.equal(without, undefined);
  remove();
});

test("additions of a configuration to the language are completed, explained and read", async () => {
  const uri = uriOf("policy.audit");
  await write(".nessus-audit.json", {
    schema: {
      checkTypes: {
        Unix: {
          itemTypes: { SITE_CHECK: { summary: "Asks the site.", keywords: { site: { form: "string" } } } },
        },
        Site: { label: "Site", rawDoubleQuotes: true, itemTypes: { PATH_CHECK: { summary: "A path." } } },
      },
    },
  });
  await server.open(uri, policy.replace("AUDIT_DENIED_OPEN_PORTS", "SITE_CHECK"));
  await codes(uri);
  const at = { textDocument: { uri }, position: { line: 2, character: 18 } };
  const items = await server.request<CompletionItem[]>("textDocument/completion", at);
  const item = items.find(({ label }) => label === "SITE_CHECK");
  assert(item !== undefined);
  const resolved = await server.request<CompletionItem>("completionItem/resolve", item);
  assert.match((resolved.documentation as MarkupContent).value, /Asks the site\./);
  const hover = await server.request<Hover>("textDocument/hover", at);
  assert.match((hover.contents as MarkupContent).value, /Asks the site\./);
  await server.close(uri);

  const raw =
    '<check_type:"Site">\n<custom_item>\n  type : PATH_CHECK\n  description : "C:\\dir\\"\n</custom_item>\n</check_type>\n';
  await server.open(uri, raw);
  assert.deepEqual(await codes(uri), []);
  await server.close(uri);
  remove();
});

test("evaluation uses the configuration", async () => {
  const uri = uriOf("policy.audit");
  const snapshot =
    "State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 127.0.0.1:21 0.0.0.0:*\n";
  await server.open(uri, policy.replace("  ports", "  port_type   : TCP\n  ports"));
  const status = async () => {
    const { hosts } = await server.request<EvaluateHostsResult>(evaluateHostsMethod, {
      policy: uri,
      hosts: [{ id: "a", name: "clipboard", files: [{ name: "clipboard", text: snapshot }] }],
    });
    return hosts.flatMap(({ verdicts }) => verdicts.map((verdict) => verdict.status));
  };
  assert.deepEqual(await status(), ["PASSED"]);
  await write(".nessus-audit.json", { evaluate: { loopback: "count" } });
  assert.deepEqual(await status(), ["FAILED"]);
  await server.close(uri);
  remove();
});

test("the mistakes in a configuration are published for it, and removed when they are corrected", async () => {
  const uri = uriOf("policy.audit");
  await server.open(uri, policy);
  const next = () => server.nextPush();
  let pushed = next();
  await write(".nessus-audit.json", '{\n  "rules": { "duplicate-prot": "off" }\n}\n');
  const { uri: file, diagnostics } = await pushed;
  assert.equal(decodeURIComponent(file), decodeURIComponent(uriOf(".nessus-audit.json")));
  assert.deepEqual(
    diagnostics.map(({ message, range }: Diagnostic) => [range.start, message]),
    [[{ line: 1, character: 13 }, "There is no rule duplicate-prot: did you mean duplicate-port?"]],
  );
  pushed = next();
  await write(".nessus-audit.json", '{ "rules": { "duplicate-port": "off" } }');
  assert.deepEqual((await pushed).diagnostics, []);
  await server.close(uri);
  remove();
});

test("to a client that can't pull, a change of the configuration is pushed", async () => {
  const pushing = await LanguageServer.start(pushedClient);
  const uri = uriOf("policy.audit");
  let pushed = pushing.nextPush();
  await pushing.open(uri, policy);
  assert.equal((await pushed).diagnostics.length, 2);
  pushed = pushing.nextPush();
  await write(".nessus-audit.json", { rules: { "missing-keyword": "off" } }, pushing);
  assert.deepEqual(
    (await pushed).diagnostics.map(({ code }) => code),
    ["duplicate-port"],
  );
  assert.equal(await pushing.stop(), 0);
  remove();
});

/** Asks after each step that is outside the workspace; none is followed. A step says what it is. */
async function assertRefused(lead: (outside: string) => AsyncIterable<string>): Promise<void> {
  const outside = mkdtempSync(join(tmpdir(), "nessus-audit-outside-"));
  writeFileSync(join(outside, "base.json"), JSON.stringify({ rules: { "missing-keyword": "off" } }));
  writeFileSync(join(outside, ".nessus-audit.json"), JSON.stringify({ rules: { "missing-keyword": "off" } }));
  const uri = uriOf("policy.audit");
  await server.open(uri, policy);
  const told: unknown[] = [];
  const subscription = server.connection.onNotification("textDocument/publishDiagnostics", (params) => {
    told.push(...params.diagnostics.map(({ message }: Diagnostic) => message));
  });
  for await (const what of lead(outside)) {
    assert.deepEqual(await codes(uri), ["1 missing-keyword", "2 duplicate-port"], what);
    assert.ok(told.length > 0, what);
    for (const message of told.splice(0)) {
      assert.equal(message, "This is outside the workspace, so it was not read.", what);
    }
  }
  subscription.dispose();
  await server.close(uri);
  rmSync(outside, { recursive: true });
  remove();
}

async function* extending(paths: readonly string[]): AsyncIterable<string> {
  for (const path of paths) {
    await write(".nessus-audit.json", { extends: [path] });
    yield path;
  }
}

test("a workspace can't have files read that are outside of it", () =>
  assertRefused((outside) =>
    extending(
      ["base.json", ".nessus-audit.json", "missing.json"].map((name) => relative(root, join(outside, name))),
    ),
  ));

test("a workspace can't have files read that its links lead to", { skip: notOnWindows("links") }, () =>
  assertRefused(async function* (outside) {
    symlinkSync(join(outside, "base.json"), join(root, "link.json"));
    symlinkSync(outside, join(root, "folder"));
    yield* extending(["link.json", "folder/base.json", "folder/.nessus-audit.json"]);
    rmSync(join(root, ".nessus-audit.json"));
    symlinkSync(join(outside, ".nessus-audit.json"), join(root, ".nessus-audit.json"));
    const changes = [{ uri: uriOf(".nessus-audit.json"), type: FileChangeType.Changed }];
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    yield "a link itself";
  }),
);

test("the mistakes in a file are removed when it is no longer extended, and when the configuration is deleted", async () => {
  const uri = uriOf("policy.audit");
  const shown = new Map<string, number>();
  const subscription = server.connection.onNotification("textDocument/publishDiagnostics", (params) => {
    shown.set(decodeURIComponent(params.uri).split("/").at(-1)!, params.diagnostics.length);
  });
  await server.open(uri, policy);
  await write("base.json", '{ "rules": 1 }');
  await write(".nessus-audit.json", { extends: ["base.json"] });
  await codes(uri);
  assert.equal(shown.get("base.json"), 1);
  await write(".nessus-audit.json", "{ 1 }");
  await codes(uri);
  assert.equal(shown.get("base.json"), 0);
  assert.ok(shown.get(".nessus-audit.json")! > 0);
  rmSync(join(root, ".nessus-audit.json"));
  const changes = [{ uri: uriOf(".nessus-audit.json"), type: FileChangeType.Deleted }];
  await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  await codes(uri);
  assert.equal(shown.get(".nessus-audit.json"), 0);
  subscription.dispose();
  await server.close(uri);
  remove();
});
