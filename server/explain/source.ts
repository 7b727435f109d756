import type { Sourced } from "../../core/editor.ts";

/** Where a statement of the schema comes from, as the last line of a hover. */
export function sourceLine({ pages, web, certainty }: Sourced): string {
  if (pages) return `*Reference Guide, p. ${pages}*`;
  if (web)
    return /^https:\/\/[^\s()<>]+$/.test(web)
      ? `*[Web edition of the guide](${web})*`
      : `*Web edition of the guide*`;
  return certainty === "seen"
    ? "*Seen in published files, not documented*"
    : "*Concluded from the guide and published files*";
}
