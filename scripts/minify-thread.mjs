/** A thread of the build: makes a bundle smaller in place. Of what esbuild leaves terser takes 4 to 8 % of a packed bundle. */
import { readFileSync, writeFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { minify } from "terser";

const { code } = await minify(readFileSync(workerData, "utf8"), {
  ecma: 2020,
  toplevel: true,
  // licences
  format: { comments: /^!/ },
});
writeFileSync(workerData, code);
