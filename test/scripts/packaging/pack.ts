import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { root } from "../../../scripts/vscode-web.ts";

/** Packs what is published into a folder, as `npm run package` does. */
export function packInto(folder: string): { tarball: string; vsix: string } {
  run(process.execPath, ["--import", "tsx", join(root, "scripts/package.ts"), "--out", folder], root);
  const path = join(folder, `${packageJson.name}-${packageJson.version}`);
  return { tarball: `${path}.tgz`, vsix: `${path}.vsix` };
}

/** Standard output of a program that has to succeed. */
export function run(program: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawn(program, args, cwd);
  assert.equal(status, 0, `${program} ${args.join(" ")}:\n${stdout}${stderr}`);
  return stdout;
}

export function spawn(program: string, args: string[], cwd: string) {
  const result = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (result.error) throw result.error;
  return result;
}
