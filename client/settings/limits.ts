import * as vscode from "vscode";
import { type Limit, limits } from "./limit-table.ts";

/** A limit that the settings say. @param scope what it is for, where it can differ from folder to folder */
export function limitOf(limit: Limit, scope?: vscode.Uri): number {
  const value: unknown = vscode.workspace.getConfiguration("nessusAudit", scope).get(limit);
  const { preset, least, most } = limits[limit];
  const isRight = typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
  return isRight ? value : preset;
}
