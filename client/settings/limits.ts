import * as vscode from "vscode";
import { type Limit, limits } from "./limit-table.ts";

/** A limit from the settings. @param scope what it is for, if it can differ between folders */
export function limitOf(limit: Limit, scope?: vscode.Uri): number {
  const value: unknown = vscode.workspace.getConfiguration("nessusAudit", scope).get(limit);
  const { preset, least, most } = limits[limit];
  const isRight = typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
  return isRight ? value : preset;
}
