const packages = ["vscode-languageserver", "vscode-languageserver-textdocument", "saxes"];

/**
 * An esbuild plugin: what our modules import from a CommonJS package with many exports comes through one module. Otherwise
 * the bundle copies all exports of the package, for the language server 500, for each module that imports one, and does so
 * when the program starts.
 */
export const oneDoorPlugin = {
  name: "one-door",
  setup(build) {
    const filter = new RegExp(`^(?:${packages.join("|")})$`);
    build.onResolve({ filter }, ({ path, importer, namespace }) =>
      namespace === "one-door" || /[\\/]node_modules[\\/]/.test(importer)
        ? undefined
        : { path, namespace: "one-door" },
    );
    build.onLoad({ filter, namespace: "one-door" }, ({ path }) => ({
      contents: `export * from ${JSON.stringify(path)};`,
      resolveDir: build.initialOptions.absWorkingDir,
    }));
  },
};
