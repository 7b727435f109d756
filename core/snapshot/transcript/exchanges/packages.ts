import type { Why } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { columnsOfRuler } from "../../text/ruler.ts";
import { type Exchange, linesOf, shownAt } from "../exchange.ts";
import type { SimpleCommand } from "../simple-command.ts";
import { formatParts, readWithFormat, unescapeText } from "./output-format.ts";
import type { ExchangeReader } from "./reader.ts";

/** `dpkg -l`, also with names. */
export const readDpkg: ExchangeReader = (command, exchange, observations) => {
  const { args, lines } = command;
  if (lines === "changed" || !/^(?:-l|--list)$/.test(args[0]?.text ?? "")) return;
  readDpkgList(command, exchange, observations, args.length > 1);
};

/** Desired and actual status, and errors: `ii`, `hi`, `rc`, `iU`. */
const dpkgRow = /^([uihrp])([ncHUFWti])[ R]\s+(\S+)\s+(\S+)\s+(\S+)\s/;
const dpkgHead = /^(?:Desired=|\| Status=|\|\/ Err\?=|\|\|\/ Name|\+\+\+-)/;

function readDpkgList(
  { lines, hidesErrors }: SimpleCommand,
  exchange: Exchange,
  observations: Observations,
  isSelected: boolean,
): void {
  const partial: Why | undefined = lines === "some" ? "filtered" : exchange.partial;
  let isWhole = partial === undefined && !isSelected && !hidesErrors;
  let width = Number.POSITIVE_INFINITY;
  let count = 0;
  for (const { text, place } of linesOf(exchange)) {
    if (text.startsWith("+++-")) {
      const ruler = columnsOfRuler(text.replaceAll("-", " "));
      width = (ruler[1]?.end ?? Number.POSITIVE_INFINITY) - (ruler[1]?.start ?? 0);
    }
    const missing = /^(?:dpkg-query: )?[Nn]o packages found matching (\S+?)\.?$/.exec(text.trim())?.[1];
    if (missing !== undefined) {
      if (/^[\w.+-]+$/.test(missing)) observations.addAbsent("package", `dpkg:${missing}`, place);
      continue;
    }
    if (dpkgHead.test(text) || text.trim() === "") continue;
    const row = dpkgRow.exec(`${text} `);
    if (row === null) {
      isWhole = false;
      continue;
    }
    const [, , status, printed, version] = row as unknown as [string, string, string, string, string];
    // A narrow terminal cuts names off.
    if (printed.length >= width && width <= narrowestName) {
      isWhole = false;
      continue;
    }
    count++;
    addPackage(observations, "dpkg", nameOf(printed), version, isInstalled(status), place, partial);
  }
  if (isWhole && count > 0) observations.coverList("dpkg", shownAt(exchange));
}

/** The width of the column on a terminal with 80 columns. */
const narrowestName = 14;

/** Unpacked, half configured and waiting packages have their files in place. */
function isInstalled(status: string): boolean {
  return !/[ncH]/.test(status);
}

/** Removes the architecture. */
function nameOf(printed: string): string {
  return printed.split(":")[0]!;
}

function addPackage(
  observations: Observations,
  list: string,
  name: string,
  version: string,
  isThere: boolean,
  place: Exchange["at"],
  partial?: Why,
): void {
  const key = `${list}:${name}`;
  if (isThere) observations.add("package", key, { version }, place, partial);
  else observations.addAbsent("package", key, place);
}

/**
 * `dpkg-query -W -f FORMAT`, if the format shows the status; without it, a removed package has a row as well.
 */
