import type { Need } from "../../../observations/observation.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { shellPath } from "../files/shown-path.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { judgeAbsence } from "./absence.ts";
import { type Operator, operatorOf } from "./operators.ts";
import { compareRpmVersions } from "./rpm-version.ts";

export const pkgCheckKeywords = keywordRoles({
  pkg: "judged",
  version: "judged",
  operator: "judged",
  required: "judged",
});

/**
 * Unix PKG_CHECK (G 172, 194): a Solaris package, and with `version` and `operator`, the order of the
 * versions.
 */
export function compilePkgCheck(source: CheckSource): Compiled {
  const element = source.written("pkg");
  const name = element?.text.trim();
  if (element === undefined || name === undefined || !/^\S+$/.test(name)) {
    return {
      judge: neverDecided("undocumented", "The value of pkg is not the name of a package."),
      needs: [],
    };
  }
  const needs: Need[] = [{ kind: "package", key: `pkginfo:${name}` }];
  const version = source.written("version");
  const operator = operatorOf(source.text("operator"));
  const problem = keywordProblem(source, pkgCheckKeywords) ?? versionProblem(source, version, operator);
  if (problem !== undefined) return { judge: neverDecided("undocumented", problem), needs };
  const wanted = version && operator && { version, operator };
  return {
    judge: judgePkg({ name, element, wanted, mayBeMissing: source.word("required") === "NO" }),
    needs,
  };
}

function versionProblem(
  source: CheckSource,
  version: Written | undefined,
  operator: Operator | undefined,
): string | undefined {
  if (!source.has("version") && !source.has("operator")) return undefined;
  if (operator === undefined) return "The value of operator is not one of lt, lte, eq, gte and gt.";
  if (version !== undefined && isNumeric(version.text)) return undefined;
  return "The value of version is not numbers separated by dots, and Tenable does not document how other versions are compared.";
}

function isNumeric(version: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(version.trim());
}

interface PkgCheck {
  name: string;
  element: Written;
  wanted: { version: Written; operator: Operator } | undefined;
  mayBeMissing: boolean;
}

function judgePkg({ name, element, wanted, mayBeMissing }: PkgCheck): Judge {
  const query = wanted === undefined ? "pkginfo" : "pkginfo -l";
  const remedy = `Add the output of \`${query} ${shellPath(name)}\`, with the command line above it.`;
  return ({ observations }) => {
    const found = observations.ask("package", `pkginfo:${name}`);
    if (found.is === "unknown") return notKnown(found, `whether ${name} is installed`, remedy);
    if (found.is === "absent") {
      return judgeAbsence(`${name} is not installed`, found.places, { element, mayBeMissing });
    }
    const [place] = found.places;
    if (wanted === undefined) {
      const message = `${name} is installed`;
      return outcome(
        "PASSED",
        `${message}.`,
        seen([{ element, violation: false, message, ...(place && { place }) }]),
      );
    }
    const versions = [...new Set(found.values.map(({ version }) => version.replace(/,REV=.*/, "")))];
    const [version] = versions.filter((one) => one !== "");
    if (version === undefined) {
      return undecided(
        "partial",
        `${name} is installed, but the snapshot does not show its version.`,
        remedy,
      );
    }
    if (versions.filter((one) => one !== "").length > 1) {
      const reason = `${name} is installed in several versions, and Tenable does not document which of them counts.`;
      return undecided("undocumented", reason, undefined);
    }
    if (!isNumeric(version)) {
      const reason = `${name} ${version} is installed, and Tenable does not document how such versions are compared.`;
      return undecided("undocumented", reason, undefined);
    }
    const given = wanted.version.text.trim();
    const holds = wanted.operator.holds(compareRpmVersions(version, given));
    const message = `${name} ${version} is ${wanted.operator.describe(holds)} ${given}`;
    const meeting = { element: wanted.version, violation: !holds, message, ...(place && { place }) };
    return outcome(holds ? "PASSED" : "FAILED", `${message}.`, seen([meeting]));
  };
}
