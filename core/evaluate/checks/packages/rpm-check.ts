import type { Found, Need, PackageVersion } from "../../../observations/observation.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { shellPath } from "../files/shown-path.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { judgeAbsence } from "./absence.ts";
import { type Operator, operatorOf } from "./operators.ts";
import { compareRpmVersions } from "./rpm-version.ts";

export const rpmCheckKeywords = keywordRoles({ rpm: "judged", operator: "judged", required: "judged" });

/**
 * Unix RPM_CHECK (G 171, 173, 195-196): compares what is installed with `name-version-release`, epoch first. A package
 * that is not installed fails unless `required : NO` permits it.
 */
export function compileRpmCheck(source: CheckSource): Compiled {
  const element = source.written("rpm");
  const wanted = element && namedIn(element.text.trim());
  if (element === undefined || wanted === undefined) {
    const reason = "The value of rpm does not have the form name-version-release.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "package", key: `rpm:${wanted.name}` }];
  const operator = operatorOf(source.text("operator"));
  const problem =
    keywordProblem(source, rpmCheckKeywords) ??
    (operator === undefined ? "The value of operator is not one of lt, lte, eq, gte and gt." : undefined);
  if (problem !== undefined) return { judge: neverDecided("undocumented", problem), needs };
  const mayBeMissing = source.word("required") === "NO";
  return { judge: judgeRpm({ element, wanted, operator: operator!, mayBeMissing }), needs };
}

interface NamedPackage extends PackageVersion {
  name: string;
  /**
   * The name if what was read as the version belongs to it, and what was read as the release is the version.
   */
  otherName?: string;
}

/**
 * What an RPM_CHECK names. Names may contain hyphens, versions and releases don't. Shipped policies omit the
 * release: `mysql-server-5.6`.
 */
export function namedIn(text: string): NamedPackage | undefined {
  const parts = text.split("-");
  if (/\s/.test(text) || parts.length < 2 || parts.includes("")) return undefined;
  const last = parts.at(-1)!;
  const before = parts.length > 2 ? parts.at(-2)! : "";
  const hasRelease = /^(?:\d+:)?\d/.test(before);
  const written = hasRelease ? before : last;
  const own = /^(?:(\d+):)?(.+)$/.exec(written)!;
  const name = parts.slice(0, hasRelease ? -2 : -1).join("-");
  return {
    name,
    version: own[2]!,
    ...(own[1] !== undefined && { epoch: own[1] }),
    ...(hasRelease && { release: last, otherName: `${name}-${before}` }),
  };
}

interface RpmCheck {
  element: Written;
  wanted: NamedPackage;
  operator: Operator;
  mayBeMissing: boolean;
}

function judgeRpm(check: RpmCheck): Judge {
  const { element, wanted, mayBeMissing } = check;
  const remedy = `Add the output of ${queryCommand(wanted)}, with the command line above it.`;
  return ({ observations }) => {
    const found = observations.ask("package", `rpm:${wanted.name}`);
    if (found.is === "unknown") return notKnown(found, `whether ${wanted.name} is installed`, remedy);
    const other = wanted.otherName;
    if (found.is === "absent" && other !== undefined) {
      if (observations.ask("package", `rpm:${other}`).is === "present") {
        const reason = `${wanted.name} is not installed but ${other} is, and ${element.text} may name either.`;
        return undecided("undocumented", reason, "Write the version and the release after the name.");
      }
    }
    if (found.is === "absent") {
      return judgeAbsence(`${wanted.name} is not installed`, found.places, { element, mayBeMissing });
    }
    return judgeInstalled(check, found, remedy);
  };
}

function queryCommand({ name, epoch }: NamedPackage): string {
  const format = epoch === undefined ? "" : " --qf '%{NAME} %{EPOCH} %{VERSION} %{RELEASE}\\n'";
  return `\`rpm -q${format} ${shellPath(name)}\``;
}

function judgeInstalled(
  { element, wanted, operator }: RpmCheck,
  { values, places, partial }: Extract<Found<"package">, { is: "present" }>,
  remedy: string,
): Outcome {
  const orders = values.map((value) => ordersOf(value, wanted).map(operator.holds));
  const installed = values.map((value) => `${wanted.name} ${versionText(value)}`);
  const open = orders.findIndex((holds) => new Set(holds).size !== 1);
  if (open >= 0) {
    const isEpoch = wanted.epoch !== undefined && values[open]!.epoch === undefined;
    const reason = isEpoch
      ? `${installed[open]} is installed, but the snapshot does not show its epoch, and ${element.text} names one.`
      : `${installed[open]} is installed, but ${element.text} omits a part of the version, and Tenable does not document how that is compared.`;
    return isEpoch
      ? undecided("partial", reason, remedy)
      : undecided("undocumented", reason, "Write the epoch, version and release.");
  }
  const results = orders.map(([holds]) => holds!);
  const differing = results.findIndex((holds) => holds !== results[0]);
  if (differing >= 0) {
    const reason = `${installed[0]} and ${installed[differing]} are installed, and Tenable does not document which of them counts.`;
    return undecided("undocumented", reason, "Remove the unused one, or check the running version.");
  }
  // Anything else that is installed is newer than nothing.
  const isAnyEnough =
    operator.name.startsWith("gt") && /^[0.]*$/.test(wanted.version) && wanted.epoch === undefined;
  if (partial !== undefined && !(isAnyEnough && results[0])) {
    return notKnown({ why: partial, places }, `which versions of ${wanted.name} are installed`, remedy);
  }
  const [holds] = results;
  const given = versionText(wanted);
  const meetings = installed.map((text, index) => ({
    element,
    place: places[index] ?? places[0]!,
    violation: !holds,
    message: `${text} is ${operator.describe(holds!)} ${given}`,
  }));
  const more =
    installed.length > 1 ? `, and so ${holds ? "is" : "are"} ${installed.slice(1).join(", ")}` : "";
  return outcome(holds ? "PASSED" : "FAILED", `${meetings[0]!.message}${more}.`, seen(meetings));
}

/** The order of the installed and the wanted version, for each reading of what one of them omits. */
function ordersOf(installed: PackageVersion, wanted: PackageVersion): number[] {
  const epochs = compareEpochs(installed, wanted);
  const version = compareRpmVersions(installed.version, wanted.version);
  const releases = compareReleases(installed, wanted);
  return epochs.flatMap((epoch) => releases.map((release) => epoch || version || release));
}

function compareEpochs(installed: PackageVersion, wanted: PackageVersion): number[] {
  const own = Number(installed.epoch ?? "0");
  if (wanted.epoch === undefined) return own > 0 ? [1, 0] : [0];
  // The list of names does not show the epoch.
  return installed.epoch === undefined ? [-1, 0, 1] : [Math.sign(own - Number(wanted.epoch))];
}

function compareReleases(installed: PackageVersion, wanted: PackageVersion): number[] {
  if (installed.release !== undefined && wanted.release !== undefined) {
    return [compareRpmVersions(installed.release, wanted.release)];
  }
  if (installed.release === wanted.release) return [0];
  return wanted.release === undefined ? [0, 1] : [-1, 0];
}

function versionText({ epoch, version, release }: PackageVersion): string {
  const own = epoch === undefined || epoch === "0" ? version : `${epoch}:${version}`;
  return release === undefined ? own : `${own}-${release}`;
}
