import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { describe, it } from "node:test";
import { limits } from "../../client/settings/limit-table.ts";
import { defaultEvaluateOptions } from "../../core/evaluate/options.ts";

const root = new URL("../../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const { contributes } = manifest;
const parts: { order: number; properties: Record<string, Setting> }[] = contributes.configuration;
const settings: Record<string, Setting> = Object.assign({}, ...parts.map(({ properties }) => properties));

interface Setting {
  order: number;
  scope: string;
  default: unknown;
  minimum?: number;
  maximum?: number;
}

/** Ids in quotes in the sources of the client, such as "nessusAudit.evaluate". */
const idsInClient = new Set(
  readdirSync(new URL("client", root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".ts"))
    .flatMap(
      (entry) =>
        readFileSync(`${entry.parentPath}/${entry.name}`, "utf8").match(/nessusAudit\.[\w.]+/g) ?? [],
    ),
);
const commands: string[] = contributes.commands.map((entry: { command: string }) => entry.command);

describe("extension manifest", () => {
  for (const command of commands) {
    it(`registers ${command}`, () => assert.ok(idsInClient.has(command)));
  }

  it("gives every setting its place, and in each part a switch comes first", () => {
    const places = (all: { order: number }[]) =>
      assert.deepEqual(
        all.map(({ order }) => order),
        all.map((_, at) => at + 1),
      );
    places(parts);
    places(Object.values(settings));
    const isSwitch = (id: string) => id.endsWith(".enabled");
    const withSwitches = parts
      .map(({ properties }) => Object.keys(properties))
      .filter((ids) => ids.some(isSwitch));
    assert.ok(withSwitches.length >= 2);
    for (const ids of withSwitches) assert.ok(isSwitch(ids[0]!), String(ids));
  });

  it("hides commands from the palette that need a host, a verdict or a policy", () => {
    const hidden = new Map<string, string>(
      contributes.menus.commandPalette.map((entry: { command: string; when: string }) => [
        entry.command,
        entry.when,
      ]),
    );
    for (const command of ["evaluateOnHost", "pinHost", "openHost", "generatePolicy", "shareSnapshot"])
      assert.match(hidden.get(`nessusAudit.${command}`) ?? "", /hasHosts/, command);
    for (const command of ["saveReport", "copyAsJson", "filterVerdicts", "evaluateAgain"])
      assert.match(hidden.get(`nessusAudit.${command}`) ?? "", /hasVerdicts/, command);
    assert.match(hidden.get("nessusAudit.copyDifferences") ?? "", /hasDifferences/);
  });

  it("sets every key of its conditions that is not one of VS Code", () => {
    const keys = new Set(JSON.stringify(contributes).match(/nessusAudit\.(?:has|is|only)\w+/g));
    assert.deepEqual(
      [...keys].filter((key) => !idsInClient.has(key)),
      [],
    );
  });

  it("puts only commands into menus that it contributes", () => {
    const inMenus = Object.values<{ command?: string }[]>(contributes.menus).flat();
    assert.deepEqual(
      inMenus.flatMap(({ command }) => command ?? []).filter((command) => !commands.includes(command)),
      [],
    );
  });

  it("has the same limits as the client", () => {
    for (const [limit, { preset, least, most }] of Object.entries(limits)) {
      const setting = settings[`nessusAudit.${limit}`]!;
      assert.deepEqual([setting.default, setting.minimum, setting.maximum], [preset, least, most], limit);
    }
  });

  it("has the same defaults as the evaluation", () => {
    const { set: _, variables: __, ...options } = defaultEvaluateOptions;
    for (const [option, value] of Object.entries(options)) {
      assert.equal(settings[`nessusAudit.evaluate.${option}`]?.default, value, option);
    }
  });

  it("has a colour for each status, and icons in both themes", () => {
    const colors: string[] = contributes.colors.map((color: { id: string }) => color.id);
    const statuses = ["passed", "failed", "warning", "error", "skipped", "undecided", "notEvaluated"];
    assert.deepEqual(
      statuses.filter((status) => !colors.includes(`nessusAudit.${status}`)),
      [],
    );
    for (const status of statuses) {
      const icon = status.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);
      for (const theme of ["light", "dark"]) {
        assert.ok(existsSync(new URL(`media/verdicts/${icon}-${theme}.svg`, root)), `${icon}-${theme}`);
      }
    }
  });

  it("lets no workspace raise the limit of what is read", () => {
    const { scope, default: preset } = settings["nessusAudit.snapshot.maxMegabytes"]!;
    assert.deepEqual([scope, preset], ["machine", null]);
  });

  it("lets no workspace change change a setting that a process depends on", () => {
    const live = Object.entries(settings).filter(([id]) => id.startsWith("nessusAudit.live."));
    assert.ok(live.length > 0);
    for (const [id, { scope }] of live) assert.equal(scope, "machine", id);
  });

  it("names only files that are there and not empty, apart from the bundles", () => {
    const paths = JSON.stringify(manifest).match(/"(?:\.\/)?(?:media|syntaxes)\/[^"]+"/g) ?? [];
    assert.ok(paths.length > 5);
    for (const path of paths) assert.ok(statSync(new URL(JSON.parse(path), root)).size > 0, path);
  });
});
