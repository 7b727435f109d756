import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { commands } from "../../../cli/commands/index.ts";
import { folderOf, nessusAudit } from "../command-line.ts";

const shells = ["bash", "zsh", "fish", "powershell"];

describe("completions", () => {
  for (const shell of shells) {
    it(`for ${shell} know every command and option`, async () => {
      const { code, stdout } = await nessusAudit(["completions", shell]);
      assert.equal(code, 0);
      for (const [name, command] of Object.entries(commands)) {
        assert.ok(stdout.includes(name));
        for (const option of command.options) {
          const pattern = new RegExp(`(--|-l )${option.name}\\b`);
          if (option.replacedBy === undefined) assert.match(stdout, pattern);
          else assert.doesNotMatch(stdout, pattern);
        }
      }
    });
  }

  const installed = { bash: "bash", zsh: "zsh", fish: "fish", powershell: "pwsh" };
  for (const [shell, program] of Object.entries(installed)) {
    it(`for ${shell} are a script that it reads`, async (t) => {
      if (spawnSync(program, ["--version"]).error) return t.skip(`${program} is not installed`);
      const { stdout } = await nessusAudit(["completions", shell]);
      const cwd = folderOf(t, {});
      writeFileSync(join(cwd, "script.ps1"), stdout);
      const before = shell === "zsh" ? "autoload -U compinit; compinit -u -D; " : "";
      const source =
        shell === "powershell"
          ? ["-NoProfile", "-File", "script.ps1"]
          : ["-c", `${before}source ./script.ps1`];
      const { status, stderr } = spawnSync(program, source, { cwd, encoding: "utf8" });
      assert.deepEqual([status, stderr], [0, ""]);
    });
  }

  const cases: [line: string[], completed: string[]][] = [
    [["snap"], ["snapshot"]],
    [
      ["lint", "--fix"],
      ["--fix", "--fix-unsafe", "--fix-dry-run"],
    ],
    [
      ["lint", "--format", "j"],
      ["json", "junit"],
    ],
    [
      ["lint", "--fail-on", ""],
      ["error", "warning", "hint"],
    ],
    [["lint", "web"], ["web.audit"]],
  ];
  for (const [line, completed] of cases) {
    it(`in bash: ${line.join(" ")}`, async (t) => {
      if (spawnSync("bash", ["--version"]).error) return t.skip("bash is not installed");
      const { stdout } = await nessusAudit(["completions", "bash"]);
      const cwd = folderOf(t, { "web.audit": "", "script.bash": stdout });
      const words = ["nessus-audit", ...line].map((word) => `"${word}"`).join(" ");
      const script = `source ./script.bash; COMP_WORDS=(${words}); COMP_CWORD=${line.length}; _nessus_audit; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const result = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8" });
      assert.deepEqual(result.stdout.trim().split("\n"), completed, result.stderr);
    });
  }

  it("need a shell", async () => {
    const { code, stderr } = await nessusAudit(["completions", "tcsh"]);
    assert.equal(code, 2);
    assert.match(stderr, /completions needs a shell: bash, zsh, fish, powershell\./);
  });
});
