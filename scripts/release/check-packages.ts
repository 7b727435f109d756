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
    ...readmeProblems(one, release),
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

/** A page on a marketplace or npm has no folder next to it, and the Marketplace does not show SVG. */
function readmeProblems({ file, files }: Package, { paths, manifest }: Release): string[] {
  const readme = textIn(files, "README.md") ?? "";
  const own = manifest.repository?.url.replace(/^git\+/, "").replace(/\.git$/, "") ?? "";
  return [...readme.matchAll(/(!?)\[[^\]]*\]\(([^()\s]+)\)/g)].flatMap(([, mark, target]) => {
    const isPicture = mark === "!";
    if (!/^(?:https:|#)/.test(target!))
      return [`${file}: README.md leads to ${target}, which is no https address.`];
    if (isPicture && /\.svg(?:$|\?)/i.test(target!))
      return [`${file}: the Marketplace shows no SVG: ${target}.`];
    const [address] = target!.split(/[#?]/);
    const prefix = [`${own}/raw/HEAD/`, `${own}/blob/HEAD/`].find((one) => address!.startsWith(one));
    const path = address!.slice(prefix?.length);
    if (prefix === undefined || isThere(path, paths)) return [];
    return [`${file}: README.md leads to ${path}, which the repository does not have.`];
  });
}

function isThere(path: string, paths: ReadonlySet<string>): boolean {
  return paths.has(path) || [...paths].some((one) => one.startsWith(`${path.replace(/\/$/, "")}/`));
}
