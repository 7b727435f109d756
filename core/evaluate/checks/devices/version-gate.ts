import { deviceCommandKey } from "../../../observations/device-key.ts";
import type { Place } from "../../../observations/observation.ts";
import { canMatchSameLine, linePatternOf } from "../../../regex/questions/common-text.ts";
import type { Host } from "../../host/host.ts";
import { compilePattern } from "../../lines/pattern.ts";
import { compileWritten, type WrittenPattern } from "../../lines/written-pattern.ts";
import { type Judge, neverDecided, outcome, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";

/** Skips a check if `ios_version` or `feature_set` names another version (G 51-52, 55-56). */
export function onVersion(source: CheckSource, judge: Judge): Judge {
  const gates: { name: string; pattern: WrittenPattern }[] = [];
  for (const name of ["ios_version", "feature_set"]) {
    if (!source.has(name)) continue;
    const compiled = compileWritten(name, source.written(name));
    if (!compiled.ok) return neverDecided("undocumented", compiled.reason);
    gates.push({ name, pattern: compiled.pattern });
  }
  if (gates.length === 0) return judge;
  return (host) => {
    for (const { name, pattern } of gates) {
      const answer = name === "ios_version" ? matchesVersion(host, pattern) : matchesImage(host, pattern);
      if (answer === "unknown") {
        return undecided(
          "missing",
          `The snapshot does not show whether the device matches ${name}.`,
          "Add the output of `show version`, with the prompts above and below it.",
        );
      }
      if (answer !== true) {
        return outcome(
          "NOT_EVALUATED",
          `This check runs only if ${name} matches, and the device has ${answer}.`,
        );
      }
    }
    return judge(host);
  };
}

/** True, the version that does not match, or "unknown". */
type Answer = true | string;

function matchesVersion(host: Host, { matcher }: WrittenPattern): Answer {
  const shown = outputOf(host, "show version");
  const own = shown && /^.*\bVersion ([0-9][\w.()]*)/m.exec(textAt(shown))?.[1];
  if (own !== undefined) return matcher.matchesSomewhere(own) || `version ${own}`;
  const configured = versionLine(host);
  if (configured === undefined) return "unknown";
  if (matcher.matchesSomewhere(configured)) return true;
  // The line in the configuration has only the first part: 15.4 of 15.4(3)M2, 16.9 of 16.9.4.
  const rest = "(?:\\([0-9a-z]{1,6}\\)[0-9A-Za-z]{0,10}(?:\\([0-9]{1,3}[a-z]?\\))?|\\.[0-9]{1,3}[a-z]?)?";
  const longer = compilePattern(`^${configured.replace(/[.()]/g, "\\$&")}${rest}$`);
  const mayMatch =
    longer.ok && canMatchSameLine(linePatternOf(matcher.node), linePatternOf(longer.matcher.node));
  return mayMatch ? "unknown" : `version ${configured}`;
}

function matchesImage(host: Host, { matcher }: WrittenPattern): Answer {
  const shown = outputOf(host, "show version");
  const image = shown && /\(([\w.-]+-[\w.-]+)\),? +Version/.exec(textAt(shown))?.[1];
  if (image === undefined) return "unknown";
  return matcher.matchesSomewhere(image) || `the image ${image}`;
}

function versionLine(host: Host): string | undefined {
  const configuration = outputOf(host, "show running-config");
  return configuration && /^version ([0-9][\w.()]*)\s*$/m.exec(textAt(configuration))?.[1];
}

function outputOf({ observations }: Host, command: string): Place | undefined {
  const found = observations.ask("command", deviceCommandKey(command));
  return found.is === "present" ? found.values[0]!.output : undefined;
}

function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}
