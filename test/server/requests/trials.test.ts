import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  type CaptureScriptResult,
  captureScriptMethod,
  type HostSource,
  holdSnapshotsMethod,
  type TextToTryResult,
  type TryCheckResult,
  textToTryMethod,
  tryCheckMethod,
} from "../../../server/protocol.ts";
import { LanguageServer, pullingClient } from "../language-server.ts";

const uri = "untitled:try.audit";
const check = "FILE_CONTENT_CHECK: Root";
const policy = `<check_type:"Unix">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "Root"
  file        : "@FILE@"
  regex       : "^root:"
  expect      : "bash$"
</custom_item>
</check_type>
`;
const transcript = "root@web1:~# cat /etc/passwd\nroot:x:0:0::/root:/bin/sh\nroot@web1:~# \n";

let server: LanguageServer;
const settings: Record<string, unknown> = {};
before(async () => {
  server = await LanguageServer.start(pullingClient, (section) => settings[section] ?? null);
  await server.open(uri, policy.replace("@FILE@", "/etc/passwd"));
});
after(async () => {
  assert.equal(await server.stop(), 0);
});

const tried = (text: string, policyUri = uri) =>
  server.request<TryCheckResult>(tryCheckMethod, { policy: policyUri, check, text });

test("the verdict on a text follows the policy", async () => {
  const text = "root:x:0:0::/root:/bin/sh\n";
  const before = await tried(text);
  assert.deepEqual([before.verdict?.status, before.marks?.violating.places], ["FAILED", [0, 0, 25]]);
  await server.change(uri, { text: policy.replace("@FILE@", "/etc/passwd").replace("bash$", "sh$") });
  const { version, verdict } = await tried(text);
  assert.deepEqual([version, verdict?.status], [2, "PASSED"]);
});

test("the text of a host is requested by name, and sent if the server does not have it", async () => {
  const named: HostSource = { id: "clipboard", version: "1", name: "clipboard", files: [] };
  const ask = () => server.request<TextToTryResult>(textToTryMethod, { policy: uri, check, host: named });
  assert.deepEqual((await ask()).notHeld, ["clipboard"]);
  await server.request(holdSnapshotsMethod, {
    hosts: [{ ...named, files: [{ name: "clipboard", text: transcript }] }],
  });
  const { text, reads } = await ask();
  assert.deepEqual([text, reads], ["root:x:0:0::/root:/bin/sh\n", { kind: "file", name: "/etc/passwd" }]);
});

test("the script that captures what the policy reads", async () => {
  const script = await server.request<CaptureScriptResult>(captureScriptMethod, {
    policy: uri,
    policyName: "try.audit",
  });
  assert.match(script.text, /^#!\/bin\/sh\n[\s\S]*'\/etc\/passwd'/);
  assert.equal(script.problem, undefined);
});

test("a policy that is not open is asked to be opened", async () => {
  const elsewhere = "file:///elsewhere.audit";
  assert.match((await tried("", elsewhere)).problem ?? "", /not open/);
  const script = { policy: elsewhere, policyName: "x" };
  assert.match(
    (await server.request<CaptureScriptResult>(captureScriptMethod, script)).problem ?? "",
    /not open/,
  );
  const text = { policy: elsewhere, check };
  assert.match((await server.request<TextToTryResult>(textToTryMethod, text)).problem ?? "", /not open/);
});
