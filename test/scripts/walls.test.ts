import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withGeneratedParts } from "../../scripts/walls/architecture.ts";
import { readModules } from "../../scripts/walls/read-imports.ts";
import { rooms } from "../../scripts/walls/rooms.ts";
import { brokenWalls, circleIn, roomOf, unusedDoors } from "../../scripts/walls/walls.ts";

const root = join(import.meta.dirname, "../..");
const { imports, chances } = readModules(root);

test("nothing is imported that the table of rooms does not allow", () => {
  assert.deepEqual(brokenWalls(imports, rooms), []);
});

test("the table only allows what is needed", () => {
  assert.deepEqual(unusedDoors(imports, rooms), []);
});

for (const group of ["core", "server", "live", "client", "webview"]) {
  test(`the rooms of ${group} know each other without a circle`, () => {
    assert.equal(circleIn(group, rooms), undefined);
  });
}

test("core knows neither the time nor chance", () => {
  assert.deepEqual(
    chances.filter(({ file }) => file.startsWith("core/")),
    [],
  );
});

test("ARCHITECTURE.md has the rooms and layers of the table (npm run docs)", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  assert.equal(text, withGeneratedParts(text, rooms));
});

/** An import of each kind, of a file that is in the room of that name, or of a package. */
const spellings: readonly ((from: string) => string)[] = [
  (from) => `import { a } from "${from}";`,
  (from) => `import type { A } from "${from}";`,
  (from) => `import { type A } from "${from}";`,
  (from) => `import * as all from "${from}";`,
  (from) => `import "${from}";`,
  (from) => `export { a } from "${from}";`,
  (from) => `export * from "${from}";`,
  (from) => `export type { A } from "${from}";`,
  (from) => `export const a = () => import("${from}");`,
  (from) => `export type A = import("${from}").A;`,
  (from) => `export type A = typeof import("${from}");`,
];

