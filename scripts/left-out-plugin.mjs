import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Features of the language client that our server does not offer: the classes in each of its files. Their replacement
 * announces nothing to the server. The feature for notebooks stays, because the one for findings calls it.
 */
const clientFeatures = {
  callHierarchy: ["CallHierarchyFeature"],
  colorProvider: ["ColorProviderFeature"],
  declaration: ["DeclarationFeature"],
  fileOperations: ["Did", "Will"].flatMap((when) =>
    ["Create", "Rename", "Delete"].map((what) => `${when}${what}FilesFeature`),
  ),
  implementation: ["ImplementationFeature"],
  inlineCompletion: ["InlineCompletionItemFeature"],
  inlineValue: ["InlineValueFeature"],
  textDocumentContent: ["TextDocumentContentFeature"],
  typeDefinition: ["TypeDefinitionFeature"],
  typeHierarchy: ["TypeHierarchyFeature"],
};

const noFeature = `class {
  fillClientCapabilities() {}
  initialize() {}
  getState() { return { kind: "static" }; }
  clear() {}
}`;

/**
 * Parts of packages that our code never calls, without a bundler being able to know: each file, how it is
 * imported (`from` which files, where others import something of the same name), and its replacement.
 */
const leftOut = [
  {
    // Our scanner is written by hand. Of chevrotain's, the parser only needs the pattern of terminals that
    // never match.
    file: "chevrotain/lib/src/scan/lexer_public.js",
    imported: /(?:^|\/)lexer_public\.js$/,
    contents:
      "export class Lexer { static NA = /NOT_APPLICABLE/; }\nexport const LexerDefinitionErrorType = {};",
  },
  // chevrotain passes functions to lodash, copies lists and plain objects, and reads members by name. It never uses deep
  // comparison, deep copies or paths to nested members, which are most of the code.
  {
    file: "lodash-es/_baseIteratee.js",
    imported: /(?:^|\/)_baseIteratee\.js$/,
    contents: `import identity from "./identity.js";
      export default (value = identity) => {
        if (typeof value === "function") return value;
        throw new Error("lodash compares no objects here");
      };`,
  },
  {
    file: "lodash-es/clone.js",
    imported: /^\.\/clone\.js$/,
    from: /[\\/]lodash-es[\\/]/,
    contents: "export default (value) => (Array.isArray(value) ? [...value] : { ...value });",
  },
  {
    file: "lodash-es/_castPath.js",
    imported: /(?:^|\/)_castPath\.js$/,
    contents: "export default (path) => (Array.isArray(path) ? path : [path]);",
  },
  // What lodash has for engines without Set, and for those that can't say what kind of object a value is.
  {
    file: "lodash-es/_SetCache.js",
    imported: /(?:^|\/)_SetCache\.js$/,
    contents: "export default class extends Set { push(value) { this.add(value); } }",
  },
  {
    file: "lodash-es/_getTag.js",
    imported: /(?:^|\/)_getTag\.js$/,
    contents: 'export { default } from "./_baseGetTag.js";',
  },
  {
    // The language client matches globs in document selectors, which ours do not have, and for renamed files,
    // which our server does not ask for. Calling it is an error.
    file: "minimatch/dist/commonjs/index.js",
    imported: /^minimatch$/,
    contents: 'exports.Minimatch = class { constructor() { throw new Error("minimatch is left out"); } };',
  },
  // The language client checks the version of the editor with these two; `engines` of package.json does so
  // before it starts.
  {
    file: "semver/functions/parse.js",
    imported: /^semver\/functions\/parse$/,
    contents: "module.exports = () => ({ prerelease: [] });",
  },
  {
    file: "semver/functions/satisfies.js",
    imported: /^semver\/functions\/satisfies$/,
    contents: "module.exports = () => true;",
  },
  ...Object.entries(clientFeatures).map(([name, classes]) => ({
    file: `vscode-languageclient/lib/common/${name}.js`,
    imported: new RegExp(`^\\./${name}$`),
    from: /[\\/]vscode-languageclient[\\/]/,
    contents: classes.map((one) => `exports.${one} = ${noFeature};`).join("\n"),
  })),
];

/**
 * An esbuild plugin: leaves out the parts of packages that are known to be unused.
 *
 * @param root the project's folder
 * @throws if a package no longer has such a file: something else may have to be left out
 */
export function leftOutPlugin(root) {
  return {
    name: "left-out",
    setup(build) {
      for (const { file, imported, from = /(?:)/, contents } of leftOut) {
        if (!existsSync(join(root, "node_modules", file))) {
          throw new Error(`${file} is gone: look in scripts/left-out-plugin.mjs for what it was.`);
        }
        // A separate namespace: the replacements are ours, and are not credited to a package.
        build.onResolve({ filter: imported }, ({ importer }) =>
          from.test(importer) ? { path: file, namespace: "left-out" } : undefined,
        );
        build.onLoad({ filter: new RegExp(`^${escaped(file)}$`), namespace: "left-out" }, () => ({
          contents,
          resolveDir: dirname(join(root, "node_modules", file)),
        }));
      }
    },
  };
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
