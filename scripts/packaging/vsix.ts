import { strToU8, zipSync } from "fflate";
import { contentTypes } from "./content-types.ts";
import { type ExtensionManifest, extensionFolder, packageManifest, webAddress } from "./package-manifest.ts";
import { withWebLinks } from "./web-links.ts";

/** Earliest time that a zip file can carry: the same files make the same VSIX, whenever it is packed. */
const mtime = new Date(1980, 0, 1);

/** A VSIX: a zip file with the extension and two files that say what it is. */
export function vsixOf(manifest: ExtensionManifest, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Record<string, Uint8Array> = {
    "extension.vsixmanifest": strToU8(packageManifest(manifest)),
  };
  for (const [path, content] of files) {
    entries[`${extensionFolder}/${path}`] = path.endsWith(".md")
      ? readable(content, path, manifest)
      : content;
  }
  entries["[Content_Types].xml"] = strToU8(contentTypes(Object.keys(entries)));
  return zipSync(entries, { level: 9, mtime });
}

/** The pages at the top have links into the repository; those of the walkthrough stay as they are. */
function readable(content: Uint8Array, path: string, { repository }: ExtensionManifest): Uint8Array {
  if (path.includes("/")) return content;
  return strToU8(withWebLinks(new TextDecoder().decode(content), webAddress(repository.url)));
}
