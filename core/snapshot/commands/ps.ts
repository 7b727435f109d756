import type { CommandLine } from "./command-line.ts";

/**
 * Option letters of `ps` that change only what is printed about a process, with and without a dash; -r and -N
 * select.
 */
const LOOKS = /^[cfFHhjlLmMnsSTvVwXyZ]+$/;

/** Do the arguments of `ps` list every process, without any selection? */
export function listsEveryProcess({ args, selection, searches }: CommandLine): boolean {
  if (selection !== undefined || searches.length > 0) return false;
  let everything = false;
  const own = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    const isDashed = arg.startsWith("-");
    const letters = arg.replace(/^-/, "");
    const format = letters.search(/[oO]/);
    const flags = format < 0 ? letters : letters.slice(0, format);
    if (format === letters.length - 1) at++;
    for (const letter of flags) {
      if (letter === "e" || letter === "A" || (letter === "d" && isDashed))
        everything ||= letter !== "d" && (isDashed || letter === "A");
      else if (letter === "a" || letter === "x") own.add(letter);
      else if (letter === "u" && !isDashed) continue;
      else if (letter === "u" && own.has("a")) continue;
      else if (!LOOKS.test(letter)) return false;
    }
  }
  return everything || (own.has("a") && own.has("x"));
}

/** Do the arguments show the kernel's name of a process, which is cut off, instead of its command line? */
export function showsKernelName({ args }: CommandLine): boolean {
  return args.some((arg) => /(?:^|[,o ])u?comm(?:$|[,= ])/.test(arg));
}
