import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Parts of packages that nothing of ours calls, and that no bundler can know to be unused: each file with what is there
 * in its place.
 */
const leftOut = [
  {
    // Our scanner is written by hand. Of chevrotain's the parser needs the pattern of terminals that it never matches.
    file: "chevrotain/lib/src/scan/lexer_public.js",
    contents:
      "export class Lexer { static NA = /NOT_APPLICABLE/; }\nexport const LexerDefinitionErrorType = {};",
  },
  // The language client holds the editor to a version with these two; `engines` of package.json does so before it starts.
  { file: "semver/functions/parse.js", contents: "module.exports = () => ({ prerelease: [] });" },
  { file: "semver/functions/satisfies.js", contents: "module.exports = () => true;" },
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
      for (const { file, contents } of leftOut) {
        if (!existsSync(join(root, "node_modules", file))) {
          throw new Error(`${file} is gone: look in scripts/left-out-plugin.mjs for what it was.`);
        }
        const path = file.split("/").map(escaped).join("[\\\\/]");
        build.onLoad({ filter: new RegExp(`[\\\\/]node_modules[\\\\/]${path}$`) }, () => ({ contents }));
      }
    },
  };
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
