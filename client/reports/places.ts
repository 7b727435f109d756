import type * as vscode from "vscode";
import { placeInFiles } from "../hosts/host-nodes.ts";
import type { WorkspaceHost } from "../hosts/hosts.ts";
import type { FindPlace } from "./report-page.ts";

/** Finds lines of one file; those of an untitled editor are gone with it. */
export function linesOf(uri: vscode.Uri): FindPlace {
  return (line) => ({ uri: uri.toString(), line: line - 1 });
}

/** Finds lines of a host, which are numbered through all its files. */
export function linesOfHost({ files, summary }: WorkspaceHost): FindPlace {
  return (line) => {
    const place = placeInFiles(line, summary?.firstLines ?? []);
    const file = files[place.file];
    return file && { uri: file.uri.toString(), line: place.line - 1 };
  };
}
