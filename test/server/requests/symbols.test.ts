import assert from "node:assert/strict";
import { test } from "node:test";
import type { SymbolInformation } from "vscode-languageserver";
import {
  type ListPoliciesResult,
  listPoliciesMethod,
  type ReadPoliciesParams,
  type ReadPoliciesResult,
  readPoliciesMethod,
} from "../../../server/protocol.ts";
import { unix } from "../fixture.ts";
import { LanguageServer, pullingClient } from "../language-server.ts";

const policy = (description: string) =>
  unix(`<custom_item>\n  type : CMD_EXEC\n  description : "${description}"\n</custom_item>`);

test("symbols of the files of a workspace, each read once, and of open policies in their current state", async () => {
  const files = new Map([
    ["file:///w/a.audit", { version: "1", text: policy("attic") }],
    ["file:///w/b.audit", { version: "1", text: policy("barn") }],
  ]);
  const read: string[] = [];
  const server = await LanguageServer.start(pullingClient, undefined, "file:///w", { listsPolicies: true });
  server.connection.onRequest(
    listPoliciesMethod,
    (): ListPoliciesResult => ({ policies: [...files].map(([uri, { version }]) => ({ uri, version })) }),
  );
  server.connection.onRequest(readPoliciesMethod, ({ uris }: ReadPoliciesParams): ReadPoliciesResult => {
    for (const uri of uris) read.push(uri);
    return { policies: uris.map((uri) => ({ uri, text: files.get(uri)!.text })) };
  });
  const found = async (query: string) => {
    const symbols = await server.request<SymbolInformation[]>("workspace/symbol", { query });
    return symbols.map(({ name, location }) => `${name} ${location.uri}`).sort();
  };
  await server.open("file:///w/b.audit", policy("bridge"));
  assert.deepEqual(await found(""), ["attic file:///w/a.audit", "bridge file:///w/b.audit"]);
  assert.deepEqual(await found("barn"), []);
  assert.deepEqual(read, ["file:///w/a.audit"]);
  files.set("file:///w/a.audit", { version: "2", text: policy("arch") });
  assert.deepEqual(await found("ar"), ["arch file:///w/a.audit"]);
  files.delete("file:///w/a.audit");
  await server.close("file:///w/b.audit");
  assert.deepEqual(await found(""), ["barn file:///w/b.audit"]);
  assert.equal(await server.stop(), 0);
});

test("a client that lists no policies gets symbols of what is open", async () => {
  const server = await LanguageServer.start(pullingClient);
  await server.open("untitled:a.audit", policy("attic"));
  const symbols = await server.request<SymbolInformation[]>("workspace/symbol", { query: "att" });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ["attic"],
  );
  await server.stop();
});
