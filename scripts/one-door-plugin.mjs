const packages = ["vscode-languageserver", "vscode-languageserver-textdocument", "saxes"];

/**
 * An esbuild plugin that routes our imports of CommonJS packages with many exports through one module. Otherwise the bundle
 * copies all exports of the package (500 for the language server) for each importing module, when the program starts.
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
