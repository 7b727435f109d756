import { ownText } from "../text/own-text.ts";
import { type CompiledRegex, compileRegex, type RegexMatcher } from "./compile.ts";

/**
 * Does a path match one of the globs? Paths have `/` between their parts and are relative to the folder of
 * the configuration. `*` and `?` stay within a part, `**` crosses parts, `{a,b}` and `[a-z]` choose. A glob
 * without `/` matches the name of a file in any folder, one that ends with `/` a folder with everything in
 * it, and one that begins with `!` excludes what an earlier one included.
 *
 * Globs come from untrusted workspaces, so they run on the automaton of this room, in linear time.
 */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  let matched = false;
  for (const glob of globs) {
    const negated = glob.startsWith("!");
    if (matched === negated && matchesGlob(negated ? glob.slice(1) : glob, path)) matched = !negated;
  }
  return matched;
}

function matchesGlob(glob: string, path: string): boolean {
  return matcherOf(glob)?.matchesFully(path) ?? false;
}

/** Why a glob can't be read, as the rest of a sentence; undefined if it can. */
export function globProblem(glob: string): string | undefined {
  const compiled = compileGlob(glob.startsWith("!") ? glob.slice(1) : glob);
  return compiled.ok ? undefined : compiled.reason;
}

/** The automaton of one glob, in which a leading `!` is an ordinary character. */
export function compileGlob(glob: string): CompiledRegex {
  return compileRegex(regexOf(glob));
}

const matchers = new Map<string, RegexMatcher | undefined>();
const mostKept = 500;

function matcherOf(glob: string): RegexMatcher | undefined {
  if (!matchers.has(glob)) {
    if (matchers.size >= mostKept) matchers.clear();
    const own = ownText(glob);
    const compiled = compileGlob(own);
    matchers.set(own, compiled.ok ? compiled.matcher : undefined);
  }
  return matchers.get(glob);
}

/** The regular expression of a glob. Two stars and a slash match any number of folders, including none. */
function regexOf(glob: string): string {
  let written = glob.replace(/^\.?\//, "");
  if (written.endsWith("/")) written += "**";
  let regex = glob.includes("/") ? "" : "(?:.*/)?";
  let depth = 0;
  for (let at = 0; at < written.length; at++) {
    const character = written[at]!;
    if (character === "*") {
      if (written[at + 1] !== "*") regex += "[^/]*";
      else if (written[at + 2] === "/") {
        regex += "(?:.*/)?";
        at += 2;
      } else {
        regex += ".*";
        at++;
      }
    } else if (character === "?") regex += "[^/]";
    else if (character === "{") {
      regex += "(?:";
      depth++;
    } else if (character === "}" && depth > 0) {
      regex += ")";
      depth--;
    } else if (character === "," && depth > 0) regex += "|";
    else if (character === "[") {
      const close = written.indexOf("]", at + 2);
      if (close === -1) regex += "\\[";
      else {
        regex += classOf(written.slice(at + 1, close));
        at = close;
      }
    } else regex += escapeCharacter(character);
  }
  return regex + ")".repeat(depth);
}

/** `[a-z]` or `[!a-z]`. */
function classOf(inside: string): string {
  const negated = inside.startsWith("!") || inside.startsWith("^");
  const members = (negated ? inside.slice(1) : inside).replace(/[^-]/g, escapeCharacter);
  return `[${negated ? "^/" : ""}${members}]`;
}

/** Letters are literal; any other ASCII character is written as its code. */
function escapeCharacter(character: string): string {
  return /[\w\u0080-\uffff]/.test(character) ? character : `\\x{${character.charCodeAt(0).toString(16)}}`;
}
