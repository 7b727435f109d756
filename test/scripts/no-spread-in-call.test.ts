import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { notUnderWine } from "../not-here.ts";

const root = join(import.meta.dirname, "../..");
const plugin = join(root, "scripts/no-spread-in-call.grit");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

/** Each line that is found ends in `// found`. */
const code = `declare const a: number[];
declare const o: { push(...x: number[]): void } | undefined;
a.push(...a); // found
a.push(1, ...a.map((x) => x)); // found
Math.max(0, ...a); // found
String.fromCharCode(...a); // found
new Set(...a); // found
o?.push(...a); // found
String.fromCharCode.apply(null, a); // found
const copy = [...a];
a.push(copy.length, Math.max(1, 2));
new Set([...a, ...copy]);
const f = (...rest: number[]) => ({ ...o, rest: [...rest] });
f(1, 2);
`;

test("a list that is spread into a call is found, and nothing else", { skip: notUnderWine("tools") }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "nessus-audit-lint-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const rules = { linter: { rules: { preset: "none" } }, plugins: [plugin] };
  writeFileSync(join(folder, "biome.json"), JSON.stringify(rules));
  writeFileSync(join(folder, "code.ts"), code);
  const args = [biome, "lint", "--reporter=json", "code.ts"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf("{")));
  const lines = diagnostics.map(
    ({ location }: { location: { start: { line: number } } }) => location.start.line,
  );
  const expected = code.split("\n").flatMap((line, at) => (line.endsWith("// found") ? [at + 1] : []));
  assert.deepEqual(
    lines.sort((x: number, y: number) => x - y),
    expected,
  );
});

const rooms = ["core", "cli", "client", "live", "rule-files", "server", "webview"];

test("the rule holds for every room, and the exceptions are few", { skip: notUnderWine("tools") }, () => {
  const { overrides } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  const own = overrides.find(({ plugins }: { plugins?: string[] }) => plugins !== undefined);
  assert.deepEqual(own.plugins, ["./scripts/no-spread-in-call.grit"]);
  assert.deepEqual(
    own.includes,
    rooms.map((room) => `${room}/**/*.ts`),
  );
  const exceptions = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && readFileSync(join(root, room, file), "utf8").includes("lint/plugin"),
    ),
  );
  assert.deepEqual(exceptions.sort(), ["snapshot/text/decode.ts", "snapshots/base64.ts"]);
});
