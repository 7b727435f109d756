/**
 * Imports TypeScript from its translation, which was made outside Wine; and as tsx does, the properties of JSON by name.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The checkout of this file, which replaces tsx in its node_modules, and its translation next to it. */
const checkout = new URL("../../", import.meta.url).href;
const translation = new URL("../../../javascript/", import.meta.url).href;

export function load(url, context, nextLoad) {
  const [file] = url.split(/[?#]/);
  if (!file.startsWith("file:") || !/\.(ts|json)$/.test(file)) return nextLoad(url, context);
  const source = file.endsWith(".ts") ? read(translationOf(file)) : moduleOf(read(file));
  return { format: "module", source, shortCircuit: true };
}

function translationOf(file) {
  return file.startsWith(checkout) ? translation + file.slice(checkout.length) : file;
}

function read(url) {
  return readFileSync(fileURLToPath(url), "utf8");
}

/** The value, and each of its properties that has a name for an import. */
function moduleOf(json) {
  const names = Object.keys(JSON.parse(json)).filter(
    (name) => /^[a-z]\w*$/i.test(name) && name !== "default",
  );
  const properties = names.map((name, at) => `const p${at} = json.${name};\nexport { p${at} as ${name} };\n`);
  return `const json = ${json};\nexport default json;\n${properties.join("")}`;
}
