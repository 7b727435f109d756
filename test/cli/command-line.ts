import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { run } from "../../cli/run.ts";

export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** A folder with these files, by relative path; it is removed when the test ends. */
export function folderOf(t: TestContext, files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "nessus-audit-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Runs the command in this process; `main.test.ts` starts the real one. */
export async function nessusAudit(
  args: readonly string[],
  {
    cwd = tmpdir(),
    input = "",
    env = {},
    color = false,
    outputIsFile = false,
  }: {
    cwd?: string;
    input?: string;
    env?: Record<string, string>;
    color?: boolean;
    outputIsFile?: boolean;
  } = {},
): Promise<Result> {
  let stdout = "";
  let stderr = "";
  const code = await run(args, {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    readInput: async () => Buffer.from(input),
    colorOut: color,
    colorErr: color,
    outputIsFile,
    interactive: false,
    cwd,
    env,
  });
  return { code, stdout, stderr };
}

/** A policy without findings. */
export const goodPolicy = `<check_type:"Unix">

<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet and no FTP"
  port_type   : TCP
  ports       : "21,23"
</custom_item>

</check_type>
`;

/** One error: the string in line 5 is not closed. */
export const badPolicy = goodPolicy.replace('FTP"', "FTP");
