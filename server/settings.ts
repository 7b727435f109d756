import type { Connection } from "vscode-languageserver";
import { defaultEvaluateOptions, type EvaluateOptions } from "../core/index.ts";

const allowed: { [Name in keyof EvaluateOptions]: readonly EvaluateOptions[Name][] } = {
  loopback: ["ignore", "count"],
  closedPort: ["error", "passed", "failed"],
  unlistedProtocol: ["error", "closed"],
};

/** `nessusAudit.evaluate.*` as the client has them for a document; what is missing or wrong keeps its default. */
export async function evaluateOptions(connection: Connection, scopeUri: string): Promise<EvaluateOptions> {
  const settings = await connection.workspace.getConfiguration({ scopeUri, section: "nessusAudit.evaluate" });
  return evaluateOptionsOf(settings);
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
  const seconds: unknown = await connection.workspace.getConfiguration("nessusAudit.live.timeout");
  return typeof seconds === "number" && seconds >= 1 && seconds <= 120 ? seconds * 1000 : undefined;
}
