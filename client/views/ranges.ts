import * as vscode from "vscode";
import type { ProtocolRange } from "../../server/protocol.ts";

/** A range of the protocol as one of the editor. */
export function rangeOf({ start, end }: ProtocolRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
