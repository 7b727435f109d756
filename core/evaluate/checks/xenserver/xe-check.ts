import { commandKey } from "../../../observations/command-key.ts";
import type { Values } from "../../../observations/observation.ts";
import type { Outcome } from "../../outcome.ts";
import { neverDecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { CompileCheck, Compiled } from "../compiled.ts";
import { judgeDevice, letterCaseOf } from "../devices/device-check.ts";
import type { Family } from "../devices/families.ts";
import { expectationProblem, lineKeywords, lookForLines } from "../devices/line-check.ts";
import { devicePatterns } from "../devices/patterns.ts";
import { keywordProblem } from "../keyword-roles.ts";
import { commandNeed, shownLines } from "../shown-output.ts";

/** Only in files; `ignore` may leave out lines, or what `xe` prints about one thing. */
export const xeKeywords = { ...lineKeywords, ignore: "open" } as const;

/** These policies are not documented; shipped ones look like those for devices. */
const family: Omit<Family, "kinds"> = { texts: [], sections: "none", selected: "open" };

/**
 * XenServer AUDIT_XE: lines that `xe` prints. `regex` selects them, `expect` or `not_expect` is compared with
 * them.
 */
export function compileXeCheck(source: CheckSource): Compiled {
  const cmd = source.written("cmd")?.text.trim();
  const never = (reason: string): Compiled => ({
    judge: neverDecided("undocumented", reason),
    needs: cmd === undefined ? [] : [commandNeed(cmd)],
  });
  if (cmd === undefined) return never("The check names no command: cmd must be a single quoted string.");
  const problem = keywordProblem(source, xeKeywords) ?? expectationProblem(source);
  if (problem !== undefined) return never(problem);
  const patterns = devicePatterns(source);
  if (!patterns.ok) return never(patterns.reason);
  const whole: Family = { ...family, kinds: {} };
  const judge = judgeDevice({
    family: whole,
    // As typed where the path is searched.
    commands: [...new Set([cmd, cmd.replace(/^\/(?:usr|opt\/xensource)\/bin\/(?=xe )/, "")])],
    keyOf: commandKey,
    isWhole: (value) => isWhole(cmd, value),
    ifNotWhole: "Capture the output with the capture script, which notes how commands end.",
    patterns: patterns.patterns,
    letterCase: letterCaseOf(source, whole),
    readsProse: true,
    look: lookForLines(source, whole, undefined),
  });
  return { judge, needs: [commandNeed(cmd)] };
}

/** A parameter of `xe`: `name-label ( RW)    : alpha`. Its value may have further lines, which begin with blanks. */
const parameter = /^ *[\w-]+ ?\( ?[A-Z]+\) *:|^ {4,}\S/;

/**
 * Is the output a list and nothing else, such as an error? An exit status of 0 proves that for every command.
 */
function isWhole(cmd: string, { output, exit }: Values["command"]): boolean {
  if (exit !== undefined) return exit === 0;
  const isList = /\bxe [a-z-]+-list(?: [^|;&]*)?$/.test(cmd) && !cmd.includes("certificate-list");
  return isList && shownLines(output, false).every(({ text }) => parameter.test(text));
}

const note =
  "Tenable does not document policies for XenServer. This check is judged like one of its type in a Unix policy.";

/** Items that Unix policies have as well, with the same keywords. */
export function likeUnix(compile: CompileCheck): CompileCheck {
  return (source) => {
    const compiled = compile(source);
    return {
      ...compiled,
      judge: (host): Outcome => {
        const found = compiled.judge(host);
        return found.status === "UNDECIDED" ? found : { ...found, notes: [...found.notes, note] };
      },
    };
  };
}
