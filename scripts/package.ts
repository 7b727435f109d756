#!/usr/bin/env node
/**
 * npm run package: builds and packs what is published, the extension (.vsix) and the command line (.tgz),
 * into dist/ or the folder of --out. Fails if one of them exceeds its size budget.
 *
 *   node --import tsx scripts/package.ts [--out FOLDER]
 */
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { billOfMaterials, billOfMaterialsFile } from "./packaging/bill-of-materials.ts";
import { bundledPackages } from "./packaging/bundled-packages.ts";
import { type CommandSource, commandManifest } from "./packaging/command-manifest.ts";
import { libraryTypes, packedTypes } from "./packaging/library-types.ts";
import { readManifest } from "./packaging/manifest-texts.ts";
import { type ExtensionManifest, webAddress } from "./packaging/package-manifest.ts";
import { budgetProblem } from "./packaging/size-budget.ts";
import { noticesFile, thirdPartyNotices } from "./packaging/third-party-notices.ts";
import { vsixOf } from "./packaging/vsix.ts";
import { vsixFiles } from "./packaging/vsix-files.ts";
import { withWebLinks } from "./packaging/web-links.ts";
import { root } from "./vscode-web.ts";

const { values } = parseArgs({ options: { out: { type: "string" } } });
const out = resolve(values.out ?? join(root, "dist"));
const manifest = await readManifest<ExtensionManifest & CommandSource>(root);
// A separate folder: what an earlier build left in dist/ must not get into a package.
const staging = await mkdtemp(join(tmpdir(), "nessus-audit-package-"));
try {
  await mkdir(out, { recursive: true });
  run(
    process.execPath,
    [
      join(root, "scripts", "build.mjs"),
      "--smallest",
      `--out=${join(staging, "dist")}`,
      `--metafile=${join(staging, "metafile.json")}`,
    ],
    root,
  );
  await packExtension();
  await packCommandLine();
} finally {
  await rm(staging, { recursive: true, force: true });
}

async function packExtension(): Promise<void> {
  const files = await vsixFiles(root, join(staging, "dist"));
  for (const [file, text] of await legalFiles((bundle) => files.has(`dist/${bundle}`)))
    files.set(file, Buffer.from(text));
  const path = join(out, `${manifest.name}-${manifest.version}.vsix`);
  const vsix = vsixOf(manifest, files);
  await writeFile(path, vsix);
  report(path, vsix.length, files.size);
}

/** Packs what `files` in its package.json names, with npm. */
async function packCommandLine(): Promise<void> {
  const made = new Map([
    ...(await legalFiles((bundle) => bundle === "cli.cjs")),
    ...packedTypes(libraryTypes(root)),
    ["package.json", `${JSON.stringify(commandManifest(manifest), undefined, 2)}\n`],
  ]);
  for (const page of ["README.md", "CHANGELOG.md"]) {
    const text = await readFile(join(root, page), "utf8");
    made.set(page, withWebLinks(text, webAddress(manifest.repository.url)));
  }
  for (const [path, text] of made) {
    await mkdir(dirname(join(staging, path)), { recursive: true });
    await writeFile(join(staging, path), text);
  }
  for (const path of ["LICENSE", "schema/output"]) {
    await cp(join(root, path), join(staging, path), { recursive: true });
  }
  const options = ["--json", "--ignore-scripts", "--loglevel=error", `--pack-destination=${out}`];
  const printed = runNpm(["pack", ...options], staging);
  const [packed] = JSON.parse(printed) as [{ filename: string; size: number; entryCount: number }];
  report(join(out, packed.filename), packed.size, packed.entryCount);
}

/** The files that say whose work is in some of the bundles, by file name. */
async function legalFiles(isWanted: (bundle: string) => boolean): Promise<Map<string, string>> {
  const metafile = JSON.parse(await readFile(join(staging, "metafile.json"), "utf8"));
  const packages = bundledPackages(root, metafile, isWanted);
  return new Map([
    [noticesFile, thirdPartyNotices(manifest.displayName, packages)],
    [billOfMaterialsFile, billOfMaterials(manifest, packages)],
  ]);
}

/** Runs the npm of `npm run`, as a program: on Windows, its command is a batch file. */
function runNpm(args: string[], cwd: string): string {
  const npm = process.env.npm_execpath;
  return npm ? run(process.execPath, [npm, ...args], cwd) : run("npm", args, cwd);
}

function run(program: string, args: string[], cwd: string): string {
  const { status, stdout, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status === 0) return stdout;
  throw error ?? new Error(`${program} ${args.join(" ")} ended with code ${status}.`);
}

function report(path: string, bytes: number, files: number): void {
  console.log(`${relative(root, path)}: ${Math.round(bytes / 1000)} kB, ${files} files`);
  const problem = budgetProblem(basename(path), bytes);
  if (problem === undefined) return;
  console.error(problem);
  process.exitCode = 1;
}
