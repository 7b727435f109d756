import type { PackageVersion, Why } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { type Exchange, linesOf, type OutputLine, shownAt } from "../exchange.ts";
import type { SimpleCommand } from "../simple-command.ts";
import { type Cells, type FormatPart, formatParts, unescapeText } from "./output-format.ts";
import type { ExchangeReader } from "./reader.ts";

/** `rpm -qa`, also with a format, and `rpm -q NAME`. */
export const readRpm: ExchangeReader = (command, exchange, observations) => {
  const asked = askedOf(command);
  if (asked === undefined || command.lines === "changed") return;
  const parse = asked.format === undefined ? parseNevra : parserOf(asked.format);
  if (parse === undefined) return;
  if (asked.isAll) readAll(command, exchange, observations, parse, asked.names);
  else readNamed(exchange, observations, parse, asked.names);
};

interface Asked {
  isAll: boolean;
  names: string[];
  format?: string;
}

/** Undefined if an option asks for something other than names and versions. */
function askedOf({ args }: SimpleCommand): Asked | undefined {
  const asked: Asked = { isAll: false, names: [] };
  let isQuery = false;
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at]!;
    const format = /^--(?:qf|queryformat)(?:=(.*))?$/s.exec(text);
    if (format !== null) {
      asked.format = format[1] ?? args[++at]?.text ?? "";
    } else if (/^-[qa]+$/.test(text) || /^--(?:query|all|nosignature|nodigest|nevra)$/.test(text)) {
      isQuery ||= text.includes("q") && !text.startsWith("--no");
      asked.isAll ||= /^-q*a/.test(text) || text === "--all";
    } else if (text.startsWith("-")) return undefined;
    else asked.names.push(text);
  }
  return isQuery ? asked : undefined;
}

interface Named extends PackageVersion {
  name: string;
}

type Parse = (line: string) => Named | undefined;

function readAll(
  { lines, hidesErrors }: SimpleCommand,
  exchange: Exchange,
  observations: Observations,
  parse: Parse,
  names: readonly string[],
): void {
  const isSome = lines === "some" || names.length > 0;
  const partial: Why | undefined = isSome ? "filtered" : exchange.partial;
  const isShown = lines === "all" && exchange.partial === undefined && !hidesErrors;
  let isWhole = isShown && !isSome;
  let count = 0;
  let isBlank = true;
  for (const line of linesOf(exchange)) {
    if (line.text.trim() === "") continue;
    isBlank = false;
    const found = parse(line.text.trim());
    if (found === undefined) isWhole = false;
    else {
      add(observations, found, line, partial);
      count++;
    }
  }
  if (isWhole && count > 0) observations.coverList("rpm", shownAt(exchange));
  if (!isShown || !isBlank) return;
  // `rpm -qa moss` prints nothing if no package has that name; other characters may be part of a pattern.
  for (const name of names.filter((text) => /^[\w.+-]+$/.test(text))) {
    observations.addAbsent("package", `rpm:${name}`, shownAt(exchange));
  }
}

function readNamed(
  exchange: Exchange,
  observations: Observations,
  parse: Parse,
  names: readonly string[],
): void {
  const wanted = new Set(names);
  for (const line of linesOf(exchange)) {
    const missing = /^package (\S+) is not installed$/.exec(line.text.trim())?.[1];
    if (missing !== undefined) {
      // `moss-1.2` is a name, or a name with a version.
      if (wanted.has(missing)) observations.addAbsent("package", `rpm:${missing}`, line.place);
      continue;
    }
    const found = parse(line.text.trim());
    if (
      found !== undefined &&
      names.some((name) => name === found.name || name.startsWith(`${found.name}-`))
    ) {
      add(observations, found, line, wanted.has(found.name) ? exchange.partial : "filtered");
    }
  }
}

function add(
  observations: Observations,
  { name, ...version }: Named,
  { place }: OutputLine,
  partial: Why | undefined,
): void {
  observations.add("package", `rpm:${name}`, version, place, partial);
}

