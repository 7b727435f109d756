import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need, Place } from "../../../observations/observation.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { shellPath } from "../files/shown-path.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";

export const chkconfigKeywords = keywordRoles({
  service: "judged",
  levels: "judged",
  status: "judged",
  check_option: "judged",
});

/**
 * Unix CHKCONFIG (G 169, 174, 181): the service is on, or off, at each of the run levels. With `check_option
 * : CAN_BE_NULL`, chkconfig need not know it.
 */
export function compileChkconfig(source: CheckSource): Compiled {
  const element = source.written("service");
  const service = element?.text.trim();
  if (element === undefined || service === undefined || !/^\S+$/.test(service)) {
    return {
      judge: neverDecided("undocumented", "The value of service is not the name of a service."),
      needs: [],
    };
  }
  const needs: Need[] = [{ kind: "service", key: `chkconfig:${service}` }];
  const levels = source.written("levels");
  const status = source.word("status");
  const problem =
    keywordProblem(source, chkconfigKeywords) ??
    (status !== "ON" && status !== "OFF" ? "CHKCONFIG needs ON or OFF as its status." : undefined) ??
    (levels === undefined || !/^[0-6]+$/.test(levels.text)
      ? "The value of levels is not digits from 0 to 6, and Tenable does not document which run levels are read without them."
      : undefined);
  if (problem !== undefined) return { judge: neverDecided("undocumented", problem), needs };
  const mayBeMissing = source.word("check_option") === "CAN_BE_NULL";
  return {
    judge: judgeLevels({ service, element, levels: levels!, isOn: status === "ON", mayBeMissing }),
    needs,
  };
}

interface LevelsCheck {
  service: string;
  element: Written;
  levels: Written;
  isOn: boolean;
  mayBeMissing: boolean;
}

function judgeLevels(check: LevelsCheck): Judge {
  const { service, levels, isOn } = check;
  const wanted = [...new Set(levels.text)].sort();
  const remedy = `Add the output of \`chkconfig --list ${shellPath(service)}\`, with the command line above it.`;
  return ({ observations }) => {
    const found = observations.ask("service", `chkconfig:${service}`);
    if (found.is === "unknown") return notKnown(found, `the run levels of ${service}`, remedy);
    if (found.is === "absent") return judgeUnknownService(check, found.places);
    const { values, places } = found;
    const states = values.map((value) =>
      "levels" in value ? wanted.map((level) => value.levels[level]) : wanted.map(() => undefined),
    );
    if (new Set(states.map((state) => JSON.stringify(state))).size > 1) {
      return notKnown({ why: "conflict", places }, `the run levels of ${service}`, undefined);
    }
    const [state] = states as [(boolean | undefined)[]];
    const others = wanted.filter((_, index) => state[index] === !isOn);
    if (others.length === 0 && state.includes(undefined)) {
      const missing = wanted.filter((_, index) => state[index] === undefined).join(", ");
      return undecided("partial", `The snapshot does not show run level ${missing} of ${service}.`, remedy);
    }
    const passes = others.length === 0;
    const at = passes ? wanted : others;
    const message = `${service} is ${isOn === passes ? "on" : "off"} at run level ${at.join(", ")}`;
    const meeting = { element: levels, place: places[0]!, violation: !passes, message };
    return outcome(passes ? "PASSED" : "FAILED", `${message}.`, seen([meeting]));
  };
}

/** chkconfig has no such service. That a service is off if it does not exist is not documented. */
function judgeUnknownService(
  { service, element, isOn, mayBeMissing }: LevelsCheck,
  [place]: readonly Place[],
): Outcome {
  const fact = `chkconfig knows no service ${service}`;
  const where = place === undefined ? fact : `${fact}, line ${excerptOf(place).line} of the snapshot`;
  if (!mayBeMissing && !isOn) {
    const reason = `${where}, and Tenable does not document whether that is OFF.`;
    return undecided(
      "undocumented",
      reason,
      "Write check_option : CAN_BE_NULL if the service may be missing.",
    );
  }
  const meeting = { element, violation: !mayBeMissing, message: fact, ...(place && { place }) };
  const reason = mayBeMissing ? `${where}, and check_option : CAN_BE_NULL permits that.` : `${where}.`;
  return outcome(mayBeMissing ? "PASSED" : "FAILED", reason, seen([meeting]));
}
