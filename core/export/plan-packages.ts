import type { CheckSource } from "../evaluate/checks/check-source.ts";
import { namedIn } from "../evaluate/checks/packages/rpm-check.ts";
import { isPlainText } from "./plain-text.ts";
import type { PackageQuestion } from "./plan.ts";
import type { PlannedQuestion } from "./plan-ports.ts";

/**
 * Plans an RPM_CHECK that asks whether a package is installed at all: `gt` or `gte` with version 0. No
 * database can compare versions in rpm's order.
 */
export function planPackageCheck(source: CheckSource): PlannedQuestion<PackageQuestion> {
  const wanted = namedIn(source.written("rpm")?.text.trim() ?? "");
  const operator = source.word("operator");
  const isAny =
    wanted !== undefined &&
    (operator === "GT" || operator === "GTE") &&
    /^[0.]*$/.test(wanted.version) &&
    wanted.epoch === undefined;
  if (!isAny) {
    return {
      ok: false,
      reason:
        "RPM_CHECK compares versions in the order of rpm; only gt and gte with the version 0 are exported.",
    };
  }
  if (!isPlainText(wanted.name))
    return { ok: false, reason: "The name has characters that are not exported." };
  const mayBeMissing = source.word("required") === "NO";
  return {
    ok: true,
    question: {
      kind: "package",
      name: wanted.name,
      ...(wanted.otherName !== undefined && { otherName: wanted.otherName }),
      missing: mayBeMissing ? "PASSED" : "FAILED",
    },
  };
}
