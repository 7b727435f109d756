import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { folderOf, nessusAudit } from "../command-line.ts";

const policy = `<check_type:"Unix">
<if>
<condition type:"AND">
<custom_item>
  type        : CMD_EXEC
  description : "Is it a relay?"
  cmd         : "relayctl show"
  expect      : "yes"
</custom_item>
</condition>
<then>
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "No banner of the vendor"
  file        : "/etc/issue"
  regex       : "^Welcome"
  expect      : "^Welcome to relay"
</custom_item>
</then>
</if>
</check_type>
`;

const answers = '# groups: dmz\n# condition: PASSED "Is it a relay?"\n';
const session = (text: string) => `root@pc7:~# cat /etc/issue\n${text}root@pc7:~# `;

async function verdicts(cwd: string): Promise<string[]> {
  const { stdout } = await nessusAudit(["check", "relay.audit", "--hosts", "hosts", "--format", "json"], {
    cwd,
  });
  const { results } = JSON.parse(stdout) as { results: Record<string, unknown>[] };
  return results.map(
    ({ host, status, conditional }) => `${host}: ${status}${conditional === true ? "?" : ""}`,
  );
}

describe("the files of a host", () => {
  it("are below files, and its answers beside them", async (t) => {
    const cwd = folderOf(t, {
      "relay.audit": policy,
      "hosts/good/files/etc/issue": "Welcome to relay\n",
      "hosts/good/answers": answers,
      "hosts/bad/files/etc/issue": "Welcome to Linux\n",
      "hosts/bad.answers": answers,
    });
    assert.deepEqual(await verdicts(cwd), ["bad: FAILED", "good: PASSED"]);
  });

  it("may be in the text of its terminal, with answers beside that", async (t) => {
    const cwd = folderOf(t, {
      "relay.audit": policy,
      "hosts/pc7.txt": session("Welcome to relay\n"),
      "hosts/pc7.answers": answers,
    });
    assert.deepEqual(await verdicts(cwd), ["pc7: PASSED"]);
  });

  it("has answers in a file of text", async (t) => {
    const cwd = folderOf(t, {
      "relay.audit": policy,
      "hosts/good/files/etc/issue": "Welcome to relay\n",
      "hosts/good/answers.txt": answers,
      "hosts/pc7.txt": session("Welcome to relay\n"),
      "hosts/pc7.answers.txt": answers,
    });
    assert.deepEqual(await verdicts(cwd), ["good: PASSED", "pc7: PASSED"]);
  });

  it("are those of a backup of group policy, with the answers beside it", async (t) => {
    const [one, two] = ["{0A1B2C3D-0000-4000-8000-00000000000A}", "{0A1B2C3D-0000-4000-8000-00000000000B}"];
    const template = (length: number) =>
      `[Unicode]\r\nUnicode=yes\r\n[System Access]\r\nMinimumPasswordLength = ${length}\r\n`;
    const path = "DomainSysvol/GPO/Machine/microsoft/windows nt/SecEdit/GptTmpl.inf";
    const cwd = folderOf(t, {
      "relay.audit": `<check_type:"Windows" version:"2">
<if>
<condition type:"AND">
<custom_item>
  type          : WMI_POLICY
  description   : "Is it a relay?"
  value_type    : POLICY_DWORD
  value_data    : 3
  wmi_namespace : "root/CIMV2"
  wmi_request   : "SELECT DomainRole FROM Win32_ComputerSystem"
  wmi_attribute : "DomainRole"
  wmi_key       : "DomainRole"
</custom_item>
</condition>
<then>
<custom_item>
  type            : PASSWORD_POLICY
  description     : "Long passwords"
  value_type      : POLICY_DWORD
  value_data      : [12..MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</then>
</if>
</check_type>
`,
      [`hosts/${one}/${path}`]: template(8),
      [`hosts/${two}/${path}`]: template(12),
      [`hosts/${two}/bkupInfo.xml`]: "<BackupInst/>\n",
      "hosts/manifest.xml": "<Backups/>\n",
      "hosts/answers.txt": answers,
    });
    assert.deepEqual(await verdicts(cwd), [`${one}: FAILED`, `${two}: PASSED`]);
  });

  it("answer nothing for themselves", async (t) => {
    const cwd = folderOf(t, {
      "relay.audit": policy,
      "hosts/pc7.txt": session(`${answers}Welcome to relay\n`),
    });
    const [verdict] = await verdicts(cwd);
    assert.notEqual(verdict, "pc7: PASSED");
  });
});
