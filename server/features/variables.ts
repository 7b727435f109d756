import {
  type Location,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { declarationOf, nameOf, usesOf, variableAt } from "../documents/variables-at.ts";

/** Variables live in one file: declared in its `#<ui_metadata>` header, used as `@NAME@`. */

export function definitionAt(document: PolicyDocument, offset: number): Location | null {
  const variable = variableAt(document, offset);
  const declaration = variable && declarationOf(document, variable.name);
  return declaration ? { uri: document.uri, range: document.rangeOf(declaration.nameSpan) } : null;
}

export function referencesAt(
  document: PolicyDocument,
  offset: number,
  { includeDeclaration }: { includeDeclaration: boolean },
): Location[] | null {
  const variable = variableAt(document, offset);
  if (variable === undefined) return null;
  return rangesOf(document, variable.name, includeDeclaration).map((range) => ({ uri: document.uri, range }));
}

/** The name that would be renamed; null where there is no variable. */
export function prepareRename(document: PolicyDocument, offset: number): Range | null {
  const variable = variableAt(document, offset);
  return variable === undefined ? null : document.rangeOf(variable.nameSpan);
}

/**
 * Renames a variable everywhere in its file.
 * @param newName with or without the `@` around it
 * @throws ResponseError when the name is none, or another variable has it
 */
export function renameAt(document: PolicyDocument, offset: number, newName: string): WorkspaceEdit | null {
  const variable = variableAt(document, offset);
  if (variable === undefined) return null;
  const name = newName.replace(/^@(.*)@$/, "$1");
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) {
    throw refused(
      `${newName} is no name of a variable. Use capital letters, digits and underscores, such as SSH_PORT.`,
    );
  }
  const isTaken = declarationOf(document, name) !== undefined || usesOf(document, name).length > 0;
  if (name !== variable.name && isTaken) {
    throw refused(`This policy has a variable ${name} already. Choose another name.`);
  }
  const edits = rangesOf(document, variable.name, true).map((range) => ({ range, newText: name }));
  return { changes: { [document.uri]: edits } };
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** Names without their `@`, the declaration first. */
function rangesOf(document: PolicyDocument, name: string, includeDeclaration: boolean): Range[] {
  const declaration = includeDeclaration ? declarationOf(document, name) : undefined;
  const spans = [...(declaration ? [declaration.nameSpan] : []), ...usesOf(document, name).map(nameOf)];
  return spans.map((span) => document.rangeOf(span));
}
