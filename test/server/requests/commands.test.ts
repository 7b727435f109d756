import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CodeAction, CodeLens, Hover, MarkupContent } from "vscode-languageserver/node";
import { evaluateCommand } from "../../../server/protocol.ts";
import { assertFits } from "../../core/report/validate.ts";
import { LanguageServer, pushedClient } from "../language-server.ts";

const uri = "file:///policies/web%20server.audit";
const policy = `<check_type:"Unix">

<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : "23"
</custom_item>

</check_type>
`;
const text = "State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 0.0.0.0:23 0.0.0.0:*\n";
const snapshots = [{ name: "web01.txt", text }];

describe("the server of the command line", () => {
  let server: LanguageServer;
  before(async () => {
    server = await LanguageServer.start(pushedClient, undefined, undefined, undefined, "command line");
    await server.open(uri, policy);
  });
  after(async () => assert.equal(await server.stop(), 0));

  const execute = (argument?: object, command = evaluateCommand) =>
    server.request<unknown>("workspace/executeCommand", {
      command,
      ...(argument && { arguments: [argument] }),
    });

  it("answers as that of the extension does", async () => {
    const { contents } = await server.request<Hover>("textDocument/hover", {
      textDocument: { uri },
      position: { line: 6, character: 4 },
    });
    assert.match((contents as MarkupContent).value, /ports/);
    const broken = "file:///b.audit";
    const found = server.pushedFor(broken);
    await server.open(broken, policy.replace("DENIED", "DENYED"));
    assert.deepEqual(
      (await found).map(({ code }) => code),
      ["unknown-item-type"],
    );
  });

  it("evaluates an open policy, as an editor without an extension asks for it", async () => {
    assert.deepEqual(server.initialized!.capabilities.executeCommandProvider, {
      commands: [evaluateCommand],
    });
    const verdicts = (await execute({ policy: uri, snapshots })) as { results: { status: string }[] };
    assertFits("check", JSON.stringify(verdicts));
    assert.deepEqual(
      verdicts.results.map(({ status, ...result }) => [status, (result as { policy?: string }).policy]),
      [["FAILED", "web server.audit"]],
    );
    const printed = await execute({ policy: uri, snapshots, format: "unix" });
    assert.match(String(printed), /^web server\.audit:3:1: error: FAILED on web01\.txt: No telnet/);
  });

  it("says what is wrong with a request", async () => {
    for (const [argument, why] of [
      [undefined, /needs an argument/],
      [{ policy: uri }, /snapshots/],
      [{ policy: uri, snapshots, format: "pdf" }, /format/],
      [{ policy: "file:///closed.audit", snapshots }, /closed|open/],
      [{ policy: uri, snapshots: [{ name: "a", text: "nothing" }] }, /No output of a known command/],
    ] as const) {
      await assert.rejects(execute(argument), why, JSON.stringify(argument));
    }
    await assert.rejects(execute({ policy: uri, snapshots }, "nessus-audit.other"), /command/);
  });

  it("offers nothing whose command only our extension has", async () => {
    const document = { textDocument: { uri } };
    assert.deepEqual(await server.request<CodeLens[]>("textDocument/codeLens", document), []);
    const actions = await server.request<CodeAction[]>("textDocument/codeAction", {
      ...document,
      range: { start: { line: 6, character: 4 }, end: { line: 6, character: 4 } },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.flatMap(({ command }) => command ?? []),
      [],
    );
  });
});

describe("the server of the extension", () => {
  it("leaves evaluation to the commands of its client", async () => {
    const server = await LanguageServer.start(pushedClient, undefined, undefined, { editorCommands: true });
    assert.equal(server.initialized!.capabilities.executeCommandProvider, undefined);
    assert.equal(await server.stop(), 0);
  });
});
