import { t } from "../../l10n/translate.ts";

/** Where a line of a file of a report is, from 0; undefined where that is not known. */
export type FindPlace = (line: number) => { uri: string; line: number } | undefined;

/** The files of a report by the sides that its links name; see `placeAddress`. */
export type ReportPlaces = Readonly<Record<string, FindPlace>>;

/** What a page of a report may run: nothing else is a link in it. */
export const reportCommands = {
  open: "nessusAudit.revealPosition",
  copy: "nessusAudit.copyReport",
  showText: "nessusAudit.showReportText",
} as const;

export interface ReportPage {
  cspSource: string;
  style: string;
  /** Of the texts, such as "en". */
  language: string;
  /** Markup of the server, in which what policies and hosts hold is escaped. */
  body: string;
  places: ReportPlaces;
  /** Names the report for the commands. */
  id: string;
  words: { copy: string; showText: string };
}

/** The page of a report: no script runs in it, and its links are commands. */
export function reportPage({ cspSource, style, language, body, places, id, words }: ReportPage): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${cspSource}">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${style}">
<title>${t("Audit Report")}</title>
</head>
<body>
<main class="report">
<p><a href="${commandAddress(reportCommands.copy, id)}">${words.copy}</a> | <a href="${commandAddress(reportCommands.showText, id)}">${words.showText}</a></p>
${linked(body, places)}
</main>
</body>
</html>
`;
}

/** Turns the addresses of lines into commands that open them; what leads nowhere is text. */
function linked(body: string, places: ReportPlaces): string {
  // A quote that a policy or a host holds is escaped, so only the server writes such an attribute.
  return body.replace(
    /<a href="place:([a-z]+):(\d+)">([^<]*)<\/a>/g,
    (_, side: string, line: string, words: string) => {
      const place = places[side]?.(Number(line));
      if (place === undefined) return words;
      return `<a href="${commandAddress(reportCommands.open, { ...place, character: 0, isFirstColumn: true })}">${words}</a>`;
    },
  );
}

function commandAddress(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}
