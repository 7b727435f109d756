import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { TestContext } from "node:test";
import { builtCommand } from "../cli/built-command.ts";
import { folderOf } from "../cli/command-line.ts";

/** A policy with a finding in line 5, and a host that it fails on. */
const files = {
  "web.audit": `<check_type:"Unix">

<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  descripton  : "No telnet"
  port_type   : TCP
  ports       : "23"
</custom_item>

</check_type>
`,
  "web01.txt": `# host: web01
State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0      128    0.0.0.0:23         0.0.0.0:*
`,
};

/** What an editor received from the server. */
export interface Received {
  diagnostics: string[];
  completions: string[];
  hover: string;
  actions: string[];
  verdicts: string;
}

/** Is there a program of this name, and does it start? */
export function starts(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

/** The only block of a language in the guide to editors. */
export function settingsOf(language: string): string {
  const guide = readFileSync(join(import.meta.dirname, "../../docs/guides/editors.md"), "utf8");
  const [, text] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(guide)!;
  return text!;
}

/**
 * Runs an editor on a policy, with `nessus-audit` on the PATH, as after an installation.
 *
 * @param more further files next to the policy
 * @param args the arguments of the editor; it writes what it received to `received.json`
 */
export function receivedBy(
  t: TestContext,
  program: string,
  args: readonly string[],
  more: Record<string, string>,
): Received {
  const cwd = folderOf(t, {
    ...files,
    ...more,
    "bin/nessus-audit": `#!/bin/sh\nexec "${process.execPath}" "${builtCommand}" "$@"\n`,
  });
  chmodSync(join(cwd, "bin/nessus-audit"), 0o755);
  const { stdout, stderr, status } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    timeout: 120_000,
    env: { ...process.env, HOME: cwd, PATH: `${join(cwd, "bin")}${delimiter}${process.env.PATH}` },
  });
  try {
    return JSON.parse(readFileSync(join(cwd, "received.json"), "utf8"));
  } catch (error) {
    throw new Error(`${program} ended with ${status} and wrote no result.\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}
