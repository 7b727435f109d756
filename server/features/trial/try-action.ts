import { type CodeAction, CodeActionKind, type CodeLens, type Command } from "vscode-languageserver";
import { type Check, isJudgedCheck, type Span } from "../../../core/editor.ts";
import { t } from "../../../l10n/translate.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type { NamedCheck } from "../../protocol.ts";

/** A lens above every judged check, to try it on a text. The command is the client's. */
export function tryLenses(document: PolicyDocument): CodeLens[] {
  return document.policy.checks.filter(isJudgedCheck).map((check) => ({
    range: document.rangeOf(check.element.open),
    command: tryCommand(document, check),
  }));
}

/** Keywords for people to read: nobody looks for a way to try them. */
const prose = new Set(["description", "info", "solution", "see_also", "reference"]);

/**
 * Offers to try the judged check at the cursor, except in keywords for people to read. @param only the kinds
 * that are asked for
 */
export function tryActions(
  document: PolicyDocument,
  within: Span,
  only: readonly string[] | undefined,
): CodeAction[] {
  if (only !== undefined) return [];
  const check = document.policy.checks.find(
    ({ element }) => element.start <= within.start && within.end <= element.end,
  );
  if (check === undefined || !isJudgedCheck(check)) return [];
  const keyword = check.keywords.find(({ start, end }) => start <= within.start && within.end <= end);
  if (keyword !== undefined && prose.has(keyword.name.toLowerCase())) return [];
  const command = tryCommand(document, check);
  return [{ title: command.title, kind: CodeActionKind.Empty, command }];
}

function tryCommand(document: PolicyDocument, { element }: Check): Command {
  const argument: NamedCheck = { policy: document.uri, check: document.checkIds.get(element.start)! };
  return { title: t("Try This Check…"), command: "nessusAudit.tryCheck", arguments: [argument] };
}
