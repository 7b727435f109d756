import { t, tCount } from "../../l10n/translate.ts";

/** "3 days ago"; a date in the future counts as now. @param time, now milliseconds since 1970 */
export function agoText(time: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - time) / 60_000));
  if (minutes < 1) return t("just now");
  if (minutes < 60) return tCount(minutes, "{0} minute ago", "{0} minutes ago");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return tCount(hours, "{0} hour ago", "{0} hours ago");
  return tCount(Math.floor(hours / 24), "{0} day ago", "{0} days ago");
}

/** "taken 3 days ago". @param taken a date from the snapshot, such as `2026-03-01T06:00:00Z` */
export function takenText(taken: string, now: number): string {
  const time = Date.parse(taken);
  return Number.isNaN(time) ? t("taken {0}", taken) : t("taken {0}", agoText(time, now));
}
