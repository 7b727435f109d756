/**
 * What `uname -a` prints on each system, by the system's name: the name of the host, then a release in a form
 * that only this system has.
 */
const outputs: Readonly<Record<string, RegExp>> = {
  Linux: /^Linux \S+ \d+\.\d+\S* #\d+/,
  Darwin: /^Darwin \S+ \d+\.\d+\.\d+ Darwin Kernel Version /,
  FreeBSD: /^FreeBSD \S+ \d+\.\d+-\S+ FreeBSD \d/,
  NetBSD: /^NetBSD \S+ \d+\.\d+\S* NetBSD \d/,
  OpenBSD: /^OpenBSD \S+ \d+\.\d+ \S+#\d+ /,
  SunOS: /^SunOS \S+ 5\.\d+ \S+ (?:sun4|i86pc)/,
  AIX: /^AIX \S+ \d+ \d+ [0-9A-F]{12}$/,
  "HP-UX": /^HP-UX \S+ B\.\d+\.\d+ \S+ /,
};

/** Longer than such a line is. */
const longest = 400;

/** The system that a line of `uname -a` names, undefined if it isn't one. */
export function systemInUname(line: string): string | undefined {
  if (line.length > longest) return undefined;
  const text = line.trim();
  const [name = ""] = text.split(" ", 1);
  return Object.hasOwn(outputs, name) && outputs[name]!.test(text) ? name : undefined;
}
