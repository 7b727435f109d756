import { t } from "../../l10n/translate.ts";

/** Finds a line of a file of a report, from 0; undefined if unknown. */
export type FindPlace = (line: number) => { uri: string; line: number } | undefined;

/** The files of a report by the sides that its links name; see `placeAddress`. */
export type ReportPlaces = Readonly<Record<string, FindPlace>>;

/** The commands that the page of a report may run; it has no other links. */
export const reportCommands = {
  open: "nessusAudit.revealPosition",
  copy: "nessusAudit.copyReport",
  showText: "nessusAudit.showReportText",
} as const;

export interface ReportPage {
  cspSource: string;
  style: string;
  /** Language of the texts, such as "en". */
  language: string;
  /** Markup from the server, with the content of policies and hosts escaped. */
  body: string;
  places: ReportPlaces;
  /** Identifies the report for the commands. */
  id: string;
  words: { copy: string; showText: string };
}

/** The page of a report: it runs no scripts, and its links are commands. */
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

/** Turns the addresses of lines into commands that open them; links without a target become text. */
function linked(body: string, places: ReportPlaces): string {
  // Quotes from policies and hosts are escaped, so only the server can write such an attribute.
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