export const readDpkgQuery: ExchangeReader = (command, exchange, observations) => {
  const { args, lines, hidesErrors } = command;
  if (lines === "changed") return;
  if (/^(?:-l|--list)$/.test(args[0]?.text ?? "")) {
    readDpkgList(command, exchange, observations, args.length > 1);
    return;
  }
  const words = args.map(({ text }) => text);
  if (!words.some((word) => /^(?:-W|--show)/.test(word))) return;
  const at = words.findIndex((word) => /^(?:-f|-Wf|--showformat)(?:=|$)/.test(word));
  if (at < 0) return;
  const own = words[at]!.indexOf("=");
  const format = own >= 0 ? words[at]!.slice(own + 1) : words[at + 1];
  const names = words.filter((word, index) => !word.startsWith("-") && (own >= 0 || index !== at + 1));
  const parts = format === undefined ? undefined : dpkgFormat(format);
  if (parts === undefined) return;
  const partial: Why | undefined = lines === "some" ? "filtered" : exchange.partial;
  let isWhole = partial === undefined && names.length === 0 && !hidesErrors;
  for (const { text, place } of linesOf(exchange)) {
    const missing = /^dpkg-query: no packages found matching ([\w.+-]+)$/.exec(text)?.[1];
    if (missing !== undefined) observations.addAbsent("package", `dpkg:${missing}`, place);
    const cells = missing === undefined ? readWithFormat(text, parts) : undefined;
    const name = cells?.get("package");
    const status = cells?.get("status") ?? cells?.get("abbreviated");
    if (name === undefined || status === undefined) {
      isWhole &&= missing !== undefined;
      continue;
    }
    const isThere = cells!.has("status") ? /(?:^| )installed$/.test(status) : /^.i/.test(status);
    addPackage(observations, "dpkg", nameOf(name), cells!.get("version") ?? "", isThere, place, partial);
  }
  if (isWhole && exchange.output.end > exchange.output.start)
    observations.coverList("dpkg", shownAt(exchange));
};

function dpkgFormat(format: string): ReturnType<typeof formatParts> | undefined {
  const parts = formatParts(
    [...format.matchAll(/\$\{([^}]*)\}|([^$]+|\$)/g)].map(([, field, plain]) =>
      plain !== undefined
        ? { text: unescapeText(plain) }
        : { field: dpkgFields.get(field!.split(";")[0]!) ?? "other", wide: field!.startsWith("Status") },
    ),
  );
  const last = parts.at(-1);
  if (last === undefined || !("text" in last) || !last.text.endsWith("\n")) return undefined;
  last.text = last.text.slice(0, -1);
  if (last.text === "") parts.pop();
  return parts.every((part) => "field" in part || !part.text.includes("\n")) ? parts : undefined;
}

const dpkgFields: ReadonlyMap<string, string> = new Map([
  ["Package", "package"],
  ["binary:Package", "package"],
  ["Version", "version"],
  ["Status", "status"],
  ["db:Status-Status", "status"],
  ["db:Status-Abbrev", "abbreviated"],
]);

/** `pkginfo` and `pkginfo -l` on Solaris. */
export const readPkginfo: ExchangeReader = (command, exchange, observations) => {
  const { args, lines } = command;
  if (lines === "changed" || args.some(({ text }) => /^-/.test(text) && !/^-[lixq]+$/.test(text))) return;
  const partial: Why | undefined = lines === "some" ? "filtered" : exchange.partial;
  let isWhole = partial === undefined && args.length === 0;
  let name: string | undefined;
  for (const { text, place } of linesOf(exchange)) {
    const missing = /^ERROR: information for "(\S+)" was not found$/.exec(text.trim())?.[1];
    const instance = /^\s*PKGINST:\s+(\S+)$/.exec(text)?.[1];
    const version = /^\s*VERSION:\s+(\S+?)(?:,REV=\S+)?$/.exec(text)?.[1];
    const row =
      /^(?:system|application|utility|GNOME2|[A-Za-z][\w.-]*)\s+([A-Z][A-Za-z0-9+.-]{1,31})\s+\S/.exec(
        text,
      )?.[1];
    if (missing !== undefined) observations.addAbsent("package", `pkginfo:${missing}`, place);
    else if (instance !== undefined) name = instance;
    else if (version !== undefined && name !== undefined) {
      observations.add("package", `pkginfo:${name}`, { version }, place, partial);
      name = undefined;
    } else if (row !== undefined && !text.includes(":  ")) {
      observations.add("package", `pkginfo:${row}`, { version: "" }, place, partial);
    } else isWhole = false;
  }
  if (isWhole && exchange.output.end > exchange.output.start) {
    observations.coverList("pkginfo", shownAt(exchange));
  }
};
