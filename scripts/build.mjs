#!/usr/bin/env node
/**
 * Bundles the extension, the language server, the command line and the VS Code tests into dist/.
 *
 *   node scripts/build.mjs [--watch] [--minify | --smallest] [--tests] [--out=FOLDER] [--metafile=FILE]
 *
 * --minify leaves out the source maps. --smallest takes a minute to make that smaller, and is what gets packaged.
 * --out writes the bundles elsewhere, so that packing does not touch dist/. --metafile writes a file that says what
 * went into which bundle.
 *
 * dist/cli.cjs also contains the language server and the library, so that shared code is there only once.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import esbuild from "esbuild";
import { leftOutPlugin } from "./left-out-plugin.mjs";
import { oneDoorPlugin } from "./one-door-plugin.mjs";
import { ruleFilesPlugin } from "./rule-files-plugin.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const flags = new Set(process.argv.slice(2));
const option = (name) =>
  process.argv.findLast((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3);
const dist = resolve(option("out") ?? join(root, "dist"));
const metafile = option("metafile");
const smallest = flags.has("--smallest");
const minify = smallest || flags.has("--minify");

// VS Code 1.91 runs extensions on Node 20; the web extension host is a worker in a current browser.
// jsonc-parser has a UMD file in "main", whose requires no bundler can follow; "module" is its alternative.
const node = { platform: "node", target: "node20", format: "cjs", mainFields: ["module", "main"] };
const webWorker = { platform: "browser", target: "es2022" };
// Code that is the same under Node and in a worker is shipped once. What differs is loaded by `import()`, so
// that a worker never reaches a `require` that it does not support.
const everyHost = { ...node, target: ["node20", "es2022"], conditions: ["node", "browser"] };
const extensionApi = { external: ["vscode"] };

const bundles = [
  { in: "client/main.ts", out: "client/main.js", ...everyHost, ...extensionApi },
  { in: "server/main.ts", out: "server/main.js", ...everyHost, format: "iife" },
  { in: "webview/matrix.ts", out: "client/matrix.js", ...webWorker, format: "iife" },
  {
    in: "cli/bundle.ts",
    out: "cli.cjs",
    ...node,
    // 70 MB, which are imported by name where they are needed
    external: ["@duckdb/node-api"],
    plugins: [leftOutPlugin(root), oneDoorPlugin, ruleFilesPlugin(root)],
    // a dependency creates a require function from import.meta.url, which CommonJS doesn't have
    define: { "import.meta.url": "importMetaUrl" },
    banner: {
      js: '#!/usr/bin/env node\nconst importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
    },
  },
];
/**
 * Written next to the bundles. A worker only loads files that end in `.js`. Below a package.json with
 * `module`, as that of the sources, Node takes such a file for an ES module, and newer editors take the entry
 * of an extension for one unless it ends in `.cjs`.
 */
const besides = {
  "package.json": '{ "type": "commonjs" }\n',
  "client/node.cjs": 'module.exports = require("./main.js");\n',
  "server/node.cjs": 'require("./main.js");\n',
};

const testBundles = [
  { in: "test/vscode/suite/node.ts", out: "test/suite-node.cjs", ...node, ...extensionApi },
  { in: "test/vscode/suite/folders.ts", out: "test/suite-folders.cjs", ...node, ...extensionApi },
  { in: "test/vscode/suite/windows.ts", out: "test/suite-windows.cjs", ...node, ...extensionApi },
  { in: "test/vscode/suite/installed.ts", out: "test/suite-installed.cjs", ...node, ...extensionApi },
  {
    in: "test/vscode/suite/browser.ts",
    out: "test/suite-browser.js",
    ...webWorker,
    format: "cjs",
    ...extensionApi,
  },
];

/**
 * For `import`, which can't determine the exports of a CommonJS module: the names that the library exports.
 */
async function libraryModule() {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["library/main.ts"],
    outfile: "library.mjs",
    format: "esm",
    bundle: false,
    write: false,
    metafile: true,
  });
  const names = metafile.outputs["library.mjs"].exports.sort();
  return `import library from "./cli.cjs";\nexport const { ${names.join(", ")} } = library;\n`;
}

function buildOptions({ in: entry, out, ...options }) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(dist, out),
    bundle: true,
    minify,
    sourcemap: minify ? false : "linked",
    metafile: metafile !== undefined,
    logLevel: "warning",
    // Keeps the licence notices of the dependencies in the bundle, as their licences require.
    legalComments: "eof",
    plugins: [leftOutPlugin(root), oneDoorPlugin],
    ...options,
  };
}

/** Each bundle in a thread of its own. */
function minified(file) {
  const thread = new Worker(new URL("./minify-thread.mjs", import.meta.url), { workerData: file });
  return new Promise((resolve, reject) => thread.on("error", reject).on("exit", resolve));
}

besides["library.mjs"] = await libraryModule();
for (const [path, text] of Object.entries(besides)) {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
}

const wanted = flags.has("--tests") ? [...bundles, ...testBundles] : bundles;
const missing = wanted.filter((bundle) => !existsSync(new URL(`../${bundle.in}`, import.meta.url)));
for (const bundle of missing) console.error(`build: ${bundle.in} does not exist, left out`);
const present = wanted.filter((bundle) => !missing.includes(bundle)).map(buildOptions);

if (flags.has("--watch")) {
  const contexts = await Promise.all(
    present.map((options) => esbuild.context({ ...options, logLevel: "info" })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  try {
    const results = await Promise.all(present.map((options) => esbuild.build(options)));
    if (smallest) await Promise.all(present.map(({ outfile }) => minified(outfile)));
    if (metafile !== undefined) {
      const outputs = Object.fromEntries(
        results.flatMap((result, index) => {
          const own = Object.values(result.metafile.outputs).filter(
            ({ entryPoint }) => entryPoint !== undefined,
          );
          return own.map((output) => [relative(dist, present[index].outfile), output]);
        }),
      );
      writeFileSync(metafile, JSON.stringify({ outputs }));
    }
  } catch (error) {
    // esbuild has printed its errors.
    if (error.errors === undefined) console.error(error);
    process.exitCode = 1;
  }
}
