import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  CancellationTokenSource,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type ResponseError,
} from "vscode-languageserver/node";
import { type LintResult, lintMethod, type PolicySource } from "../../../server/protocol.ts";
import { LanguageServer, pullingClient } from "../language-server.ts";

const policy = `<check_type:"Unix">
<custom_item>
  type : AUDIT_DENIED_OPEN_PORTS
  description : "Geschlössen
  port_type : TCP
  ports : "21,23"
</custom_item>
</check_type>
`;

let server: LanguageServer;
before(async () => {
  server = await LanguageServer.start(pullingClient);
});
after(async () => {
  assert.equal(await server.stop(), 0);
});

const lint = (...policies: PolicySource[]) => server.request<LintResult>(lintMethod, { policies });
const base64 = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding).toString("base64");

test("a policy that is not open has the findings that it would have open", async () => {
  const uri = "file:///p.audit";
  await server.open(uri, policy);
  const open = await server.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  await server.close(uri);
  assert(open.kind === "full");
  const { policies } = await lint({ uri, text: policy });
  assert.deepEqual(policies, [{ uri, diagnostics: open.items }]);
  assert.deepEqual(
    open.items.map(({ code }) => code),
    ["unterminated-string", "non-ascii-text"],
  );
});

const encodings: { name: string; bytes: string }[] = [
  { name: "UTF-8", bytes: base64(policy, "utf8") },
  { name: "UTF-16", bytes: base64(`\ufeff${policy}`, "utf16le") },
  { name: "Latin-1", bytes: base64(policy, "latin1") },
];
for (const { name, bytes } of encodings) {
  test(`the bytes of a policy are read as ${name}`, async () => {
    const { policies } = await lint({ uri: "file:///p.audit", base64: bytes });
    assert.deepEqual(
      policies[0]?.diagnostics.map(({ code, range }) => [code, range.end.character - range.start.character]),
      [
        ["unterminated-string", 12],
        ["non-ascii-text", 1],
      ],
    );
  });
}

test("policies are answered in their order", async () => {
  const uris = ["file:///b.audit", "file:///a.audit", "file:///c.audit"];
  const { policies } = await lint(...uris.map((uri) => ({ uri, text: "" })));
  assert.deepEqual(
    policies.map(({ uri }) => uri),
    uris,
  );
});

test("a cancelled request ends between two policies", async () => {
  const source = new CancellationTokenSource();
  const policies = Array.from({ length: 500 }, (_, index) => ({ uri: `file:///${index}`, text: policy }));
  const answer = server.connection.sendRequest(lintMethod, { policies }, source.token);
  source.cancel();
  await assert.rejects(answer, ({ code }: ResponseError) => code === LSPErrorCodes.RequestCancelled);
});

test("findings are formatted as on the command line, with paths relative to a folder", async () => {
  const params = (encoding: BufferEncoding, mark = "") => ({
    policies: [{ uri: "file:///w%20s/sub/p.audit", base64: base64(mark + policy, encoding) }],
    linesFrom: "file:///w%20s/",
  });
  const { policies, configurations } = await server.request<LintResult>(lintMethod, params("utf8"));
  assert.deepEqual(configurations, []);
  assert.equal(policies[0]?.errors, 1);
  const lines = policies[0].lines?.split("\n") ?? [];
  assert.match(lines[0] ?? "", /^sub\/p\.audit:4:17: error: .* \[unterminated-string\]$/);
  assert.deepEqual([lines.length, lines.at(-1)], [policies[0].diagnostics.length + 1, ""]);

  // It is a file that is looked at: how its bytes were read matters.
  const wide = await server.request<LintResult>(lintMethod, params("utf16le", "\ufeff"));
  assert.match(wide.policies[0]?.lines ?? "", /^sub\/p\.audit:1:1: warning: .* \[unsupported-encoding\]$/m);
  const marked = await server.request<LintResult>(lintMethod, params("utf8", "\ufeff"));
  assert.match(marked.policies[0]?.lines ?? "", /byte order mark.* \[unsupported-encoding\]$/m);
});
