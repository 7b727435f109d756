import type { BundledPackage } from "./bundled-packages.ts";

export const noticesFile = "THIRD-PARTY-NOTICES.txt";

const rule = "-".repeat(80);

/**
 * Says whose work is in a published package, and on what terms: each licence in its own words, once for all
 * packages with the same words.
 */
export function thirdPartyNotices(product: string, packages: readonly BundledPackage[]): string {
  const headsOf = new Map<string, string[]>();
  for (const { name, version, license, repository, notices } of packages) {
    const address = repository === undefined ? "" : `, ${webAddressOf(repository)}`;
    for (const text of new Set(notices.map(tidy))) {
      const heads = headsOf.get(text) ?? [];
      heads.push(`${name} ${version} (${license})${address}`);
      headsOf.set(text, heads);
    }
  }
  const blocks = [...headsOf].map(([text, heads]) => `${heads.join("\n")}\n\n${text}`);
  const opening = `${product} contains parts of the packages below. Each is used on the terms of its own licence.`;
  return `${[opening, ...blocks].join(`\n\n${rule}\n`)}\n`;
}

function webAddressOf(repository: string): string {
  return repository.replace(/^git\+/, "").replace(/\.git$/, "");
}

function tidy(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(/^\ufeff/, "")
    .trim();
}
