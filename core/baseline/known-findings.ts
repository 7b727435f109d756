import { boundedFindings, mostReported } from "../findings/bounded.ts";
import type { Finding } from "../findings/finding.ts";
import { fingerprintsOf } from "../report/locate.ts";
import { areKnown } from "./baseline.ts";

/** The fingerprints of a policy in a baseline: those of the findings that the command line reports. */
export function baselinedFingerprints(text: string, all: readonly Finding[]): string[] {
  return [...fingerprintsOf(text, boundedFindings(all, mostReported).findings).values()];
}

/** The findings of a policy that are in a baseline. @param known its fingerprints for the policy */
export function knownFindings(
  text: string,
  all: readonly Finding[],
  known: readonly string[],
): ReadonlySet<Finding> {
  if (known.length === 0) return new Set();
  const reported = [...fingerprintsOf(text, boundedFindings(all, mostReported).findings)];
  const isKnown = areKnown(
    reported.map(([, fingerprint]) => fingerprint),
    known,
  );
  return new Set(reported.flatMap(([finding], index) => (isKnown[index] ? [finding] : [])));
}
