import type { Position } from "vscode-languageserver";
import type { Check } from "../../../core/editor.ts";
import { t } from "../../../l10n/translate.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";

/**
 * Finds a check of a policy by its id; if no check has this id, because it was edited, the one at a place.
 * Undefined if there is neither.
 */
export function findCheck(
  document: PolicyDocument,
  { check: id, at }: { check?: string; at?: Position },
): Check | undefined {
  const { checks } = document.policy;
  const named = id === undefined ? undefined : checks.find(({ element }) => isCalled(document, element, id));
  if (named !== undefined || at === undefined) return named;
  const offset = document.offsetAt(at);
  return checks.find(({ element: { start, end } }) => start <= offset && offset <= end);
}

function isCalled({ checkIds }: PolicyDocument, { start }: { start: number }, id: string): boolean {
  return checkIds.get(start) === id;
}

/** The message if there is no check to try. */
export function noCheckThere(): string {
  return t("There is no check here. Put the cursor in a check, then try again.");
}
