import { billOfMaterialsFile } from "../packaging/bill-of-materials.ts";
import { budgetProblem } from "../packaging/size-budget.ts";
import { noticesFile } from "../packaging/third-party-notices.ts";
import { type Package, type Release, type ReleaseCheck, textIn } from "./release.ts";

/** Each package is small enough, and says whose work is in it, how to use it and on what terms. */
export const checkPackages: ReleaseCheck = (release) =>
  release.packages.flatMap((one) => [
    ...[budgetProblem(one.file, one.bytes)].flatMap((problem) => problem ?? []),
    ...["README.md", "CHANGELOG.md", "LICENSE", noticesFile, billOfMaterialsFile]
      .filter((path) => (one.files.get(path)?.length ?? 0) === 0)
      .map((path) => `${one.file} has no ${path}. Look in scripts/package.ts.`),
    ...manifestProblems(one, release),
    ...noticesProblems(one),
    ...entryProblems(one),
    ...["README.md", "CHANGELOG.md"].flatMap((page) => pageProblems(page, one, release)),
  ]);

function manifestProblems({ file, files }: Package, { manifest }: Release): string[] {
  const packed = JSON.parse(textIn(files, "package.json") ?? "{}");
  return (["name", "version", "license"] as const)
    .filter((member) => packed[member] !== manifest[member])
    .map((member) => `${file}: ${member} of its package.json is ${packed[member]}, not ${manifest[member]}.`);
}

/** The notices name every package that the bill of materials lists. */
function noticesProblems({ file, files }: Package): string[] {
  const notices = textIn(files, noticesFile) ?? "";
  const { components = [] } = JSON.parse(textIn(files, billOfMaterialsFile) ?? "{}");
  return (components as { name: string; version: string }[])
    .filter(({ name, version }) => !notices.includes(`${name} ${version} (`))
    .map(({ name, version }) => `${file}: ${noticesFile} has no notice of ${name} ${version}.`);
}

/** Problems with the files that package.json names as entries. */
function entryProblems({ file, files }: Package): string[] {
  const packed = JSON.parse(textIn(files, "package.json") ?? "{}");
  const entries = [packed.main, packed.browser, packed.types, packed.bin, packed.exports?.["."]];
  const paths = new Set(entries.flatMap(pathsIn).map((path) => path.replace(/^\.\//, "")));
  // A module is found without its ending.
  return [...paths]
    .filter((path) => !files.has(path) && !files.has(`${path}.js`))
    .map((path) => `${file} has no ${path}, which its package.json names. Look in scripts/packaging.`);
}

function pathsIn(entry: unknown): string[] {
  if (typeof entry === "string") return [entry];
  return typeof entry === "object" && entry !== null ? Object.values(entry).flatMap(pathsIn) : [];
}

/** A link or picture of Markdown, the same with its address elsewhere, and those of HTML. */
const links = [
  /(?<mark>!?)\[(?:[^[\]]|!\[[^\]]*\]\([^)]*\))*\]\((?<target>[^()\s]+)\)/g,
  /(?<mark>!)\[[^\]]*\]\((?<target>[^()\s]+)\)/g,
  /^(?<mark> {0,3})\[[^\]]+\]: +(?<target>\S+)/gm,
  /<(?<mark>img|a)\b[^>]*?\b(?:src|href) *= *["']?(?<target>[^"'\s>]+)/gi,
];

/** A page on a marketplace or npm has no folder next to it, and the Marketplace does not show SVG. */
function pageProblems(page: string, { file, files }: Package, { paths, manifest }: Release): string[] {
  const text = textIn(files, page) ?? "";
  const own = manifest.repository?.url.replace(/^git\+/, "").replace(/\.git$/, "") ?? "";
  const found = links.flatMap((link) => [...text.matchAll(link)].map(({ groups }) => groups!));
  const problems = found.flatMap(({ mark, target }) => {
    if (target!.startsWith("#"))
      return anchorsOf(text).has(target!.slice(1))
        ? []
        : [`${file}: ${page} leads to ${target}, and has no such heading.`];
    if (!target!.startsWith("https:"))
      return [`${file}: ${page} leads to ${target}, which is no https address.`];
    if (/^(?:!|img)$/i.test(mark!) && /\.svg(?:$|\?)/i.test(target!))
      return [`${file}: the Marketplace shows no SVG: ${target}.`];
    const [address] = target!.split(/[#?]/);
    const prefix = [`${own}/raw/HEAD/`, `${own}/blob/HEAD/`].find((one) => address!.startsWith(one));
    const path = address!.slice(prefix?.length);
    if (prefix === undefined || isThere(path, paths)) return [];
    return [`${file}: ${page} leads to ${path}, which the repository does not have.`];
  });
  return [...new Set(problems)];
}

/** What leads to the headings of a page, as GitHub makes it of their words. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ +(.*)$/gm)];
  return new Set(
    headings.map(([, words]) =>
      words!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  );
}

function isThere(path: string, paths: ReadonlySet<string>): boolean {
  return paths.has(path) || [...paths].some((one) => one.startsWith(`${path.replace(/\/$/, "")}/`));
}
