import { pagesUrl } from "../project-url.ts";

/** The page of a check type in the reference: `AS/400` → `check-type-as-400.md`. */
export function referencePage(checkType: string): string {
  return `check-type-${checkType.toLowerCase().replace(/[^a-z0-9_]/g, "-")}.md`;
}

/** The URL that explains an item type of a check type; without a check type, that of the whole reference. */
export function referenceUrl(checkType: string | undefined, itemType: string): string {
  if (checkType === undefined) return `${pagesUrl}/reference/README.md`;
  return `${pagesUrl}/reference/${referencePage(checkType)}#${itemType.toLowerCase()}`;
}
