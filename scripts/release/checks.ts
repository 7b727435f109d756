import { checkListing } from "./check-listing.ts";
import { checkPackages } from "./check-packages.ts";
import { checkVersions } from "./check-versions.ts";
import type { Release } from "./release.ts";

/** What prevents a release; empty if nothing does. */
export function releaseProblems(release: Release): string[] {
  return [checkVersions, checkPackages, checkListing].flatMap((check) => check(release));
}
