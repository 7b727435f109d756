#!/usr/bin/env node
/**
 * npm run release:check: packs what is published, and reports what prevents a release: versions that differ,
 * a changelog without the version, notices, sizes, dead links, what a marketplace would not show.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { extensionFolder } from "./packaging/package-manifest.ts";
import { releaseProblems } from "./release/checks.ts";
import type { Package } from "./release/release.ts";
import { tarballFiles } from "./release/tarball.ts";
import { root } from "./vscode-web.ts";

const folder = mkdtempSync(join(tmpdir(), "nessus-audit-release-"));
try {
  const args = ["--import", "tsx", join(root, "scripts", "package.ts"), "--out", folder];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  // Not what is in the folder: a picture that was never committed is nowhere for others.
  const listed = spawnSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  if (listed.status !== 0) throw listed.error ?? new Error(`git ls-files: ${listed.stderr}`);
  const paths = listed.stdout.split("\0").filter((path) => path !== "");
  const texts = new Map(
    paths
      .filter((path) => /\.(?:md|ya?ml|json)$/.test(path))
      .map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
  const problems = releaseProblems({
    manifest: JSON.parse(texts.get("package.json")!),
    texts,
    paths: new Set(paths),
    packages: readdirSync(folder).map(packageIn),
  });
  for (const problem of problems) console.error(problem);
  if (problems.length > 0 || status !== 0) process.exitCode = 1;
  else console.log("Nothing keeps this version from being released.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function packageIn(file: string): Package {
  const content = readFileSync(join(folder, file));
  const files = file.endsWith(".vsix") ? vsixFiles(content) : tarballFiles(content);
  return { file, bytes: content.length, files };
}

function vsixFiles(content: Uint8Array): Map<string, Uint8Array> {
  const prefix = `${extensionFolder}/`;
  const entries = Object.entries(unzipSync(content)).filter(([path]) => path.startsWith(prefix));
  return new Map(entries.map(([path, file]) => [path.slice(prefix.length), file]));
}
