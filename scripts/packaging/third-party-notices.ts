import type { BundledPackage } from "./bundled-packages.ts";

export const noticesFile = "THIRD-PARTY-NOTICES.txt";

const rule = "-".repeat(80);

/** Whose work is in a package that is handed out, and on what terms: each licence in its own words. */
export function thirdPartyNotices(product: string, packages: readonly BundledPackage[]): string {
  const blocks = packages.map(({ name, version, license, repository, notices }) => {
    const head = [`${name} ${version} (${license})`, repository && webAddressOf(repository)];
    return [head.filter(Boolean).join("\n"), ...notices.map(tidy)].join("\n\n");
  });
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
