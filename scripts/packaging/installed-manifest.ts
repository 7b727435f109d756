/** What package.json says about the sources and the command line, and means nothing to an editor. */
const ofOthers = new Set(["type", "bin", "files", "scripts", "devDependencies"]);

/**
 * The package.json of the extension as an editor gets it. Above all without `type`, which is for the sources: VS Code
 * 1.100 and newer go by it and take every entry for an ES module that is not called `.cjs`; their web extension host can
 * load no ES module, and finds no entry that is called `.cjs`.
 * @param text the package.json of the project
 */
export function installedManifest(text: string): string {
  const members = Object.entries(JSON.parse(text) as object).filter(([name]) => !ofOthers.has(name));
  return `${JSON.stringify(Object.fromEntries(members), undefined, 2)}\n`;
}
