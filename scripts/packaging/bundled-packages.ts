import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package of others, a part of which is in a bundle. */
export interface BundledPackage {
  name: string;
  version: string;
  /** As its manifest says: an SPDX id or expression. */
  license: string;
  /** Its licence, and the notices of what is in it in turn. */
  notices: string[];
  repository: string | undefined;
  /** What it was unpacked from, as the lock file says. */
  integrity: string | undefined;
}

/** What esbuild writes about a build; of it the files that are in each bundle. */
export interface Metafile {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}

interface PackageManifest {
  name: string;
  version: string;
  license?: string;
  repository?: string | { url?: string };
}

/** A folder of a package at the end of a path to one of its files. */
const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * The packages that are in some bundles, by name and version, each once.
 *
 * @param root the project, with its `node_modules` and lock file
 * @param isWanted says of the path of a bundle whether it counts
 * @throws for a package that has no licence, or does not say which it has: it must not be handed out
 */
export function bundledPackages(
  root: string,
  { outputs }: Metafile,
  isWanted: (bundle: string) => boolean,
): BundledPackage[] {
  const folders = new Set<string>();
  for (const [bundle, { inputs }] of Object.entries(outputs)) {
    if (!isWanted(bundle)) continue;
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = packageFolder.exec(path)?.[1];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  const locked: Record<string, { integrity?: string }> = JSON.parse(
    readFileSync(join(root, "package-lock.json"), "utf8"),
  ).packages;
  const packages = new Map<string, BundledPackage>();
  for (const folder of folders) {
    const read = readPackage(root, folder, locked[folder]?.integrity);
    packages.set(`${read.name}@${read.version}`, read);
  }
  return [...packages].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, each]) => each);
}

function readPackage(root: string, folder: string, integrity: string | undefined): BundledPackage {
  const manifest: PackageManifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const { name, version, license, repository } = manifest;
  const notices = noticesOf(root, folder, name);
  if (license === undefined || notices.length === 0) {
    throw new Error(`${name} ${version} has no licence: find out whether it may be handed out.`);
  }
  const url = typeof repository === "string" ? repository : repository?.url;
  return { name, version, license, notices, repository: url, integrity };
}

const noticeFile = /^(?:licen[cs]e|copying|notice|third-?party-?notices?)(?:[.-].*)?$/i;

/** The texts of a package; for one that comes without any the text of its repository, which is kept in `licences/`. */
function noticesOf(root: string, folder: string, name: string): string[] {
  const own = readdirSync(join(root, folder)).filter((file) => noticeFile.test(file));
  if (own.length > 0) return own.sort().map((file) => readFileSync(join(root, folder, file), "utf8"));
  const kept = join(import.meta.dirname, "licences");
  const file = `${name.replace("/", "-")}.txt`;
  return readdirSync(kept).includes(file) ? [readFileSync(join(kept, file), "utf8")] : [];
}
