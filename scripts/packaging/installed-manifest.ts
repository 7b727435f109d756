/** Properties of package.json about the sources and the command line, which mean nothing to an editor. */
const ofOthers = new Set(["type", "bin", "files", "scripts", "devDependencies"]);

/**
 * The package.json of the installed extension. Above all, it has no `type`, which is for the sources: VS Code
 * 1.100 and newer follow it and take every entry for an ES module unless it ends in `.cjs`; their web
 * extension host can't load ES modules, and does not find an entry that ends in `.cjs`.
 * @param text the package.json of the project
 */
export function installedManifest(text: string): string {
  const members = Object.entries(JSON.parse(text) as object).filter(([name]) => !ofOthers.has(name));
  return `${JSON.stringify(Object.fromEntries(members), undefined, 2)}\n`;
}
