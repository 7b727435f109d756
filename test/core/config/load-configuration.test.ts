import assert from "node:assert/strict";
import { posix } from "node:path";
import { test } from "node:test";
import { settingsFor } from "../../../core/config/configuration.ts";
import { loadConfiguration } from "../../../core/config/load-configuration.ts";

test("what extends wins over what it extends, the last one over the others", async () => {
  const loaded = await load("/p/.nessus-audit.json", {
    "/p/.nessus-audit.json": `{"extends": ["../base/a.json", "b.json"], "rules": {"no-checks": "off"}, "ignore": "x"}`,
    "/base/a.json": `{"rules": {"no-checks": "error", "duplicate-port": "error"}, "ignore": "y",
      "overrides": [{"files": "a.audit", "rules": {"no-checks": "hint", "port-range": "hint"}}]}`,
    "/p/b.json": `{"extends": "../base/c.json"}`,
    "/base/c.json": `{"rules": {"duplicate-port": "hint"}}`,
  });
  assert.deepEqual(
    loaded?.files.flatMap(({ findings }) => findings),
    [],
  );
  const settings = settingsFor(loaded!.configuration, "a.audit");
  assert.deepEqual(settings.severities, {
    "no-checks": "off",
    "duplicate-port": "hint",
    "port-range": "hint",
  });
  assert.deepEqual(loaded!.configuration.ignore, ["y", "x"]);
  assert.deepEqual(loaded!.sources, ["/p/.nessus-audit.json", "/base/a.json", "/p/b.json", "/base/c.json"]);
});

test("targets are combined: those of extended configurations come first", async () => {
  const loaded = await load("/p/a.json", {
    "/p/a.json": `{"extends": "../base/b.json", "targets": [{"hosts": "own"}]}`,
    "/base/b.json": `{"targets": [{"files": "x/**", "hosts": "base"}]}`,
  });
  const hostsFor = (path: string) =>
    settingsFor(loaded!.configuration, path).targets.flatMap(({ hosts }) => hosts);
  assert.deepEqual(hostsFor("x/a.audit"), ["base", "own"]);
  assert.deepEqual(hostsFor("a.audit"), ["own"]);
});

test("a missing file is a finding where it is named", async () => {
  const text = `{"extends": ["b.json"], "rules": {"no-checks": "off"}}`;
  const loaded = await load("/p/a.json", { "/p/a.json": text });
  const [finding] = loaded!.files[0]!.findings;
  assert.equal(text.slice(finding!.start, finding!.end), `"b.json"`);
  assert.match(finding!.message, /There is no b\.json/);
  assert.deepEqual(settingsFor(loaded!.configuration, "a.audit").severities, { "no-checks": "off" });
  assert.deepEqual(loaded!.sources, ["/p/a.json", "/p/b.json"]);
});

test("a circle ends, with a finding where it closes", async () => {
  const loaded = await load("/p/a.json", {
    "/p/a.json": `{"extends": "./b.json"}`,
    "/p/b.json": `{"extends": "x/../a.json", "rules": {"no-checks": "off"}}`,
  });
  assert.deepEqual(
    loaded!.files.map(({ file, findings }) => [file, findings.length]),
    [
      ["/p/a.json", 0],
      ["/p/b.json", 1],
    ],
  );
  assert.equal(settingsFor(loaded!.configuration, "a.audit").severities["no-checks"], "off");
});

test("loading ends for files that double with each step", async () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 30; index++) {
    files[`/${index}.json`] = `{"extends": ["${index + 1}.json", "./${index + 1}.json"]}`;
  }
  const loaded = await load("/0.json", files);
  assert.ok(loaded!.files.length <= 100);
});

test("no file, no configuration", async () => {
  assert.equal(await load("/p/a.json", {}), undefined);
});

function load(file: string, files: Record<string, string>) {
  return loadConfiguration(file, {
    read: async (name) => files[name],
    resolve: (from, path) => posix.resolve(posix.dirname(from), path),
  });
}
