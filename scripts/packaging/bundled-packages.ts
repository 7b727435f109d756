import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A third-party package that is partly in a bundle. */
export interface BundledPackage {
  name: string;
  version: string;
  /** From its manifest: an SPDX id or expression. */
  license: string;
  /** Its licence, and the notices of what it contains in turn. */
  notices: string[];
  repository: string | undefined;
  /** The digest of what it was unpacked from, according to the lock file. */
  integrity: string | undefined;
}

/** The part of esbuild's metafile that is used: the files in each bundle. */
export interface Metafile {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}

interface PackageManifest {
  name: string;
  version: string;
  license?: string;
  repository?: string | { url?: string };
}

/** The folder of a package in the path of one of its files. */
const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * The packages that are in some bundles, by name and version, each once.
 *
 * @param root the project, with its `node_modules` and lock file
 * @param isWanted says whether the bundle at a path counts
 * @throws for a package without a licence, or that does not say which: it must not be published
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

/**
 * The licence texts of a package; for one that comes without any, the text from its repository, which is kept
 * in `licences/`.
 */
function noticesOf(root: string, folder: string, name: string): string[] {
  const own = readdirSync(join(root, folder)).filter((file) => noticeFile.test(file));
  if (own.length > 0) return own.sort().map((file) => readFileSync(join(root, folder, file), "utf8"));
  const kept = join(import.meta.dirname, "licences");
  const file = `${name.replace("/", "-")}.txt`;
  return readdirSync(kept).includes(file) ? [readFileSync(join(kept, file), "utf8")] : [];
}
