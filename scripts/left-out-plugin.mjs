import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Parts of packages that our code never calls, without a bundler being able to know: each file, how it is
 * imported, and its replacement.
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
  // Of lodash, chevrotain calls what takes a function, copies lists and plain objects, and looks at members by their names:
  // not what compares objects in depth, what copies anything, and paths to members of members, which is two thirds of it.
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
    contents: "export default (value) => (Array.isArray(value) ? [...value] : { ...value });",
  },
  {
    file: "lodash-es/_castPath.js",
    imported: /(?:^|\/)_castPath\.js$/,
    contents: "export default (path) => (Array.isArray(path) ? path : [path]);",
  },
  // What lodash brings along for engines that have no Set, and that can't say what an object is.
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
      for (const { file, imported, contents } of leftOut) {
        if (!existsSync(join(root, "node_modules", file))) {
          throw new Error(`${file} is gone: look in scripts/left-out-plugin.mjs for what it was.`);
        }
        // A separate namespace: the replacements are ours, and are not credited to a package.
        build.onResolve({ filter: imported }, () => ({ path: file, namespace: "left-out" }));
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
