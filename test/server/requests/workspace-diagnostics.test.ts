import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type ResponseError,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver/node";
import {
  type ListPoliciesResult,
  listPoliciesMethod,
  type ReadPoliciesParams,
  type ReadPoliciesResult,
  readPoliciesMethod,
} from "../../../server/protocol.ts";
import { unix } from "../fixture.ts";
import { LanguageServer, pullingClient } from "../language-server.ts";

const policy = (port: number) =>
  unix(
    `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "a"\n  port_type : TCP\n  ports : "${port}"\n</custom_item>`,
  );
const wrong = policy(70_000);
const right = policy(23);

type Files = Map<string, { version: string; text: string }>;

async function start(t: TestContext, files: Files): Promise<LanguageServer> {
  const server = await LanguageServer.start(pullingClient, undefined, "file:///w", {
    listsPolicies: true,
    workspaceDiagnostics: true,
  });
  t.after(() => server.stop());
  server.connection.onRequest(
    listPoliciesMethod,
    (): ListPoliciesResult => ({ policies: [...files].map(([uri, { version }]) => ({ uri, version })) }),
  );
  server.connection.onRequest(
    readPoliciesMethod,
    ({ uris }: ReadPoliciesParams): ReadPoliciesResult => ({
      policies: uris.map((uri) => ({ uri, text: files.get(uri)!.text })),
    }),
  );
  return server;
}

/** `a 1`: findings of each policy, or that there is no news of it. */
function said({ items }: WorkspaceDiagnosticReport): string[] {
  return items.map((item) => `${item.uri} ${item.kind === "full" ? item.items.length : "unchanged"}`).sort();
}

function idsOf({ items }: WorkspaceDiagnosticReport): { uri: string; value: string }[] {
  return items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
}

test("the findings of all policies, and then only what changes", async (t) => {
  const files: Files = new Map([
    ["file:///w/a.audit", { version: "1", text: wrong }],
    ["file:///w/b.audit", { version: "1", text: right }],
  ]);
  const server = await start(t, files);
  const provider = server.initialized!.capabilities.diagnosticProvider as { workspaceDiagnostics: boolean };
  assert.equal(provider.workspaceDiagnostics, true);
  const pull = (previousResultIds: { uri: string; value: string }[]) =>
    server.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds });
  const first = await pull([]);
  assert.deepEqual(said(first), ["file:///w/a.audit 1", "file:///w/b.audit 0"]);

  // Without news the answer waits; a change of a file ends the wait.
  const waiting = pull(idsOf(first));
  files.set("file:///w/a.audit", { version: "2", text: right });
  const changes = [{ uri: "file:///w/a.audit", type: 2 }];
  await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  const second = await waiting;
  assert.deepEqual(said(second), ["file:///w/a.audit 0", "file:///w/b.audit unchanged"]);

  const next = pull(idsOf(second));
  await server.open("file:///w/b.audit", wrong);
  const third = await next;
  assert.deepEqual(said(third), ["file:///w/a.audit unchanged", "file:///w/b.audit 1"]);

  await server.close("file:///w/b.audit");
  files.delete("file:///w/b.audit");
  await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///w/b.audit", type: 3 }],
  });
  const fourth = await pull(idsOf(third));
  assert.deepEqual(said(fourth), ["file:///w/a.audit unchanged", "file:///w/b.audit 0"]);
});

test("an answer that waits can be cancelled", async (t) => {
  const server = await start(t, new Map([["file:///w/a.audit", { version: "1", text: wrong }]]));
  const first = await server.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  const source = new CancellationTokenSource();
  const waiting = server.connection.sendRequest(
    "workspace/diagnostic",
    { previousResultIds: idsOf(first) },
    source.token,
  );
  source.cancel();
  await assert.rejects(waiting, ({ code }: ResponseError<void>) => code === LSPErrorCodes.RequestCancelled);
});

test("only a client that asks for it pulls the workspace", async () => {
  const server = await LanguageServer.start(pullingClient);
  const provider = server.initialized!.capabilities.diagnosticProvider as { workspaceDiagnostics: boolean };
  assert.equal(await server.stop(), 0);
  assert.equal(provider.workspaceDiagnostics, false);
});
