/** A glob as the host expands it. */
export interface HostGlob {
  /** What a shell expands; several if the glob has braces. */
  patterns: string[];
  /**
   * Folders that must be listed for all matches to be found. Below the first part that is a pattern, they are
   * globs.
   */
  listed: string[];
  /** Folders in which names must be looked up. */
  searched: string[];
}

/** How many alternatives in braces are expanded at most. */
const mostPatterns = 64;

/**
 * What any shell has to expand for a glob; undefined if a shell can't, or if it is not an absolute path.
 * Characters that are special in only some shells are put in brackets, where they mean themselves.
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
  // The folders above the first listed one are covered by it.
  const [first = ""] = listed;
  const below = [...searched].filter((folder) => !listed.has(folder) && !first.startsWith(folder));
  return { patterns, listed: [...listed], searched: below };
}

/** Writes one part of a path so that it means the same in all shells. */
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

/** Expands `{a,b}` like the shells that support it; undefined if there is too much. */
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
