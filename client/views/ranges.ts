import * as vscode from "vscode";
import type { ProtocolRange } from "../../server/protocol.ts";

/** Converts a range of the protocol to one of the editor. */
export function rangeOf({ start, end }: ProtocolRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
