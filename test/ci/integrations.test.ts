import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse, parseAllDocuments } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../../scripts/vscode-web.ts";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../cli/command-line.ts";
import { notOnWindows } from "../not-here.ts";
import { assertAccepted } from "./accepted.ts";

const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const descriptor = "mega-linter-plugin-nessus-audit/nessus-audit.megalinter-descriptor.yml";

describe("the plugin of MegaLinter", () => {
  const { file_extensions, linters } = parse(textOf(descriptor), { strict: true });
  const [linter, ...others] = linters;

  it("is for policies, and of the present version", () => {
    assert.deepEqual([file_extensions, others], [[".audit"], []]);
    assert.ok(linter.install.dockerfile[0].endsWith(`nessus-audit@${packageJson.version}`));
    // As MegaLinter loads a plugin from a URL.
    assert.match(descriptor, /mega-linter-plugin-[^/]+\/[\w-]+\.megalinter-descriptor\.yml$/);
  });

  it("runs commands that there are, and gets the report where it looks for it", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy, "b.audit": goodPolicy });
    const sarif = linter.cli_sarif_args.map((arg: string) =>
      arg.replace("{{SARIF_OUTPUT_FILE}}", "report.sarif"),
    );
    const args = [...linter.cli_lint_extra_args, ...sarif, "a.audit", "b.audit"];
    const { code } = await nessusAudit(args, { cwd });
    assert.equal(code, 1);
    assert.equal(JSON.parse(readFileSync(join(cwd, "report.sarif"), "utf8")).runs[0].results.length, 1);
    await assertAccepted(["nessus-audit", "lint", linter.cli_lint_fix_arg_name, "a.audit"]);
    assert.equal((await nessusAudit([linter.cli_version_arg_name])).code, 0);
  });
});

for (const name of ["lint", "check"]) {
  describe(`the GitLab component ${name}`, () => {
    const [spec, jobs] = parseAllDocuments(textOf(`templates/${name}.yml`)).map((document) =>
      document.toJS(),
    );
    const { inputs } = spec.spec as { inputs: Record<string, { default: string }> };
    const job = jobs[`nessus-audit-${name}`] as {
      variables: Record<string, string>;
      script: string[];
      artifacts: { reports: Record<string, string> };
    };

    it("has inputs that are used, with the present version", () => {
      assert.equal(inputs.version!.default, packageJson.version);
      const used = [...textOf(`templates/${name}.yml`).matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)];
      assert.deepEqual([...new Set(used.map(([, input]) => input))].sort(), Object.keys(inputs).sort());
    });

    it("lets no shell read an input", () => {
      for (const line of job.script) assert.ok(!line.includes("$[["), line);
    });

    it("runs a command that there is, into the file that GitLab is told of", {
      skip: notOnWindows("shell"),
    }, async () => {
      const env = Object.fromEntries(
        Object.entries(job.variables).map(([variable, value]) => [
          variable,
          value.replace(/\$\[\[ inputs\.([\w-]+) \]\]/, (_, input) => inputs[input]!.default),
        ]),
      );
      const words = spawnSync("sh", ["-c", job.script[0]!.replace(/^npx --yes/, "printf '%s\\n'")], {
        encoding: "utf8",
        env: { ...process.env, ...env },
      })
        .stdout.trim()
        .split("\n");
      const [program, ...args] = words;
      assert.equal(program, `nessus-audit@${packageJson.version}`);
      await assertAccepted(["nessus-audit", ...args]);
      const [report] = Object.values(job.artifacts.reports);
      assert.ok(args.some((arg) => arg.endsWith(`=${report}`)));
    });
  });
}
