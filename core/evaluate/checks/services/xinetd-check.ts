import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need, Place } from "../../../observations/observation.ts";
import { forEachLine } from "../../lines/line-matcher.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";

export const xinetdKeywords = keywordRoles({ service: "judged", status: "judged" });

/** Unix XINETD_SVC (G 174-175, 197-198), by `disable` in the file of the service in /etc/xinetd.d. */
export function compileXinetdCheck(source: CheckSource): Compiled {
  const element = source.written("service");
  const service = element?.text.trim();
  if (element === undefined || service === undefined || !/^[\w.+-]+$/.test(service)) {
    return {
      judge: neverDecided("undocumented", "The value of service is not the name of a service."),
      needs: [],
    };
  }
  const path = `/etc/xinetd.d/${service}`;
  const needs: Need[] = [{ kind: "file", path }];
  const status = source.word("status");
  const problem =
    keywordProblem(source, xinetdKeywords) ??
    (status !== "ON" && status !== "OFF" ? "XINETD_SVC needs ON or OFF as its status." : undefined);
  if (problem !== undefined) return { judge: neverDecided("undocumented", problem), needs };
  return { judge: judgeXinetd(path, element, status === "ON"), needs };
}

function judgeXinetd(path: string, element: Written, isOn: boolean): Judge {
  const remedy = `Add the output of \`cat ${path}\`, with the command line above it.`;
  return ({ observations }) => {
    const found = observations.ask("file", path);
    if (found.is === "unknown") return notKnown(found, path, remedy);
    if (found.is === "absent") {
      const [place] = found.places;
      const where = `${path} does not exist${place === undefined ? "" : `, line ${excerptOf(place).line} of the snapshot`}`;
      if (!isOn) {
        const reason = `${where}, and Tenable does not document whether a service without a file is OFF.`;
        return undecided("undocumented", reason, "Use FILE_CHECK_NOT to check that the file is missing.");
      }
      const meeting = {
        element,
        violation: true,
        message: `${path} does not exist`,
        ...(place && { place }),
      };
      return outcome("FAILED", `${where}.`, seen([meeting]));
    }
    const { text, selectedBy } = found.values[0]!;
    const why = selectedBy === undefined ? found.partial : "other pattern";
    if (why !== undefined) return notKnown({ why, places: found.places }, path, remedy);
    return judgeFile(path, text, element, isOn);
  };
}

/** A block `service NAME { … }`, and its lines `disable = yes`. */
interface Block {
  disable: { isYes: boolean; place: Place }[];
}

function judgeFile(path: string, text: Place, element: Written, isOn: boolean): Outcome {
  const blocks = blocksIn(text);
  if (blocks === undefined || blocks.length === 0) {
    const reason = `${path} can't be read: it must hold services with lines such as disable = yes.`;
    return undecided("undocumented", reason, undefined);
  }
  const lines = blocks.flatMap(({ disable }) => disable);
  const isClear =
    new Set(lines.map(({ isYes }) => isYes)).size <= 1 &&
    (lines.length === 0 || blocks.every(({ disable }) => disable.length > 0));
  if (!isClear) {
    const reason = `${path} has both disabled and enabled services or lines, and Tenable does not document which of them count.`;
    return undecided("undocumented", reason, undefined);
  }
  const [line] = lines;
  if (line === undefined && isOn) {
    const reason = `${path} has no line with disable, and Tenable does not document whether that is ON.`;
    return undecided("undocumented", reason, "Add disable = no to the file.");
  }
  const passes = isOn === !(line?.isYes ?? false);
  const message =
    line === undefined
      ? `${path} has no line with disable, so xinetd starts it`
      : `${path} has disable = ${line.isYes ? "yes" : "no"}`;
  const meeting = { element, violation: !passes, message, ...(line && { place: line.place }) };
  return outcome(passes ? "PASSED" : "FAILED", `${message}.`, seen([meeting]));
}

/** Undefined if a line is not understood. */
function blocksIn(text: Place): Block[] | undefined {
  const blocks: Block[] = [];
  let isRead = true;
  forEachLine(text, (start, end) => {
    const line = text.source.text.slice(start, end).replace(/\r$/, "").trim();
    if (line === "" || line.startsWith("#")) return;
    if (/^service\s+\S/.test(line)) blocks.push({ disable: [] });
    const disable = /^disable\s*[+-]?=\s*(\S+)$/.exec(line);
    if (disable === null) return;
    const word = disable[1]!.toLowerCase();
    const block = blocks.at(-1);
    if (block === undefined || (word !== "yes" && word !== "no")) isRead = false;
    else block.disable.push({ isYes: word === "yes", place: { source: text.source, start, end } });
  });
  return isRead ? blocks : undefined;
}
