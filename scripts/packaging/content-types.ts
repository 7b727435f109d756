import { extname } from "node:path";
import { xmlAttributes } from "../../core/pages.ts";

const types: Record<string, string> = {
  ".cjs": "application/javascript",
  ".css": "text/css",
  ".js": "application/javascript",
  ".json": "application/json",
  ".md": "text/markdown",
  ".png": "image/png",
  ".txt": "text/plain",
  ".svg": "image/svg+xml",
  ".vsixmanifest": "text/xml",
};

/**
 * `[Content_Types].xml` of an open package: the media type of each file, by its suffix.
 *
 * @throws for a suffix that is not in the table above
 */
export function contentTypes(paths: readonly string[]): string {
  const endings = new Set(paths.map((path) => extname(path)));
  const defaults = [...endings]
    .filter((ending) => ending !== "")
    .sort()
    .map((ending) => `<Default${xmlAttributes({ Extension: ending, ContentType: typeOf(ending) })}/>`);
  const bare = paths.filter((path) => extname(path) === "");
  const overrides = bare.map(
    (path) => `<Override${xmlAttributes({ PartName: `/${path}`, ContentType: "text/plain" })}/>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...defaults, ...overrides].join("")}</Types>
`;
}

function typeOf(ending: string): string {
  const type = types[ending];
  if (!type)
    throw new Error(`Say in scripts/packaging/content-types.ts what type a file ending in ${ending} has.`);
  return type;
}
