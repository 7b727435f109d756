import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Parts of packages that nothing of ours calls, and that no bundler can know to be unused: each file, how it is imported,
 * and what is there in its place.
 */
const leftOut = [
  {
    // Our scanner is written by hand. Of chevrotain's the parser needs the pattern of terminals that it never matches.
    file: "chevrotain/lib/src/scan/lexer_public.js",
    imported: /(?:^|\/)lexer_public\.js$/,
    contents:
      "export class Lexer { static NA = /NOT_APPLICABLE/; }\nexport const LexerDefinitionErrorType = {};",
  },
  {
    // The language client matches globs in selectors of documents, where ours has none, and for renamed files, which our
    // server does not ask for. It is an error to call it.
    file: "minimatch/dist/commonjs/index.js",
    imported: /^minimatch$/,
    contents: 'exports.Minimatch = class { constructor() { throw new Error("minimatch is left out"); } };',
  },
  // The language client holds the editor to a version with these two; `engines` of package.json does so before it starts.
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
 * An esbuild plugin: bundles no part of a package of which it is known that nothing calls it.
 *
 * @param root the project's folder
 * @throws where a package has no longer such a file: something else may have to be left out
 */
export function leftOutPlugin(root) {
  return {
    name: "left-out",
    setup(build) {
      for (const { file, imported, contents } of leftOut) {
        if (!existsSync(join(root, "node_modules", file))) {
          throw new Error(`${file} is gone: look in scripts/left-out-plugin.mjs for what it was.`);
        }
        // A namespace of their own: what is there in their place is ours, and no package is named for it.
        build.onResolve({ filter: imported }, () => ({ path: file, namespace: "left-out" }));
        build.onLoad({ filter: new RegExp(`^${escaped(file)}$`), namespace: "left-out" }, () => ({
          contents,
        }));
      }
    },
  };
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
