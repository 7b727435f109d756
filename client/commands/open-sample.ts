import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { languageId } from "../language.ts";
import { snapshotOf } from "../snapshots/pinned-snapshot.ts";
import type { EvaluateContext } from "./evaluate.ts";

const policyText = `# ${t("A sample. Change a port or a pattern and watch the verdicts at the ends of the lines.")}
<check_type:"Unix">

<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "FTP and Telnet are closed"
  port_type   : TCP
  ports       : "21,23"
</custom_item>

<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Nothing but sshd listens on port 22"
  port_type   : TCP
  ports       : "22"
  name        : "sshd"
</custom_item>

<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "root does not log in with SSH"
  file        : "/etc/ssh/sshd_config"
  regex       : "^PermitRootLogin"
  expect      : "no$"
</custom_item>

</check_type>
`;

const snapshotText = `sample-1:~# ss -tulpnH
tcp LISTEN 0 128 0.0.0.0:22  0.0.0.0:* users:(("sshd",pid=598,fd=3))
tcp LISTEN 0 128 0.0.0.0:23  0.0.0.0:* users:(("telnetd",pid=812,fd=4))
tcp LISTEN 0 511 0.0.0.0:443 0.0.0.0:* users:(("nginx",pid=701,fd=6))
sample-1:~# cat /etc/ssh/sshd_config
Port 22
PermitRootLogin yes
sample-1:~#
`;

/** Audit: Open Sample: opens a policy with its verdicts on a host, without any file. */
export async function openSample({ evaluations, documents, results }: EvaluateContext): Promise<void> {
  const policy = await vscode.workspace.openTextDocument({ language: languageId, content: policyText });
  await vscode.window.showTextDocument(policy);
  const place = { documents: [documents.add("sample-1", snapshotText)] };
  await evaluations.pin(policy.uri, snapshotOf({ name: "sample-1", text: snapshotText }, place));
  await results.reveal();
}
