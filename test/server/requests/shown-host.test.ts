import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletionList, Hover, MarkupContent } from "vscode-languageserver";
import { type EvaluateHostsParams, evaluateHostsMethod, hideHostMethod } from "../../../server/protocol.ts";
import { unix } from "../fixture.ts";
import { LanguageServer, pullingClient } from "../language-server.ts";

const uri = "file:///w/a.audit";
const policy = unix(
  `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "a"\n  port_type : TCP\n  ports : "8443"\n</custom_item>`,
);
const netstat = `Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process
tcp LISTEN 0 128 0.0.0.0:8443 0.0.0.0:* users:(("zebrad",pid=7,fd=3))
`;

test("hovers and completions lose the host when its verdicts are cleared", async (t) => {
  const server = await LanguageServer.start(pullingClient);
  t.after(() => server.stop());
  await server.open(uri, policy);
  const params: EvaluateHostsParams = {
    policy: uri,
    shown: true,
    allHosts: true,
    hosts: [{ id: "h", name: "quokka", files: [{ name: "quokka", text: netstat }] }],
  };
  await server.request(evaluateHostsMethod, params);
  const inList = { textDocument: { uri }, position: { line: 5, character: 12 } };
  const seen = async () => {
    const list = await server.request<CompletionList>("textDocument/completion", inList);
    const hover = await server.request<Hover | null>("textDocument/hover", inList);
    const { value } = hover!.contents as MarkupContent;
    return [JSON.stringify(list), value].map((text) => /zebrad|quokka/.test(text));
  };
  assert.deepEqual(await seen(), [true, true]);
  await server.connection.sendNotification(hideHostMethod, { policy: uri });
  assert.deepEqual(await seen(), [false, false]);
});
