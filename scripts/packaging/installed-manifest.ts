/**
 * The package.json of the extension as an editor gets it: without `type`, which is for the sources. VS Code 1.100 and
 * newer go by it and take every entry for an ES module that is not called `.cjs`; their web extension host can load no
 * ES module, and finds no entry that is called `.cjs`.
 * @param text the package.json of the project
 */
export function installedManifest(text: string): string {
  const { type: _ofTheSources, ...manifest } = JSON.parse(text);
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
