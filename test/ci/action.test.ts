import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it, type TestContext } from "node:test";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { badPolicy, folderOf, goodPolicy } from "../cli/command-line.ts";
import { assertSarif } from "../core/report/validate.ts";
import { notOnWindows } from "../not-here.ts";
import { packInto } from "../scripts/packaging/pack.ts";

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: Step[] };
}

interface Step {
  id?: string;
  if?: string;
  shell?: string;
  run?: string;
  uses?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}

const text = readFileSync(new URL("../../action.yml", import.meta.url), "utf8");
const action: Action = parse(text, { strict: true });
const lintStep = action.runs.steps.find(({ id }) => id === "lint")!;

let folder = "";
let tarball = "";

describe("action.yml", () => {
  it("installs the version that it belongs to", () => {
    assert.equal(String(action.inputs.version?.default), packageJson.version);
  });

  it("puts no input into a script", () => {
    for (const { run = "" } of action.runs.steps) assert.ok(!run.includes("${{"), run);
  });

  it("names only inputs and outputs that there are, and uses every input", () => {
    const used = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
    assert.deepEqual([...used].sort(), Object.keys(action.inputs).sort());
    const outputs = [...text.matchAll(/steps\.lint\.outputs\.([\w-]+)/g)].map(([, name]) => name!);
    assert.ok(outputs.length > 0);
    for (const name of outputs) assert.ok(lintStep.run?.includes(`${name}=`), name);
  });

  it("uploads the report also when the lint step failed", () => {
    const upload = action.runs.steps.find(({ uses }) => uses?.includes("upload-sarif"));
    assert.match(upload?.if ?? "", /always\(\)/);
    assert.equal(upload?.with?.sarif_file, action.outputs["sarif-file"]?.value);
  });
});

describe("the lint step", { skip: notOnWindows("shell") }, () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "nessus-audit-action-"));
    tarball = packInto(folder).tarball;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("annotates, summarises, reports and fails", (t) => {
    const { cwd, status, stdout, outputs, summary } = runStep(t, { paths: "policies\nmore/*.audit" });
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=policies\/bad one\.audit,line=5,.*title=unterminated-string::/m);
    assert.match(stdout, /^::error file=more\/bad\.audit,/m);
    assert.match(summary, /^## Audit policies\n\n2 errors, /);
    assert.equal(outputs, "sarif-file=nessus-audit.sarif\n");
    const sarif = readFileSync(join(cwd, "nessus-audit.sarif"), "utf8");
    assertSarif(sarif);
    assert.equal(JSON.parse(sarif).runs[0].results.length, 2);
  });

  it("passes on further options, and where to write", (t) => {
    const args = "--rule=unterminated-string:off\n--max-warnings=0\n";
    const { cwd, status, stderr } = runStep(t, {
      paths: "policies",
      args,
      "sarif-file": "audit report.sarif",
    });
    assert.equal(status, 0, stderr);
    assert.ok(existsSync(join(cwd, "audit report.sarif")));
  });

  it("has no words of an input read by the shell", (t) => {
    const hostile = ["$(touch hit)", "`touch hit`", '"; touch hit; "', "--fix", "a b; touch hit"].join("\n");
    for (const input of ["paths", "args", "fail-on", "sarif-file"]) {
      const { cwd, status } = runStep(t, { [input]: hostile });
      assert.notEqual(status, 0, input);
      assert.ok(!existsSync(join(cwd, "hit")), input);
      assert.equal(readFileSync(join(cwd, "policies/bad one.audit"), "utf8"), badPolicy);
    }
  });
});

/** Runs the script of the step as GitHub does, offline, in a repository with a packed tarball. */
function runStep(t: TestContext, given: Record<string, string>) {
  const files = {
    "policies/good.audit": goodPolicy,
    "policies/bad one.audit": badPolicy,
    "more/bad.audit": badPolicy,
  };
  const cwd = folderOf(t, { ...files, "vendor/.keep": "" });
  copyFileSync(tarball, join(cwd, "vendor/nessus-audit.tgz"));
  const runner = folderOf(t, { "output.txt": "", "summary.md": "" });
  mkdirSync(join(runner, "temp"));
  const inputs: Record<string, string> = { package: "vendor/nessus-audit.tgz", ...given };
  const inputOf = (_: string, name: string) => inputs[name] ?? String(action.inputs[name]?.default);
  const variables = Object.entries(lintStep.env ?? {}).map(([name, value]) => [
    name,
    value.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, inputOf),
  ]);
  const result = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", lintStep.run!], {
    cwd,
    encoding: "utf8",
    env: {
      ...process.env,
      ...Object.fromEntries(variables),
      RUNNER_TEMP: join(runner, "temp"),
      GITHUB_OUTPUT: join(runner, "output.txt"),
      GITHUB_STEP_SUMMARY: join(runner, "summary.md"),
      npm_config_offline: "true",
    },
  });
  const read = (name: string) => readFileSync(join(runner, name), "utf8");
  return { cwd, ...result, outputs: read("output.txt"), summary: read("summary.md") };
}
