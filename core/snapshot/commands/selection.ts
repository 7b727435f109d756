import type { Pipeline, Stage } from "./pipeline.ts";
import { baseName } from "./wrappers.ts";

/** A search for one word that prints whole rows. */
export interface Search {
  word: string;
  ignoreCase: boolean;
  /** Only whole words match. */
  wholeWord: boolean;
  /** As written, for messages. */
  text: string;
}

/** What the stages of a pipe after the first do to the rows. */
export interface Selection {
  /** The first stage that may select rows, as written; undefined if none does. */
  by?: string;
  /**
   * The searches that the rows were piped through. A protocol is complete if all its rows contain the words.
   */
  searches: readonly Search[];
}

/** Describes what a pipe leaves of the rows that its first stage prints. */
export function selectionIn([, ...stages]: Pipeline): Selection {
  const searches: Search[] = [];
  for (const stage of stages) {
    if (isHarmless(stage)) continue;
    const search = searchIn(stage);
    if (search === undefined) return { by: stage.text || "|", searches };
    searches.push(search);
  }
  return { searches };
}

const anyOption = /^-/;

/** Stages that keep every row, by the arguments for which that is known: any other option may select. */
const HARMLESS = new Map<string, readonly RegExp[]>([
  ["more", [/^-[cdflpsu]+$/, /^\/[ecps]$/i]],
  ["less", [/^-[eEFiIKMnNqRsSwWXx]+\d*$/]],
  ["most", []],
  ["no-more", []],
  ["tee", [/^-[ai]+$/, /^--append$/, /^[^-]/]],
  ["tee-object", [/^-(?:filepath|append|variable|encoding)$/i, /^[^-]/]],
  // No -u: with a key or numbers, it treats different rows as equal.
  [
    "sort",
    [/^-[dfgirnMhRVsz]+\d*$/, /^-(?:k|t|property|desc|descending)$/i, /^-k[\w.,]+$/, /^-t.$/, /^[\w.,;:]+$/],
  ],
  ["sort-object", [/^-(?:property|desc|descending|casesensitive)$/i, /^[\w.,]+$/]],
  ["column", [/^-[tenx]+$/, /^--table$/, /^-[so]/, /^[^-]$/]],
  ["nl", [/^-ba$/]],
  ["tac", []],
  ["expand", [/^-t\d*$/, /^\d+$/]],
  ["unexpand", [/^-a$/]],
  ["fold", [/^-[sw]+\d*$/, /^\d+$/]],
  ["ts", [/^[^-]/]],
  ["lolcat", []],
  ["pv", [/^-[lqpt]+$/]],
  ["iconv", [/^-[ft]$/, /^[\w-]+$/]],
  ["dos2unix", []],
  ["unix2dos", []],
  ["clip", []],
  ["pbcopy", []],
  ["xclip", [/^-sel/, /^clip/]],
  ["oh", []],
  ["out-host", []],
  ["out-string", [/^-(?:width|stream)$/i, /^\d+$/]],
  ["out-file", [anyOption, /^[^-]/]],
  ["set-content", [/^-(?:path|encoding)$/i, /^[^-]/]],
  ["export-csv", [anyOption, /^[^-]/]],
  ...["format-table", "ft", "format-list", "fl"].map((name): [string, RegExp[]] => [
    name,
    [/^-(?:a|auto|autosize|w|wrap|p|property|hidetableheaders|groupby|g|expand|force)$/i, /^[^-]/],
  ]),
  ["convertto-json", [/^-(?:depth|compress|enumsasstrings)$/i, /^\d+$/]],
  ["convertto-csv", [/^-(?:notypeinformation|nti|delimiter|useculture)$/i, /^.$/]],
  ["jc", [/^--[\w-]+$/, /^-p$/]],
  ["cat", [/^-$/, /^-[AbeEnstTuv]+$/]],
  ["jq", [/^\.$/, /^-[CMSr]+$/]],
]);

function isHarmless({ words }: Stage): boolean {
  const name = baseName(words[0] ?? "");
  const args = words.slice(1);
  if (name === "tr") return args[0] === "-s" && args.length === 2;
  if (name === "python" || name === "python3") return args.join(" ") === "-m json.tool";
  // Only properties: -First, -Unique and the like select.
  if (name === "select-object" || name === "select") return args.every((arg) => !/^-[^pe]/i.test(arg));
  const known = HARMLESS.get(name);
  return known?.length === 0
    ? args.length === 0
    : known !== undefined && args.every((arg) => known.some((one) => one.test(arg)));
}

const STATE_IS_LISTEN =
  /^(?:where-object|where|\?)\s+(?:\{\s*\(?\s*\$_\s*\.\s*|\$_\.|-property\s+)?state\s+-(?:i|c)?(?:eq|match|like)\s+['"]?listen\*?['"]?\s*\)?\s*\}?$/i;

/** A search for one word, its only pattern, that prints whole rows. */
function searchIn({ words, text }: Stage): Search | undefined {
  const folded = text
    .replace(/\s+/g, " ")
    .replace(/\$_ \. ?/g, "$_.")
    .trim();
  if (STATE_IS_LISTEN.test(folded)) return { word: "Listen", ignoreCase: true, wholeWord: true, text };
  const name = baseName(words[0] ?? "");
  const search = SEARCHES.get(name);
  if (search === undefined) return undefined;
  const options = words.slice(1).filter((word) => search.options.test(word));
  const [word, ...more] = words.slice(1).filter((one) => !search.options.test(one));
  if (word === undefined || more.length > 0 || !/^\w+$/.test(word)) return undefined;
  const has = (letter: string) =>
    options.some((option) => !option.startsWith("--") && option.slice(1).toLowerCase().includes(letter));
  const ignoreCase = search.ignoresCase || has("i") || options.includes("--ignore-case");
  return { word, ignoreCase, wholeWord: search.hasWords && has("w"), text };
}

interface SearchTool {
  /** The options that keep rows whole: not -v, -c, -m, -o. */
  options: RegExp;
  ignoresCase: boolean;
  /** Does it have an option -w for whole words? */
  hasWords: boolean;
}

const SEARCHES = new Map<string, SearchTool>([
  ...["grep", "egrep", "fgrep", "zgrep", "rg"].map((name): [string, SearchTool] => [
    name,
    {
      options: /^(?:-[iwEFnaP]+|--colou?r(?:=\w+)?|--ignore-case|--line-buffered)$/,
      ignoresCase: false,
      hasWords: true,
    },
  ]),
  ["findstr", { options: /^\/[iln]$/i, ignoresCase: false, hasWords: false }],
  ["find", { options: /^\/[in]$/i, ignoresCase: false, hasWords: false }],
  ["select-string", { options: /^-(?:pattern|simplematch|raw)$/i, ignoresCase: true, hasWords: false }],
  ["sls", { options: /^-(?:pattern|simplematch|raw)$/i, ignoresCase: true, hasWords: false }],
]);
