import { contentTypes } from "./content-types.ts";
import { type ExtensionManifest, extensionFolder, packageManifest, webAddress } from "./package-manifest.ts";
import { withWebLinks } from "./web-links.ts";
import { zipFiles } from "./zip.ts";

/** A VSIX: a zip file with the extension and two files that say what it is. */
export function vsixOf(manifest: ExtensionManifest, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = new Map<string, Uint8Array>();
  entries.set("extension.vsixmanifest", bytesOf(packageManifest(manifest)));
  for (const [path, content] of files) {
    entries.set(
      `${extensionFolder}/${path}`,
      path.endsWith(".md") ? readable(content, path, manifest) : content,
    );
  }
  entries.set("[Content_Types].xml", bytesOf(contentTypes([...entries.keys()])));
  return zipFiles(entries);
}

/** The pages at the top link to the repository; those of the walkthrough stay unchanged. */
function readable(content: Uint8Array, path: string, { repository }: ExtensionManifest): Uint8Array {
  if (path.includes("/")) return content;
  return bytesOf(withWebLinks(new TextDecoder().decode(content), webAddress(repository.url)));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
