import type { Severity } from "../../findings/finding.ts";
import { cutText } from "../../text/cut-text.ts";
import { plural } from "../../text/plural.ts";

/** What an agent shows next to the log of a job, at a line of a file. */
export interface Annotation {
  severity: Severity;
  message: string;
  /** The same on one line, for a log. */
  line: string;
  path: string;
  at: { line: number; column?: number; endLine?: number; endColumn?: number };
  title: string;
}

/**
 * An agent keeps the first ten of each kind in a step, and silently drops the others (`_maxIssueCount` of the
 * runner of GitHub and of the agent of Azure Pipelines).
 */
export const mostOfAKind = 10;

/** The runner shortens longer messages (`_maxIssueMessageLength`); in UTF-16 code units. */
const maxMessage = 4096;

/** As the API of check runs has it. */
const maxTitle = 255;

export interface AgentCommands {
  /** The command for an annotation, and the kind that it counts as. */
  command(annotation: Annotation): string;
  kindOf(severity: Severity): string;
  /** The command for an annotation without a place. */
  note(severity: Severity, message: string): string;
}

/** Characters and their replacements; `%` must come first, because the others add more of it. */
export type Escapes = readonly (readonly [character: string, written: string])[];

/** What both agents escape in the data of a command. */
export const lineEnds: Escapes = [
  ["\r", "%0D"],
  ["\n", "%0A"],
];

export function escaped(text: string, escapes: Escapes): string {
  return escapes.reduce((so, [character, written]) => so.replaceAll(character, written), text);
}

/** Writes each as `name=value`, with the characters that end a value escaped. */
export function properties(values: Record<string, string | number>, escapes: Escapes): string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${escaped(String(value), escapes)}`);
}

/**
 * Annotations as commands of an agent: ten of each kind, the last of which says how many more there are, if
 * there are more; those are lines of the log.
 */
export function* annotationLines(
  annotations: Iterable<Annotation>,
  { command, kindOf, note }: AgentCommands,
): Generator<string> {
  const kinds = new Map<string, { shown: number; last?: Annotation; more: number }>();
  for (const annotation of annotations) {
    const kind = kindOf(annotation.severity);
    const known = kinds.get(kind) ?? { shown: 0, more: 0 };
    kinds.set(kind, known);
    if (known.shown < mostOfAKind - 1) {
      known.shown++;
      yield command(shortened(annotation));
    } else if (known.last === undefined && known.more === 0) known.last = annotation;
    else {
      if (known.last !== undefined) {
        known.more++;
        yield known.last.line;
        delete known.last;
      }
      known.more++;
      yield annotation.line;
    }
  }
  for (const [kind, { last, more }] of kinds) {
    if (last !== undefined) yield command(shortened(last));
    const severity = (["error", "warning", "hint"] as const).find((one) => kindOf(one) === kind)!;
    if (more > 0)
      yield note(
        severity,
        `${plural(more, `more ${kind}`)} in the log of this step: only ten are shown here.`,
      );
  }
}

function shortened(annotation: Annotation): Annotation {
  const { message, title } = annotation;
  return { ...annotation, message: cutText(message, maxMessage), title: cutText(title, maxTitle) };
}
