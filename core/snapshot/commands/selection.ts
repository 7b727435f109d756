import type { Pipeline, Stage } from "./pipeline.ts";
import { baseName } from "./wrappers.ts";

/** What the stages of a pipe after the first do to the rows. */
export interface Selection {
  /** The first stage that may select rows, as written; undefined where none does. */
  by?: string;
  /** Only rows of this protocol are left, all of them: `| grep LISTEN`, `| findstr UDP`. */
  keeps?: "tcp" | "udp";
}

/** Stages that show every row, whatever their arguments. */
const HARMLESS = new Set(
  (
    "more less most tee sort column nl tac expand unexpand fold ts lolcat bat pr pv iconv dos2unix clip xclip no-more " +
    "out-host out-string out-file oh format-table ft format-list fl sort-object convertto-json convertto-csv " +
    "export-csv set-content jc"
  ).split(" "),
);

/** What a pipe leaves of the rows that its first stage prints. */
export function selectionIn([, ...stages]: Pipeline): Selection {
  let keeps: Selection["keeps"];
  for (const stage of stages) {
    if (isHarmless(stage)) continue;
    const kept = keptProtocol(stage);
    if (kept === undefined || (keeps !== undefined && keeps !== kept)) return { by: stage.text };
    keeps = kept;
  }
  return keeps === undefined ? {} : { keeps };
}

function isHarmless({ words, text }: Stage): boolean {
  const name = baseName(words[0] ?? "");
  const args = words.slice(1);
  if (HARMLESS.has(name)) return true;
  if (name === "cat") return args.every((arg) => arg === "-" || /^-[AbeEnstTuv]+$/.test(arg));
  if (name === "tr") return args[0] === "-s" && args.length === 2;
  if (name === "python" || name === "python3") return args.join(" ") === "-m json.tool";
  if (name === "jq") return args.every((arg) => arg === "." || /^-[CMSr]+$/.test(arg));
  if (name === "select-object" || name === "select") return !/\s-(?:f|l|s|i|u)/i.test(` ${text}`);
  return false;
}

const STATE_IS_LISTEN =
  /^(?:where-object|where|\?)\s+(?:\{\s*\(?\s*\$_\s*\.\s*|\$_\.|-property\s+)?state\s+-(?:i|c)?(?:eq|match|like)\s+['"]?listen\*?['"]?\s*\)?\s*\}?$/i;

/** `LISTEN`, `listening`, `tcp`, `udp` as the only pattern of a search that shows whole rows. */
function keptProtocol({ words, text }: Stage): Selection["keeps"] {
  if (
    STATE_IS_LISTEN.test(
      text
        .replace(/\s+/g, " ")
        .replace(/\$_ \. ?/g, "$_.")
        .trim(),
    )
  )
    return "tcp";
  const name = baseName(words[0] ?? "");
  const options = SEARCHES.get(name);
  if (options === undefined) return undefined;
  const patterns = words.slice(1).filter((word) => !options.test(word));
  if (patterns.length !== 1) return undefined;
  const pattern = patterns[0]!.toLowerCase();
  if (pattern === "udp") return "udp";
  return pattern === "listen" || pattern === "listening" || pattern === "tcp" ? "tcp" : undefined;
}

/** Searches and the options that leave the rows whole: no -v, -c, -m, -o. */
const SEARCHES = new Map<string, RegExp>([
  ...["grep", "egrep", "fgrep", "zgrep", "rg"].map((name): [string, RegExp] => [
    name,
    /^(?:-[iwEFnaP]+|--colou?r(?:=\w+)?|--ignore-case|--line-buffered)$/,
  ]),
  ["findstr", /^\/[il]$/i],
  ["find", /^\/[in]$/i],
  ["select-string", /^-(?:pattern|simplematch|raw)$/i],
  ["sls", /^-(?:pattern|simplematch|raw)$/i],
]);
