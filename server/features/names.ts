import {
  type Location,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { t } from "../../l10n/translate.ts";
import { isSameName } from "../documents/acl-blocks-at.ts";
import { isTaken, type NameAt, nameAt } from "../documents/names-at.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

/** Names live in one file: variables of its `#<ui_metadata>` header, used as `@NAME@`, and ACL blocks. */

export function definitionAt(document: PolicyDocument, offset: number): Location | null {
  const declaration = nameAt(document, offset)?.declaration;
  return declaration ? { uri: document.uri, range: document.rangeOf(declaration) } : null;
}

export function referencesAt(
  document: PolicyDocument,
  offset: number,
  { includeDeclaration }: { includeDeclaration: boolean },
): Location[] | null {
  const name = nameAt(document, offset);
  if (name === undefined) return null;
  return rangesOf(document, name, includeDeclaration).map((range) => ({ uri: document.uri, range }));
}

/** The name that would be renamed; null if there is none. */
export function prepareRename(document: PolicyDocument, offset: number): Range | null {
  const name = nameAt(document, offset);
  return name === undefined ? null : document.rangeOf(name.span);
}

/**
 * Renames a variable or an ACL block everywhere in its file.
 * @param newName of a variable with or without the `@` around it
 * @throws ResponseError if it is not a valid name, or is already taken
 */
export function renameAt(document: PolicyDocument, offset: number, newName: string): WorkspaceEdit | null {
  const named = nameAt(document, offset);
  if (named === undefined) return null;
  const { kind } = named;
  const name = kind === "variable" ? variableName(newName) : aclName(newName);
  const isSame = kind === "variable" ? name === named.name : isSameName(name, named.name);
  if (!isSame && isTaken(document, kind, name)) {
    throw refused(
      kind === "variable"
        ? t("This policy has a variable {0} already. Choose another name.", name)
        : t("This policy has an ACL block {0} already. Choose another name.", name),
    );
  }
  const edits = rangesOf(document, named, true).map((range) => ({ range, newText: name }));
  return { changes: { [document.uri]: edits } };
}

function variableName(newName: string): string {
  const name = newName.replace(/^@(.*)@$/, "$1");
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return name;
  throw refused(
    t(
      "{0} is not a valid name of a variable. Use capital letters, digits and underscores, such as SSH_PORT.",
      newName,
    ),
  );
}

/** It is written in quotes of either kind, and one of them has no escapes. */
function aclName(name: string): string {
  if (name.trim() === name && name !== "" && !/["'\\<>@\u0000-\u001f\u007f]/.test(name)) return name;
  throw refused(t("{0} can't be the name of an ACL block. Use letters, digits, blanks and hyphens.", name));
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** The ranges of the names without `@` or quotes, the declaration first. */
function rangesOf(
  document: PolicyDocument,
  { declaration, uses }: NameAt,
  includeDeclaration: boolean,
): Range[] {
  const spans = [...(declaration && includeDeclaration ? [declaration] : []), ...uses];
  return spans.map((span) => document.rangeOf(span));
}
