import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultEvaluateOptions, LintMemo } from "../../core/index.ts";
import { evaluateHosts } from "../../server/features/evaluate-hosts.ts";
import { readHost } from "../../server/host-source.ts";
import { PolicyDocument } from "../../server/policy-document.ts";
import type { HostSource } from "../../server/protocol.ts";

const policy = `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Telnet is closed"
  port_type   : TCP
  ports       : "23,8[0-1]"
</custom_item>
</check_type>
`;
const header = "State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
const ssRow = (port: number) => `LISTEN 0 128 0.0.0.0:${port} 0.0.0.0:* users:(("x",pid=${port},fd=3))\n`;

function document(): PolicyDocument {
  return new PolicyDocument(
    TextDocument.create("file:///p.audit", "nessus-audit", 1, policy),
    new LintMemo(),
  );
}

function host(name: string, ...texts: string[]): HostSource {
  return { id: name, name, files: texts.map((text, index) => ({ name: `${name}-${index}`, text })) };
}

test("joins the files of a host, counts lines through and reads its front comment", () => {
  const { summary } = readHost(
    host(
      "folder",
      `# host: web01\n# groups: web, dmz\n# expect: FAILED "Telnet is closed"`,
      `${header}${ssRow(22)}`,
    ),
  );
  assert.equal(summary.name, "web01");
  assert.deepEqual(summary.groups, ["web", "dmz"]);
  assert.deepEqual(summary.expectations, [{ status: "FAILED", check: "Telnet is closed", line: 3 }]);
  assert.deepEqual(summary.firstLines, [1, 4]);
  assert.deepEqual(
    summary.sockets.map(({ port, line }) => [port, line]),
    [[22, 5]],
  );
});

test("reads bytes in their own encoding", () => {
  const bytes = Buffer.from(`\uFEFF${header}${ssRow(22)}`, "utf16le").toString("base64");
  const { summary } = readHost({ id: "a", name: "a", files: [{ name: "a.txt", base64: bytes }] });
  assert.equal(summary.sockets.length, 1);
});

test("evaluates a policy on every host and keeps the ones that can't be read", async () => {
  const hosts = [
    host("good", header + ssRow(22)),
    host("bad", header + ssRow(23)),
    host("empty", "nothing\n"),
  ];
  const result = await evaluateHosts(document(), hosts, defaultEvaluateOptions, async () => undefined);
  assert.deepEqual(
    result.hosts.map(({ id, verdicts }) => [id, verdicts.map(({ status }) => status)]),
    [
      ["good", ["PASSED"]],
      ["bad", ["FAILED"]],
      ["empty", []],
    ],
  );
  assert.ok(result.hosts[2]?.problem);
  assert.deepEqual(
    result.checks.map(({ description, range }) => [description, range.start.line]),
    [["Telnet is closed", 1]],
  );
  assert.deepEqual(
    result.portLists.map(({ kind, proto, ranges }) => ({ kind, proto, ranges })),
    [
      {
        kind: "denied",
        proto: "tcp",
        ranges: [
          [23, 23],
          [80, 81],
        ],
      },
    ],
  );
});

test("ends between two hosts when it is cancelled", async () => {
  let asked = 0;
  const hosts = [host("a", header + ssRow(22)), host("b", header + ssRow(22))];
  await assert.rejects(
    evaluateHosts(document(), hosts, defaultEvaluateOptions, async () => {
      if (++asked === 2) throw new Error("cancelled");
    }),
    /cancelled/,
  );
});
