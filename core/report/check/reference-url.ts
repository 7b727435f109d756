import { pagesUrl } from "../project-url.ts";

/** The page of a check type in the reference: `AS/400` → `check-type-as-400.md`. */
export function referencePage(checkType: string): string {
  return `check-type-${checkType.toLowerCase().replace(/[^a-z0-9_]/g, "-")}.md`;
}

/** Where an item type of a check type is explained; without a check type, the reference as a whole. */
export function referenceUrl(checkType: string | undefined, itemType: string): string {
  if (checkType === undefined) return `${pagesUrl}/reference/README.md`;
  return `${pagesUrl}/reference/${referencePage(checkType)}#${itemType.toLowerCase()}`;
}
