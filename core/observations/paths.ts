import { compileRegex, type RegexMatcher } from "../regex/compile.ts";
import { remember } from "../text/remember.ts";

/** Does a shell expand the path? */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** The folder that a path is in. */
export function parentOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end <= 0 ? "/" : path.slice(0, end);
}

/** The folder above the first part of a glob that is a pattern. */
export function fixedFolder(glob: string): string {
  const parts = glob.split("/");
  return parts.slice(0, parts.findIndex(isGlob)).join("/") || "/";
}

/** Normalises a path: removes `//`, `/./` and a slash at the end, so that spellings of one file are equal. */
export function plainPath(path: string): string {
  const plain = path.replace(/\/(?:\.?\/)+/g, "/");
  return plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain;
}

/** Does a shell's glob match the path? `*` and `?` don't match slashes, nor a dot at the start of a part. */
export function matchesPath(glob: string, path: string): boolean {
  return matcherOf(glob)?.matchesFully(path) ?? false;
}

const matcherOf = remember((glob: string): RegexMatcher | undefined => {
  const compiled = compileRegex(`\\A${regexOf(glob)}\\z`);
  return compiled.ok ? compiled.matcher : undefined;
});

function regexOf(glob: string): string {
  let regex = "";
  let depth = 0;
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at]!;
    const dot = at === 0 || glob[at - 1] === "/" ? "(?!\\.)" : "";
    if (character === "*") {
      while (glob[at + 1] === "*") at++;
      regex += `${dot}[^/]*`;
    } else if (character === "?") regex += `${dot}[^/]`;
    else if (character === "[" && glob.indexOf("]", at + 2) > 0) {
      const close = glob.indexOf("]", at + 2);
      const negated = /^[!^]/.test(glob.slice(at + 1));
      const members = glob.slice(at + (negated ? 2 : 1), close).replace(/[^\w-]/g, escapeInPattern);
      regex += negated ? `${dot}[^/${members}]` : `${dot}[${members}]`;
      at = close;
    } else if (character === "{" && glob.indexOf("}", at) > 0) {
      regex += "(?:";
      depth++;
    } else if (character === "}" && depth > 0) {
      regex += ")";
      depth--;
    } else if (character === "," && depth > 0) regex += "|";
    else if (character === "\\" && at + 1 < glob.length) regex += escapeInPattern(glob[++at]!);
    else regex += /[\w\u0080-\uffff]/.test(character) ? character : escapeInPattern(character);
  }
  return regex + ")".repeat(depth);
}

function escapeInPattern(character: string): string {
  return `\\x{${character.codePointAt(0)!.toString(16)}}`;
}
