import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../../scripts/vscode-web.ts";

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

interface Job {
  "runs-on": string;
  "timeout-minutes": number;
  permissions?: Record<string, string>;
  strategy?: { matrix: { os: string[] } };
  steps: { uses?: string; run?: string; shell?: string }[];
}

const folder = join(root, ".github", "workflows");
const workflows = new Map(
  readdirSync(folder).map((name): [string, Workflow] => [
    name,
    parse(readFileSync(join(folder, name), "utf8"), { strict: true }),
  ]),
);
const commandsOf = (job: Job) => job.steps.flatMap(({ run }) => run ?? []);

describe("the workflows of this repository", () => {
  it("are one for each change and one for each release", () => {
    assert.deepEqual([...workflows.keys()].sort(), ["ci.yml", "release.yml"]);
  });

  for (const [name, { on, permissions, jobs }] of workflows) {
    it(`${name} can be read, and each job has steps, a bound and no right that it does not need`, () => {
      assert.deepEqual(permissions, { contents: "read" });
      assert.ok(Object.keys(on).length > 0);
      for (const [id, job] of Object.entries(jobs)) {
        assert.ok(job["runs-on"] && job["timeout-minutes"] > 0 && job.steps.length > 0, id);
        for (const { uses, run } of job.steps) assert.notEqual(uses === undefined, run === undefined, id);
        if (job.permissions)
          assert.ok(
            commandsOf(job).every((command) => !command.includes("npm")),
            id,
          );
      }
    });

    it(`${name} runs scripts that there are`, () => {
      const scripts = Object.values(jobs)
        .flatMap(commandsOf)
        .flatMap((command) => [...command.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map((match) => match[1]!));
      assert.ok(scripts.length > 2);
      for (const script of scripts) assert.ok(script === "ci" || script in packageJson.scripts, script);
    });

    it(`${name} puts nothing that others write into a script`, () => {
      for (const command of Object.values(jobs).flatMap(commandsOf)) assert.doesNotMatch(command, /\$\{\{/);
    });
  }

  it("run both commands of the README on Linux, Windows and macOS", () => {
    const { test, start } = workflows.get("ci.yml")!.jobs;
    for (const [job, command] of [
      [test!, "npm test"],
      [start!, "npm start"],
    ] as const) {
      assert.deepEqual(job.strategy?.matrix.os, ["ubuntu-latest", "windows-latest", "macos-latest"]);
      const commands = commandsOf(job);
      assert.ok(commands.includes("npm ci"));
      assert.ok(commands.some((one) => one.startsWith(command)));
    }
  });
});
