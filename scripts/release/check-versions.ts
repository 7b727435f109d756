import type { ReleaseCheck } from "./release.ts";

/** Where the version is named besides package.json: the file, and the text around it. */
const named: readonly [path: string, pattern: RegExp][] = [
  ["package-lock.json", /^ {2}"version": "([^"]+)"/m],
  ["action.yml", /^ {2}version:\n.*\n {4}default: (\S+)/m],
  ["templates/lint.yml", /^ {4}version:\n.*\n {6}default: (\S+)/m],
  ["templates/check.yml", /^ {4}version:\n.*\n {6}default: (\S+)/m],
  ["mega-linter-plugin-nessus-audit/nessus-audit.megalinter-descriptor.yml", /nessus-audit@(\S+)/],
  ["docs/guides/ci.md", /nessus-audit@v?(\d[^\s"`\]]*)/g],
  ["docs/guides/ci.md", /^\| `version` \| `([^`]+)`/m],
  ["docs/guides/ci.md", /nessus-audit\/(?:lint|check)@v(\S+)/g],
  ["docs/guides/ci.md", /nessus-audit\/v([^/]+)\//g],
  ["docs/guides/ci.md", /nessus-audit\n(?: +#.*\n)* +rev: v(\S+)/g],
  ["docs/guides/ci.md", /nessus-audit-(\d+\.\d+\.\d+[^.]*)\.(?:tgz|vsix)/g],
];

/**
 * The version is the same everywhere, and has a dated section in the changelog with nothing unreleased above
 * it.
 */
export const checkVersions: ReleaseCheck = ({ manifest: { version }, texts }) => [
  ...named.flatMap(([path, pattern]) => {
    const text = texts.get(path);
    if (text === undefined) return [`${path} is missing.`];
    const found = [
      ...text.matchAll(
        new RegExp(pattern, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`),
      ),
    ];
    if (found.length === 0) return [`${path} names no version where one is expected.`];
    const others = new Set(found.map(([, other]) => other).filter((other) => other !== version));
    return [...others].map(
      (other) => `${path} names version ${other}, package.json ${version}. Change it there.`,
    );
  }),
  ...changelogProblems(texts.get("CHANGELOG.md") ?? "", version),
];

/** The sections of Keep a Changelog. */
const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

/** The problems of a changelog, by the rules of keepachangelog.com and for a version. */
export function changelogProblems(text: string, version: string): string[] {
  const headings = [...text.matchAll(/^## (.*)$/gm)];
  const problems = headings.flatMap(([, heading]) =>
    /^\[(?:Unreleased|\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d)/.test(heading!)
      ? []
      : [`CHANGELOG.md: "${heading}" is not [Unreleased], and not [VERSION] - YYYY-MM-DD.`],
  );
  for (const [, kind] of text.matchAll(/^### (.*)$/gm)) {
    if (!kinds.includes(kind!)) problems.push(`CHANGELOG.md: "${kind}" is not one of ${kinds.join(", ")}.`);
  }
  for (const [, heading] of headings) {
    const name = /^\[[^\]]*\]/.exec(heading!)?.[0];
    if (name !== undefined && !text.includes(`\n${name}: https://`))
      problems.push(`CHANGELOG.md: ${name} has no address. Add a line "${name}: https://…" at the end.`);
  }
  for (const [, date] of text.matchAll(/^## \[[^\]]+\] - (\d{4}-\d\d-\d\d)/gm)) {
    const day = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date)
      problems.push(`CHANGELOG.md: ${date} is no day.`);
  }
  const unreleased = sectionOf(text, "Unreleased");
  const [newest] = headings.flatMap(([, heading]) => /^\[(\d[^\]]*)\]/.exec(heading!)?.[1] ?? []);
  if (newest === version && !/^- /m.test(sectionOf(text, version)))
    problems.push(`CHANGELOG.md: [${version}] says of nothing that it changed.`);
  if (
    newest !== undefined &&
    newest !== version &&
    headings.some(([, one]) => one!.startsWith(`[${version}] - `))
  )
    problems.push(`CHANGELOG.md: [${newest}] comes before [${version}]. The newest version is the first.`);
  if (!headings.some(([, heading]) => heading!.startsWith(`[${version}] - `)))
    problems.push(
      `CHANGELOG.md has no section [${version}] with a date. Rename [Unreleased] and add its address.`,
    );
  else if (unreleased.trim() !== "")
    problems.push(`CHANGELOG.md: what is in [Unreleased] is released with ${version}. Move it there.`);
  return problems;
}

/** What is below the heading of a version, up to the next one or to the addresses at the end. */
function sectionOf(text: string, version: string): string {
  const [, after = ""] = text.split(`\n## [${version}]`);
  return after.slice(after.indexOf("\n")).split(/^## |^\[[^\]]*\]: /m)[0]!;
}
