/** A glob as the host expands it. */
export interface HostGlob {
  /** What a shell expands; several where the glob has braces. */
  patterns: string[];
  /** Folders that have to be listed for all matches to be found; globs themselves below the first part that is one. */
  listed: string[];
  /** Folders in which names have to be looked up. */
  searched: string[];
}

/** Alternatives in braces; more than these are not expanded. */
const mostPatterns = 64;

/**
 * What a shell of any kind has to expand for a glob; undefined where a shell can't, or where it is not an absolute
 * path. What one shell takes for a sign and another does not is put in brackets, where it is itself.
 */
export function hostGlob(glob: string): HostGlob | undefined {
  if (!glob.startsWith("/") || /[\0\n]/.test(glob)) return undefined;
  const written = expandBraces(glob);
  if (written === undefined) return undefined;
  const patterns: string[] = [];
  const listed = new Set<string>();
  const searched = new Set<string>();
  for (const one of written) {
    const parts = one.split("/").map(harmless);
    if (parts.includes(undefined)) return undefined;
    patterns.push(parts.join("/"));
    for (let at = 1; at < parts.length; at++) {
      const folder = parts.slice(0, at).join("/") || "/";
      (/[*?[]/.test(parts[at]!) ? listed : searched).add(folder);
    }
  }
  // The folders above the first that is listed are looked at where that is.
  const [first = ""] = listed;
  const below = [...searched].filter((folder) => !listed.has(folder) && !first.startsWith(folder));
  return { patterns, listed: [...listed], searched: below };
}

/** One part of a path, with the same meaning for all shells. */
function harmless(part: string): string | undefined {
  let written = "";
  for (let at = 0; at < part.length; at++) {
    const character = part[at]!;
    if (character === "\\") {
      const next = part[++at];
      if (next === undefined || /[\\\]^!-]/.test(next)) return undefined;
      written += `[${next}]`;
    } else if (character === "[") {
      const close = part.indexOf("]", at + 2);
      if (close < 0) return undefined;
      const negated = /^[!^]/.test(part.slice(at + 1));
      const members = part.slice(at + (negated ? 2 : 1), close);
      if (!/^[\w.,:+@%=-]+$/.test(members)) return undefined;
      written += `[${negated ? "!" : ""}${members}]`;
      at = close;
    } else if (/[()|&;<>~+@!{}"'$`#=^]/.test(character)) {
      written += character === "!" || character === "^" ? character : `[${character}]`;
    } else written += character;
  }
  return written;
}

/** `{a,b}` as shells that know it expand it; undefined for more than can be meant. */
function expandBraces(glob: string): string[] | undefined {
  const open = glob.search(/\{[^{}]*,[^{}]*\}/);
  if (open < 0) return [glob];
  const close = glob.indexOf("}", open);
  const found: string[] = [];
  for (const choice of glob.slice(open + 1, close).split(",")) {
    const rest = expandBraces(`${glob.slice(0, open)}${choice}${glob.slice(close + 1)}`);
    if (rest === undefined || found.length + rest.length > mostPatterns) return undefined;
    for (const one of rest) found.push(one);
  }
  return found;
}
