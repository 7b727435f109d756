import { plural } from "../../core/views.ts";

/** "3 days ago"; a date in the future counts as now. @param time, now milliseconds since 1970 */
export function agoText(time: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - time) / 60_000));
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${plural(minutes, "minute")} ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${plural(hours, "hour")} ago`;
  return `${plural(Math.floor(hours / 24), "day")} ago`;
}

/** "taken 3 days ago". @param taken a date as the snapshot has it, such as `2026-03-01T06:00:00Z` */
export function takenText(taken: string, now: number): string {
  const time = Date.parse(taken);
  return Number.isNaN(time) ? `taken ${taken}` : `taken ${agoText(time, now)}`;
}
