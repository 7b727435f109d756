import type { ClientCapabilities, Connection } from "vscode-languageserver";
import { defaultEvaluateOptions, type EvaluateOptions } from "../../core/editor.ts";
import { snapshotLimit } from "../protocol.ts";
import { settingOf } from "./ask-settings.ts";
import type { Configurations } from "./configurations.ts";

type Choice = Exclude<keyof EvaluateOptions, "set" | "variables">;

const allowed: { [Name in Choice]: readonly EvaluateOptions[Name][] } = {
  loopback: ["ignore", "count"],
  closedPort: ["undecided", "error", "passed", "failed"],
  unknownPorts: ["undecided", "closed"],
  processName: ["name", "pattern-in-path"],
  selectedLines: ["all", "any"],
};

/**
 * How a policy is evaluated: by its configuration, so that the editor and CI agree; else by the client's
 * settings `nessusAudit.evaluate.*`. Missing or invalid settings keep their defaults.
 */
export async function evaluateOptionsFor(
  connection: Connection,
  client: () => ClientCapabilities,
  configurations: Configurations,
  policy: string,
): Promise<EvaluateOptions> {
  const { evaluateGiven } = await configurations.load(policy);
  const section = { scopeUri: policy, section: "nessusAudit.evaluate" };
  const hasSettings = client().workspace?.configuration === true;
  const settings = hasSettings ? await settingOf(connection, section) : undefined;
  return { ...evaluateOptionsOf(settings), ...evaluateGiven };
}

export function evaluateOptionsOf(settings: unknown): EvaluateOptions {
  const given = new Map(typeof settings === "object" && settings !== null ? Object.entries(settings) : []);
  const choose = <Name extends Choice>(name: Name): EvaluateOptions[Name] =>
    allowed[name].find((value) => value === given.get(name)) ?? defaultEvaluateOptions[name];
  const unknownPorts = choose("unknownPorts");
  // The name of the setting in an earlier version; the new one always exists, with its default.
  const isOldClosed =
    given.get("unlistedProtocol") === "closed" && unknownPorts === defaultEvaluateOptions.unknownPorts;
  return {
    ...defaultEvaluateOptions,
    loopback: choose("loopback"),
    closedPort: choose("closedPort"),
    unknownPorts: isOldClosed ? "closed" : unknownPorts,
    processName: choose("processName"),
    selectedLines: choose("selectedLines"),
  };
}

/** `nessusAudit.snapshot.maxMegabytes` in bytes. @param fallback megabytes, if it is not set */
export async function snapshotLimitOf(
  connection: Connection,
  client: () => ClientCapabilities,
  fallback: number,
): Promise<number> {
  const hasSettings = client().workspace?.configuration === true;
  const item = { section: "nessusAudit.snapshot.maxMegabytes" };
  return snapshotLimit(hasSettings ? await settingOf(connection, item) : undefined, fallback);
}