const architectures =
  /\.(?:noarch|x86_64|amd64|ia32e|i[3-6]86|athlon|ia64|ppc|ppc64|ppc64le|s390|s390x|aarch64|armv[5-8]\w*|riscv64|loongarch64|mips\w*|sparc\w*|alpha|src|\(none\))$/;

/** `moss-devel-2:3.1-2.el9.x86_64`: version and release contain no hyphen. */
function parseNevra(line: string): Named | undefined {
  if (/\s/.test(line) || line.length > 500) return undefined;
  const text = line.replace(architectures, "");
  const release = text.lastIndexOf("-");
  const version = text.lastIndexOf("-", release - 1);
  if (version <= 0 || release === version + 1 || release === text.length - 1) return undefined;
  return versionOf(
    text.slice(0, version),
    undefined,
    text.slice(version + 1, release),
    text.slice(release + 1),
  );
}

function versionOf(
  name: string,
  epoch: string | undefined,
  version: string,
  release: string | undefined,
): Named | undefined {
  const own = /^(\d+):(.+)$/.exec(version);
  if (version === "" || name === "") return undefined;
  const shown = own?.[1] ?? epoch;
  return {
    name,
    ...(shown !== undefined && { epoch: /^\d+$/.test(shown) ? shown : "0" }),
    version: own?.[2] ?? version,
    ...(release !== undefined && release !== "" && release !== "(none)" && { release }),
  };
}

/** Tags whose values contain no blanks. */
const tags = new Set([
  "NAME",
  "EPOCH",
  "EPOCHNUM",
  "VERSION",
  "RELEASE",
  "ARCH",
  "V",
  "R",
  "N",
  "INSTALLTIME",
  "SIZE",
]);

/**
 * Returns a parser for the lines of a format; undefined if it does not separate the fields, or has other
 * tags.
 */
function parserOf(format: string): Parse | undefined {
  const parts: FormatPart[] = [];
  for (const match of format.matchAll(/%(-?\d*)(?:\{([^}]*)\}|%)|([^%]+)/g)) {
    const [whole, , tag, plain] = match;
    if (plain !== undefined) parts.push({ text: unescapeText(plain) });
    else if (tag === undefined) parts.push({ text: whole === "%%" ? "%" : whole });
    else parts.push({ field: tag.toUpperCase().split(":")[0]! });
  }
  const joined = formatParts(parts);
  const last = joined.at(-1);
  if (last === undefined || !("text" in last) || !last.text.endsWith("\n")) return undefined;
  last.text = last.text.slice(0, -1);
  const fieldsOf = joined.flatMap((part) => ("field" in part ? [part.field] : []));
  const isKnown = fieldsOf.every((field) => tags.has(field));
  const isOneLine = joined.every((part) => "field" in part || !part.text.includes("\n"));
  if (!isKnown || !isOneLine || !fieldsOf.includes("NAME") || !fieldsOf.includes("VERSION")) return undefined;
  return (line) => {
    const cells = readBackwards(line, joined);
    if (cells === undefined) return undefined;
    return versionOf(
      cells.get("NAME")!,
      cells.get("EPOCH") ?? cells.get("EPOCHNUM"),
      cells.get("VERSION")!,
      cells.get("RELEASE"),
    );
  };
}

/** Read from the end: of the fields before a hyphen or a dot, only the name may contain one. */
function readBackwards(line: string, parts: readonly FormatPart[]): Cells | undefined {
  const cells = new Map<string, string>();
  let end = line.length;
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at]!;
    if ("text" in part) {
      const text = at === parts.length - 1 ? part.text.trimEnd() : part.text;
      if (!line.slice(0, end).endsWith(text)) return undefined;
      end -= text.length;
      continue;
    }
    const before = parts[at - 1];
    if (before !== undefined && "field" in before) return undefined;
    const filled = line.slice(0, end).trimEnd();
    const found = before === undefined ? 0 : filled.lastIndexOf(before.text);
    if (found < 0) return undefined;
    const start = before === undefined ? 0 : found + before.text.length;
    const value = filled.slice(start).trim();
    if (value === "" || /\s/.test(value)) return undefined;
    cells.set(part.field, value);
    end = start;
  }
  return end === 0 ? cells : undefined;
}
