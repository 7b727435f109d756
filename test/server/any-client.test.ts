import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { requestParams } from "../../server/edge/params.ts";
import { RawClient, type RawMessage } from "./raw-client.ts";

/** Whatever a client sends, it gets the error code that the protocol has for it, and the server continues. */

const parseError = -32700;
const invalidRequest = -32600;
const methodNotFound = -32601;
const invalidParams = -32602;
const notInitialized = -32002;

const uri = "file:///a.audit";
const text = `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Closed"
  port_type   : TCP
  ports       : "21,21"
</custom_item>
</check_type>
`;

let client: RawClient;
beforeEach(() => {
  client = new RawClient();
});
afterEach(() => client.kill());

const hello = { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } };

async function initialize(capabilities: object = hello.capabilities): Promise<void> {
  assert.ok((await client.ask("hello", "initialize", { ...hello, capabilities })).result);
  client.notify("initialized", {});
}

function open(version = 1, content = text): void {
  client.notify("textDocument/didOpen", {
    textDocument: { uri, languageId: "nessus-audit", version, text: content },
  });
}

/** Hover over the item type: what a server that is well says. */
async function answers(): Promise<void> {
  const position = { line: 2, character: 20 };
  const { result } = await client.ask("well?", "textDocument/hover", { textDocument: { uri }, position });
  assert.match(JSON.stringify(result), /AUDIT_DENIED_OPEN_PORTS/);
}

async function says(): Promise<string> {
  const { params } = await client.next(({ method }) => method === "window/logMessage");
  return (params as { message: string }).message;
}

/** Ends the session as the protocol asks; nothing else may have been printed. */
async function end(): Promise<void> {
  assert.equal((await client.ask("bye", "shutdown")).result, null);
  client.notify("exit");
  assert.equal(await client.exitCode(), 0);
  assert.equal(client.printed, "");
}

const at = (line: unknown, character: unknown) => ({ line, character });
const badPositions: Record<string, unknown> = {
  "a fraction of a line": at(1.5, 2),
  "a fraction of a character": at(1, 0.1),
  "a negative line": at(-1, 0),
  "a negative character": at(1, -1),
  // JSON has no NaN: it becomes null
  NaN: at(Number.NaN, Number.NaN),
  strings: at("1", "2"),
  "more than a uinteger": at(2 ** 31, 0),
  "1e300": at(0, 1e300),
  "no character": { line: 1 },
  "no position": undefined,
  null: null,
  "an array": [1, 2],
  "a number": 3,
  "arrays in it": at([1], [2]),
};
const atPosition = [...requestParams.keys()].filter((method) => {
  const shape = requestParams.get(method)!;
  const base = { textDocument: { uri }, context: { includeDeclaration: true }, newName: "x" };
  return (
    shape({ ...base, position: at(0, 0) }, "") === undefined &&
    shape({ ...base, position: at(0, 0.5) }, "") !== undefined
  );
});
const inRange = ["textDocument/inlayHint", "textDocument/codeAction", "textDocument/semanticTokens/range"];

test("an invalid position is an invalid parameter of every method that takes one", async () => {
  await initialize();
  open();
  assert.ok(atPosition.length >= 8, atPosition.join(", "));
  for (const [name, position] of Object.entries(badPositions)) {
    const context = { includeDeclaration: true, diagnostics: [] };
    const params = { textDocument: { uri }, position, context, newName: "x" };
    for (const method of atPosition) {
      const { error } = await client.ask(`${method} ${name}`, method, params);
      assert.equal(error?.code, invalidParams, `${method}: ${name}`);
      assert.doesNotMatch(error.message, /\n|\bat .*:\d+:\d+/);
    }
    for (const method of inRange) {
      const range = { start: at(0, 0), end: position };
      const { error } = await client.ask(`${method} ${name}`, method, { ...params, range });
      assert.equal(error?.code, invalidParams, `${method}: ${name}`);
    }
    const selection = await client.ask(1, "textDocument/selectionRange", {
      ...params,
      positions: [position],
    });
    assert.equal(selection.error?.code, invalidParams, name);
  }
  await answers();
  await end();
});

test("positions past the end of a line or of the text mean that end", async () => {
  await initialize();
  open();
  for (const position of [at(2, 2 ** 31 - 1), at(2 ** 31 - 1, 0), at(2 ** 31 - 1, 2 ** 31 - 1)]) {
    for (const method of atPosition) {
      const context = { includeDeclaration: true };
      const answer = await client.ask(1, method, { textDocument: { uri }, position, context, newName: "x" });
      assert.ok(Object.hasOwn(answer, "result"), `${method}: ${JSON.stringify(answer)}`);
    }
  }
  await end();
});

