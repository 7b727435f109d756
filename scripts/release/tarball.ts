import { gunzipSync } from "node:zlib";

const block = 512;

/** The files of an npm package, by their paths in it; tar entries other than files are left out. */
export function tarballFiles(tarball: Uint8Array): Map<string, Uint8Array> {
  const tar = gunzipSync(tarball);
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const text = (from: number, length: number) =>
      tar.toString("utf8", at + from, at + from + length).replace(/\0[\s\S]*$/, "");
    const size = Number.parseInt(text(124, 12), 8);
    const isFile = text(156, 1) === "0" || text(156, 1) === "";
    const path = [text(345, 155), text(0, 100)].filter((part) => part !== "").join("/");
    const start = at + block;
    if (isFile) files.set(path.replace(/^package\//, ""), tar.subarray(start, start + size));
    at = start + Math.ceil(size / block) * block;
  }
  return files;
}
