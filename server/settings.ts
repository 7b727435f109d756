import type { ClientCapabilities, ConfigurationItem, Connection } from "vscode-languageserver";
import { defaultEvaluateOptions, type EvaluateOptions } from "../core/index.ts";
import type { Configurations } from "./configurations.ts";

const allowed: { [Name in keyof EvaluateOptions]: readonly EvaluateOptions[Name][] } = {
  loopback: ["ignore", "count"],
  closedPort: ["error", "passed", "failed"],
  unlistedProtocol: ["error", "closed"],
};

/**
 * How a policy is evaluated: as its configuration says, so that the editor and CI agree; where that says nothing, as the
 * client's settings `nessusAudit.evaluate.*`; what is missing or wrong there keeps its default.
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
  const choose = <Name extends keyof EvaluateOptions>(name: Name): EvaluateOptions[Name] =>
    allowed[name].find((value) => value === given.get(name)) ?? defaultEvaluateOptions[name];
  return {
    loopback: choose("loopback"),
    closedPort: choose("closedPort"),
    unlistedProtocol: choose("unlistedProtocol"),
  };
}

/** `nessusAudit.live.timeout` in milliseconds; undefined when it is not set to a sensible number. */
export async function captureTimeout(connection: Connection): Promise<number | undefined> {
  const seconds = await settingOf(connection, { section: "nessusAudit.live.timeout" });
  return typeof seconds === "number" && seconds >= 1 && seconds <= 120 ? seconds * 1000 : undefined;
}

/** Undefined where the client can't say: then the defaults hold. */
async function settingOf(connection: Connection, item: ConfigurationItem): Promise<unknown> {
  try {
    return await connection.workspace.getConfiguration(item);
  } catch {
    return undefined;
  }
}