test("a change far past the end is one at the end, even for what comes after it", async () => {
  await initialize();
  open();
  const far = 2 ** 31 - 2;
  const append = (start: number, content: string) => ({
    range: { start: at(start, 0), end: at(start + 1, 7) },
    text: content,
  });
  client.notify("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [append(far, "# one\n"), append(far - 9, "# two\n"), append(500, "# three")],
  });
  const { result } = await client.ask(1, "textDocument/documentSymbol", { textDocument: { uri } });
  assert.ok(Array.isArray(result));
  client.notify("textDocument/didChange", {
    textDocument: { uri, version: 3 },
    contentChanges: [{ range: { start: at(10, 2), end: at(10, 7) }, text: "nessus-audit-disable x" }],
  });
  const report = await client.ask(2, "textDocument/diagnostic", { textDocument: { uri } });
  const { items } = report.result as { items: { code: string; range: object }[] };
  assert.deepEqual(
    items.map(({ code, range }) => [code, range]),
    [
      ["duplicate-port", { start: at(5, 20), end: at(5, 22) }],
      ["malformed-suppression", { start: at(10, 23), end: at(10, 24) }],
    ],
  );
  await end();
});

/** A snapshot in one file. */
const snapshot = (content: object) => ({ id: "x", name: "x", files: [{ name: "x", ...content }] });

const wrongShapes: [method: string, params: unknown][] = [
  ["textDocument/hover", undefined],
  ["textDocument/hover", null],
  ["textDocument/hover", []],
  ["textDocument/hover", [{ textDocument: { uri }, position: at(0, 0) }]],
  ["textDocument/hover", "hello"],
  ["textDocument/hover", { textDocument: uri, position: at(0, 0) }],
  ["textDocument/hover", { textDocument: { uri: 1 }, position: at(0, 0) }],
  ["textDocument/hover", { textDocument: { uri: { toString: 1 } }, position: at(0, 0) }],
  ["textDocument/diagnostic", {}],
  ["textDocument/completion", { textDocument: { uri }, position: at(0, 0), context: "typed" }],
  ["textDocument/completion", { textDocument: { uri }, position: at(0, 0), workDoneToken: {} }],
  ["textDocument/selectionRange", { textDocument: { uri }, positions: at(0, 0) }],
  ["textDocument/codeAction", { textDocument: { uri }, range: { start: at(0, 0), end: at(0, 0) } }],
  [
    "textDocument/codeAction",
    { textDocument: { uri }, range: { start: at(0, 0), end: at(0, 0) }, context: { only: "quickfix" } },
  ],
  ["textDocument/formatting", { textDocument: { uri } }],
  ["textDocument/formatting", { textDocument: { uri }, options: { tabSize: -1, insertSpaces: true } }],
  ["textDocument/rename", { textDocument: { uri }, position: at(0, 0), newName: 5 }],
  ["completionItem/resolve", { label: "x", data: "policy" }],
  ["completionItem/resolve", { label: "x", data: { of: "item", kind: {}, checkType: null, name: 3 } }],
  ["completionItem/resolve", { label: "x", data: { of: "keyword", owner: null, name: "x" } }],
  ["nessusAudit/evaluateHosts", { policy: uri }],
  ["nessusAudit/evaluateHosts", { policy: uri, hosts: { id: "a", name: "a", files: [] } }],
  ["nessusAudit/evaluateHosts", { policy: uri, hosts: [{ id: "a", name: "a" }] }],
  ["nessusAudit/evaluateHosts", { policy: uri, hosts: [{ id: "a", name: "a", version: 1, files: [] }] }],
  ["nessusAudit/evaluateHosts", { policy: uri, hosts: [snapshot({ text: 5 })] }],
  ["nessusAudit/evaluateHosts", { policy: uri, hosts: [snapshot({ base64: [] })] }],
  ["nessusAudit/evaluateHosts", { policy: uri, hosts: [], allHosts: "yes" }],
  ["nessusAudit/holdSnapshots", { hosts: [snapshot({ notes: [5] })] }],
  ["nessusAudit/readHosts", { hosts: {} }],
  ["nessusAudit/readHosts", { hosts: [{ id: "a", name: "a", files: [null] }] }],
  ["nessusAudit/exportVerdicts", { policies: [{ policy: uri, hosts: [], policyName: "a" }], format: "exe" }],
  ["nessusAudit/generatePolicy", { hosts: [], ports: "all" }],
  ["nessusAudit/lint", { policies: [{ uri: null }] }],
  ["nessusAudit/captureSource", { command: "rm -rf" }],
];

