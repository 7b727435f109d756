import { t } from "../../l10n/translate.ts";
import { agoText, takenText } from "../verdicts/age-text.ts";
import type { Shown } from "../verdicts/evaluation.ts";
import { subjectOf } from "../verdicts/subject.ts";

/** The language status of a policy, as data. */
export interface LanguageStatus {
  text: string;
  detail?: string;
}

/**
 * "Unix · web-2", and the age of the snapshot: "taken 3 days ago", according to the snapshot, else to its
 * newest file.
 *
 * @param modified when the newest file of the host was modified, in milliseconds since 1970; undefined if it
 *   has no file
 * @param now milliseconds since 1970
 */
export function languageStatus(
  checkType: string,
  shown: (Pick<Shown, "hosts"> & { snapshot: { name: string } }) | undefined,
  modified: number | undefined,
  now: number,
): LanguageStatus {
  if (shown === undefined) return { text: checkType, detail: t("No host") };
  const text = `${checkType} · ${subjectOf(shown)}`;
  const [only, ...others] = shown.hosts;
  const taken = others.length === 0 ? only?.snapshot.taken : undefined;
  if (taken !== undefined) return { text, detail: takenText(taken, now) };
  return modified === undefined ? { text } : { text, detail: t("changed {0}", agoText(modified, now)) };
}
