import { excerptOf } from "../../observations/excerpt.ts";
import type { Place, Why } from "../../observations/observation.ts";
import { type Outcome, undecided } from "../outcome.ts";
import type { Because } from "../verdict.ts";

/** What is not known, as seen by a check. */
interface NotKnown {
  why: Why;
  places: readonly Place[];
}

/**
 * The verdict on a check of something that is not known.
 *
 * @param subject what the check looks at, as part of a sentence: `the output of uname -r`, `/etc/passwd`
 * @param remedy what would show it: a whole sentence
 */
export function notKnown({ why, places }: NotKnown, subject: string, remedy: string | undefined): Outcome {
  const [first, second] = places.map((place) => excerptOf(place).line);
  const reason = sentences[why](subject, first, second);
  return undecided(becauseOf[why], reason, why === "conflict" ? "Keep the correct output." : remedy);
}

/** The reason of a verdict, by why something is not known. */
export const becauseOf: Readonly<Record<Why, Because>> = {
  "not captured": "missing",
  cut: "partial",
  denied: "missing",
  filtered: "partial",
  binary: "partial",
  redacted: "partial",
  conflict: "conflict",
  "other pattern": "partial",
  "other language": "undocumented",
};

type Sentence = (subject: string, line: number | undefined, other: number | undefined) => string;

const sentences: Readonly<Record<Why, Sentence>> = {
  "not captured": (subject) => `The snapshot does not show ${subject}.`,
  cut: (subject, line) => `The snapshot shows only a part of ${subject}${at(line)}.`,
  denied: (subject, line) => `The user who ran the command is not allowed to read ${subject}${at(line)}.`,
  filtered: (subject, line) => `The command shows only a selection of ${subject}${at(line)}.`,
  binary: (subject, line) => `The snapshot can't show ${subject}, which is not text${at(line)}.`,
  redacted: (subject, line) => `A part of ${subject} was removed${at(line)}.`,
  conflict: (subject, line, other) =>
    other === undefined
      ? `The snapshot contradicts itself about ${subject}${at(line)}.`
      : `Lines ${line} and ${other} of the snapshot contradict each other about ${subject}.`,
  "other pattern": (subject, line) =>
    `The report shows only the lines of ${subject} that another pattern selects${at(line)}.`,
  "other language": (subject, line) =>
    `The snapshot shows ${subject} in a display language other than English${at(line)}, which the scanner may not be able to read either.`,
};

function at(line: number | undefined): string {
  return line === undefined ? "" : `, line ${line} of the snapshot`;
}