test("parameters of the wrong type are invalid parameters", async () => {
  await initialize();
  open();
  for (const [index, [method, params]] of wrongShapes.entries()) {
    const { error } = await client.ask(index, method, params);
    assert.equal(error?.code, invalidParams, `${method} ${JSON.stringify(params)}`);
    assert.match(error.message, /^[\w/]+: params\S* is not /);
  }
  await answers();
  await end();
});

test("what is not a message is an invalid request, or invalid JSON", async () => {
  await initialize();
  open();
  const noMessages: unknown[] = [
    null,
    1,
    "hover",
    [],
    [{ jsonrpc: "2.0", id: 1, method: "shutdown" }],
    {},
    { jsonrpc: "1.0", method: "shutdown" },
    { jsonrpc: "2.0", id: null, method: "shutdown" },
    { jsonrpc: "2.0", id: 1.5, method: "shutdown" },
    { jsonrpc: "2.0", id: {}, method: "shutdown" },
  ];
  const unnamed = ({ id, error }: RawMessage) => id === null && error !== undefined;
  for (const message of noMessages) {
    client.send(message);
    assert.equal((await client.next(unnamed)).error?.code, invalidRequest, JSON.stringify(message));
  }
  for (const bytes of [
    "Content-Length: 5\r\n\r\n{{{{{",
    "Content-Length: 0\r\n\r\n",
    "Content-Length: many\r\n\r\n",
    "Hello\r\n\r\n",
    "Content-Length: -5\r\n\r\n",
    "Content-Length: 1.5e3\r\n\r\n{",
  ]) {
    client.bytes(bytes);
    assert.equal((await client.next(unnamed)).error?.code, parseError, bytes);
  }
  const { error } = await client.ask(7, 8 as never);
  assert.equal(error?.code, invalidRequest);
  for (const method of ["", "__proto__", "constructor", "textDocument/didOpen", "$/cancelRequest", "*"]) {
    assert.equal((await client.ask(1, method, {})).error?.code, methodNotFound, method);
  }
  await answers();
  await end();
});

test("before initialize, only that is answered, and after shutdown nothing is", async () => {
  open();
  for (const method of ["textDocument/hover", "shutdown", "nessusAudit/capture", "no/such"]) {
    assert.equal((await client.ask(method, method, {})).error?.code, notInitialized, method);
  }
  assert.equal((await client.ask(1, "initialize", { ...hello, processId: "me" })).error?.code, invalidParams);
  assert.equal((await client.ask(1, "initialize", { ...hello, rootUri: 5 })).error?.code, invalidParams);
  assert.equal((await client.ask(1, "initialize", {})).error?.code, invalidParams);
  await initialize();
  assert.equal((await client.ask(1, "initialize", hello)).error?.code, invalidRequest);
  const symbols = { textDocument: { uri } };
  assert.equal(
    (await client.ask(2, "textDocument/documentSymbol", symbols)).result,
    null,
    "opened too early",
  );
  assert.equal((await client.ask(3, "shutdown")).result, null);
  for (const method of ["textDocument/hover", "shutdown", "initialize", "no/such"]) {
    assert.equal((await client.ask(method, method, hello)).error?.code, invalidRequest, method);
  }
  client.notify("exit");
  assert.equal(await client.exitCode(), 0);
  assert.equal(client.printed, "");
});

for (const name of ["before initialize", "without shutdown"]) {
  test(`exit ${name} ends with code 1`, async () => {
    if (name === "without shutdown") await initialize();
    client.notify("exit");
    assert.equal(await client.exitCode(), 1);
    assert.equal(client.printed, "");
  });
}