/** One of each wall: a file, and something that its room must not know. */
const forbidden: readonly [file: string, target: string][] = [
  ["core/text/lines.ts", "core/syntax/tree.ts"],
  ["core/schema/schema.ts", "core/syntax/tree.ts"],
  ["core/syntax/parse.ts", "core/results/scanner-results.ts"],
  ["core/semantics/policy.ts", "core/rules/rule.ts"],
  ["core/regex/syntax/parse.ts", "core/ports/port-set.ts"],
  ["core/languages/sql.ts", "core/syntax/tree.ts"],
  ["core/ports/port-set.ts", "core/config/configuration.ts"],
  ["core/snapshot/snapshot.ts", "core/syntax/tree.ts"],
  ["core/targets/targets.ts", "core/evaluate/verdict.ts"],
  ["core/findings/finding.ts", "core/rules/rule.ts"],
  ["core/rules/rule.ts", "core/lint/lint.ts"],
  ["core/lint/lint.ts", "core/report/report.ts"],
  ["core/baseline/baseline.ts", "core/lint/lint.ts"],
  ["core/format/format.ts", "core/semantics/policy.ts"],
  ["core/evaluate/evaluate.ts", "core/rules/rule.ts"],
  ["core/generate/generate-policy.ts", "core/rules/rule.ts"],
  ["core/capture-script/capture-script.ts", "core/report/report.ts"],
  ["core/compare/compare-policies.ts", "core/report/report.ts"],
  ["core/editions/edition.ts", "core/report/report.ts"],
  ["core/inventory/list-checks.ts", "core/report/report.ts"],
  ["core/fill/find-places.ts", "core/editions/edition.ts"],
  ["core/export/plan-policy.ts", "core/generate/generate-policy.ts"],
  ["core/export/sql/statement.ts", "core/report/report.ts"],
  ["core/results/compare-results.ts", "core/report/report.ts"],
  ["core/config/configuration.ts", "core/report/report.ts"],
  ["core/explain/page.ts", "core/report/report.ts"],
  ["core/refactor/sort-ports.ts", "core/rules/rule.ts"],
  ["core/suggest/suggest-ports.ts", "core/evaluate/evaluate.ts"],
  ["core/report/report.ts", "core/semantics/policy.ts"],
  ["core/editor.ts", "server/protocol.ts"],
  ["core/command-line.ts", "cli/run.ts"],
  ["core/library.ts", "core/config/configuration.ts"],
  ["core/protocol.ts", "core/rules/rule.ts"],
  ["core/capture.ts", "live/capture.ts"],
  ["core/views.ts", "core/rules/rule.ts"],
  ["core/pages.ts", "core/compare/compare-policies.ts"],
  ["core/evaluate/verdict.ts", "node:fs"],
  ["core/snapshot/draft.ts", "jsonc-parser"],
  ["live/capture.ts", "core/snapshot/snapshot.ts"],
  ["l10n/translate.ts", "core/text/plural.ts"],
  ["server/protocol.ts", "core/editor.ts"],
  ["server/protocol/findings.ts", "core/findings/finding.ts"],
  ["server/edge/gate.ts", "server/documents/policy-document.ts"],
  ["server/configuration/settings.ts", "server/documents/policy-document.ts"],
  ["server/documents/policy-document.ts", "core/semantics/policy.ts"],
  ["server/snapshots/snapshots.ts", "live/capture.ts"],
  ["server/features/hover.ts", "live/capture.ts"],
  ["server/requests/serve-lint.ts", "cli/run.ts"],
  ["server/server.ts", "live/capture.ts"],
  ["server/server.ts", "node:fs"],
  ["server/main.ts", "live/capture.ts"],
  ["server/node.ts", "core/editor.ts"],
  ["server/browser.ts", "live/capture.ts"],
  ["client/activation.ts", "server/features/hover.ts"],
  ["client/activation.ts", "core/editor.ts"],
  ["client/activation.ts", "node:fs"],
  ["client/main.ts", "node:fs"],
  ["client/browser.ts", "client/node.ts"],
  ["client/node.ts", "live/capture.ts"],
  ["webview/matrix.ts", "core/ports/port-set.ts"],
  ["webview/filter.ts", "client/shown-text.ts"],
  ["cli/options/arguments.ts", "cli/files/read-text.ts"],
  ["cli/output/terminal.ts", "cli/commands/lint.ts"],
  ["cli/files/boundary.ts", "cli/lint/text-linter.ts"],
  ["cli/lint/lint-file.ts", "core/rules/rule.ts"],
  ["cli/hosts/read-host.ts", "server/protocol.ts"],
  ["library/lint.ts", "core/lint/lint.ts"],
  ["cli/inventory/open-database.ts", "cli/files/read-text.ts"],
  ["rule-files/rule-files.ts", "core/rules/rule.ts"],
  ["cli/completions/bash.ts", "core/command-line.ts"],
  ["cli/commands/lint.ts", "core/index.ts"],
  ["cli/run.ts", "live/capture.ts"],
  ["core/observations/observations.ts", "core/snapshot/snapshot.ts"],
  ["core/xml/xml-tree.ts", "core/observations/observation.ts"],
  ["core/jq/program.ts", "core/xml/xml-tree.ts"],
  ["cli/main.ts", "client/language.ts"],
  ["scripts/rule-pages.ts", "core/rules/index.ts"],
  ["test/core/rules/fixture.ts", "server/server.ts"],
];

test("an import through each wall is found, however it is written", () => {
  const planted = new Map<string, string>();
  const expected: string[] = [];
  forbidden.forEach(([file, target], at) => {
    const path = target.includes("/") ? `${"../".repeat(file.split("/").length - 1)}${target}` : target;
    const spelling = spellings[at % spellings.length]!;
    const text = planted.get(file) ?? readFileSync(join(root, file), "utf8");
    expected.push(
      `${file}:${text.split("\n").length} imports ${target.startsWith("node:") ? "node:" : target}`,
    );
    planted.set(file, `${text}${spelling(path)}\n`);
  });
  const found = brokenWalls(readModules(root, planted).imports, rooms);
  assert.deepEqual(found.map((problem) => problem.slice(0, problem.indexOf(": "))).sort(), expected.sort());
});

test("one is planted in the folder of every room", () => {
  const described = Object.keys(rooms).filter(
    (name) => rooms[name]!.is !== undefined && !name.endsWith(".ts"),
  );
  const held = new Set(forbidden.map(([file]) => roomOf(file, rooms)));
  const withoutModules = ["schema", "package.json", "cli/source-thread.mjs"];
  assert.deepEqual(
    described.filter((name) => !held.has(name) && !withoutModules.includes(name)),
    [],
  );
});

test("the time and chance are found", () => {
  const file = "core/text/plural.ts";
  const lines = [
    "export const a = Date.now();",
    "export const b = new Date();",
    "export const c = new Date;",
    "export const d = Date();",
    "export const e = [Math.random].length;",
    'export const f = new Date("2020-02-02T00:00:00Z");',
  ];
  const found = readModules(root, new Map([[file, lines.join("\n")]])).chances.filter(
    (one) => one.file === file,
  );
  assert.deepEqual(
    found.map(({ line }) => line),
    [1, 2, 3, 4, 5],
  );
});
