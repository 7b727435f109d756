import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need, Place } from "../../../observations/observation.ts";
import { registryValueKey } from "../../../observations/registry-key.ts";
import { windowsServiceKey } from "../../../observations/windows-keys.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import { compileWords, type WordTest } from "../../windows-values/words.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { quoteForPrompt } from "./commands.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { shortText, type Wanted, wantedOf } from "./wanted.ts";

export const serviceKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  service_name: "judged",
  svc_option: "judged",
});

/** Windows SERVICE_POLICY (G 301-302): how a service starts, which is `Start` of its key in the registry. */
export function compileServicePolicy(source: CheckSource): Compiled {
  const service = source.written("service_name")?.text.trim();
  if (service === undefined || service === "" || service.includes("\\")) {
    const reason = "The value of service_name is not the name of a service.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "service", key: windowsServiceKey(service, "start") }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("svc_option");
  const problem =
    keywordProblem(source, serviceKeywords) ??
    (source.word("value_type") !== "SERVICE_SET"
      ? "SERVICE_POLICY takes only value_type : SERVICE_SET (guide p. 302)."
      : undefined) ??
    (source.has("svc_option") && option !== "CAN_BE_NULL" && option !== "CAN_NOT_BE_NULL"
      ? `Tenable does not document what svc_option : ${source.text("svc_option")} means.`
      : undefined);
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const compiled = compileWords(wanted.expression, wanted.comparison, "SERVICE_SET");
  if (!compiled.ok) return never(compiled.reason);
  const check: ServiceCheck = { service, wanted, test: compiled.test, option };
  return { judge: (host) => judgeService(check, host), needs };
}

interface ServiceCheck {
  service: string;
  wanted: Wanted;
  test: WordTest;
  option: string | undefined;
}

/** How a service starts, or that it does not exist. */
type Start =
  | { is: "present"; start: number; place: Place | undefined }
  | { is: "absent"; place: Place | undefined };

function judgeService(check: ServiceCheck, host: Host): Outcome {
  const { service, wanted, test, option } = check;
  const found = startOf(service, host);
  if ("because" in found || "status" in found) return found as Outcome;
  const start = found as Start;
  if (start.is === "present") {
    const how = startNames[start.start] ?? `has the start value ${start.start}`;
    const fact = `The service ${shortText(service)} ${how}`;
    return judgeAnswer(test(start.start), fact, wanted, { place: start.place });
  }
  const { place } = start;
  const message = `There is no service ${shortText(service)}`;
  const where = place === undefined ? message : `${message}, line ${excerptOf(place).line} of the snapshot`;
  if (option === undefined) {
    const reason = `${where}, and Tenable does not document what that means without svc_option.`;
    return undecided("undocumented", reason, "Write svc_option : CAN_BE_NULL, or CAN_NOT_BE_NULL.");
  }
  const passes = option === "CAN_BE_NULL";
  const meeting = { element: wanted.element, violation: !passes, message, ...(place && { place }) };
  const verb = passes ? "permits" : "does not permit";
  return outcome(
    passes ? "PASSED" : "FAILED",
    `${where}, and svc_option : ${option} ${verb} that.`,
    seen([meeting]),
  );
}

const startNames = [
  "is started at boot",
  "is started with the system",
  "starts automatically",
  "starts manually",
  "is disabled",
];
const startNumbers: Readonly<Record<string, number>> = {
  boot: 0,
  system: 1,
  automatic: 2,
  manual: 3,
  disabled: 4,
};

/** What the registry and lists of services show together. */
function startOf(service: string, { observations }: Host): Start | Outcome {
  const subject = `how the service ${shortText(service)} starts`;
  const name = quoteForPrompt(service);
  const remedy =
    name === undefined
      ? "Add the output of `sc qc` for the service."
      : `Add the output of \`sc qc ${name}\`, with the command line above it.`;
  const listed = observations.ask("service", windowsServiceKey(service, "start"));
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${service}`;
  const kept = observations.ask("registry", registryValueKey(key, "Start"));
  const told: Start[] = [];
  if (listed.is === "present") {
    for (const [at, value] of listed.values.entries()) {
      const start = "state" in value ? startNumbers[value.state.toLowerCase()] : undefined;
      if (start === undefined || listed.partial !== undefined) {
        return notKnown({ why: listed.partial ?? "other language", places: listed.places }, subject, remedy);
      }
      told.push({ is: "present", start, place: listed.places[at] });
    }
  } else if (listed.is === "absent") told.push({ is: "absent", place: listed.places[0] });
  if (kept.is === "present") {
    for (const [at, value] of kept.values.entries()) {
      if (value.type !== "REG_DWORD") continue;
      told.push({ is: "present", start: value.data, place: kept.places[at] });
    }
  } else if (kept.is === "absent") told.push({ is: "absent", place: kept.places[0] });
  const [first] = told;
  if (first === undefined) {
    const unknown = [listed, kept].find((one) => one.is === "unknown" && one.why !== "not captured");
    const why = unknown?.is === "unknown" ? unknown : { why: "not captured" as const, places: [] };
    return notKnown(why, subject, remedy);
  }
  const other = told.find(
    (one) =>
      one.is !== first.is || (one.is === "present" && first.is === "present" && one.start !== first.start),
  );
  if (other === undefined) return first;
  const places = [first.place, other.place].filter((place) => place !== undefined);
  return notKnown({ why: "conflict", places }, subject, undefined);
}
