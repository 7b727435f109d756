/**
 * Loads .ts files whose text is JavaScript already, since esbuild, and so tsx, does not start under Wine; and as tsx does,
 * the properties of JSON by name.
 */
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";

if (isMainThread) register(import.meta.url);

export function load(url, context, nextLoad) {
  if (!url.startsWith("file:") || !/\.(ts|json)$/.test(url)) return nextLoad(url, context);
  const text = readFileSync(fileURLToPath(url), "utf8");
  return { format: "module", source: url.endsWith(".ts") ? text : moduleOf(text), shortCircuit: true };
}

/** The value, and each of its properties that has a name for an import. */
function moduleOf(json) {
  const names = Object.keys(JSON.parse(json)).filter(
    (name) => /^[a-z]\w*$/i.test(name) && name !== "default",
  );
  const properties = names.map((name, at) => `const p${at} = json.${name};\nexport { p${at} as ${name} };\n`);
  return `const json = ${json};\nexport default json;\n${properties.join("")}`;
}