test("a notification of the wrong type is ignored, and the log says so", async () => {
  await initialize();
  open();
  const range = { start: at(0, 0), end: at(0, 0.5) };
  const textDocument = { uri, version: 2 };
  const bad: [method: string, params: unknown][] = [
    ["textDocument/didOpen", { textDocument: { uri, languageId: "x", version: "1", text } }],
    ["textDocument/didOpen", { textDocument: { uri, languageId: "x", version: 1 } }],
    ["textDocument/didChange", { textDocument, contentChanges: [{ range, text: "" }] }],
    ["textDocument/didChange", { textDocument, contentChanges: [{ text: 5 }] }],
    ["textDocument/didChange", { textDocument, contentChanges: {} }],
    ["textDocument/didChange", { textDocument: { uri, version: null }, contentChanges: [] }],
    ["textDocument/didClose", {}],
    ["workspace/didChangeWatchedFiles", { changes: [{ uri: 5 }] }],
    ["$/cancelRequest", undefined],
    ["$/cancelRequest", { id: {} }],
    ["$/setTrace", null],
  ];
  for (const [method, params] of bad) {
    client.notify(method, params);
    assert.match(await says(), new RegExp(`^${method.replace("$", "\\$")} was ignored: params`));
  }
  client.notify("no/such/notification", { x: 1 });
  client.notify("$/progress", { token: 1 });
  await answers();
  await end();
});

test("two changes under one version are two changes", async () => {
  await initialize();
  open();
  const pull = async (previousResultId?: string) => {
    const { result } = await client.ask(1, "textDocument/diagnostic", {
      textDocument: { uri },
      previousResultId,
    });
    return result as { kind: string; resultId: string; items?: { code: string }[] };
  };
  const first = await pull();
  client.notify("textDocument/didChange", {
    textDocument: { uri, version: 1 },
    contentChanges: [{ range: null, text: text.replace("21,21", "21") }],
  });
  const second = await pull(first.resultId);
  assert.deepEqual([first.items?.length, second.kind, second.items?.length], [1, "full", 0]);
  await end();
});

test("a client that refuses everything that it is asked is still served", async () => {
  const dynamicRegistration = true;
  await initialize({
    workspace: {
      configuration: true,
      didChangeWatchedFiles: { dynamicRegistration },
      diagnostics: { refreshSupport: true },
    },
  });
  const refuse = async (method: string) => {
    const { id } = await client.next((message) => message.method === method);
    client.send({ jsonrpc: "2.0", id, error: { code: -32601, message: "No." } });
  };
  await refuse("client/registerCapability");
  open(1, text.replace("</custom_item>", "<custom_itm>"));
  client.send({
    jsonrpc: "2.0",
    id: "f",
    method: "textDocument/formatting",
    params: { textDocument: { uri }, options: { tabSize: 2 ** 31 - 1, insertSpaces: true } },
  });
  await refuse("window/showMessageRequest");
  const evaluated = client.ask("e", "nessusAudit/evaluateHosts", {
    policy: uri,
    hosts: [snapshot({ text: "tcp LISTEN 0 128 0.0.0.0:21 0.0.0.0:*\n" })],
  });
  // Which findings are shown, how it is evaluated, and how large a snapshot may be.
  for (let asked = 0; asked < 3; asked++) await refuse("workspace/configuration");
  assert.match(JSON.stringify((await evaluated).result), /"because":"refused"/);
  await answers();
  await end();
});

for (const [what, answer, found] of [
  ["nothing", null, 0],
  ["a text that is none", { text: 5 }, 0],
  ["a problem that is none", { problem: { of: "mine" }, text: "" }, 0],
  ["a problem", { problem: "This is outside the workspace, so it was not read." }, 1],
  ["an error", undefined, 0],
] as const) {
  test(`a client that reads files may answer with ${what}`, async () => {
    const initializationOptions = { readsFiles: true };
    assert.ok((await client.ask("hello", "initialize", { ...hello, initializationOptions })).result);
    client.notify("initialized", {});
    open();
    const pulled = client.ask("pull", "textDocument/diagnostic", { textDocument: { uri } });
    const { id, params } = await client.next(({ method }) => method === "nessusAudit/readFile");
    assert.deepEqual(params, { uri: "file:///.nessus-audit.json", how: "found" });
    const error = { code: -32601, message: "No." };
    client.send({ jsonrpc: "2.0", id, ...(answer === undefined ? { error } : { result: answer }) });
    assert.equal(((await pulled).result as { items: unknown[] }).items.length, 1);
    if (found > 0) {
      const told = await client.next(({ method }) => method === "textDocument/publishDiagnostics");
      assert.match(JSON.stringify(told.params), /is outside the workspace/);
    }
    await answers();
    await end();
  });
}

test("the server ends when a client disappears", async () => {
  await initialize();
  client.bytes("Content-Length: 100\r\n\r\n{");
  client.close();
  assert.equal(await client.exitCode(), 1);
  assert.equal(client.printed, "");
});
