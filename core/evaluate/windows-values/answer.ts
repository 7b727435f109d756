import { combine, type Truth } from "../truth.ts";

/** Whether what a host shows matches `value_data`. */
export interface Answer {
  truth: Truth;
  /** Why it is unknown: a clause without its full stop. */
  why?: string;
}

export function answerOf(isSo: boolean): Answer {
  return { truth: isSo ? "true" : "false" };
}

/** @param why a clause without its full stop, such as `whether case counts is not documented` */
export function unclear(why: string): Answer {
  return { truth: "unknown", why };
}

/** One deciding answer is enough, whatever the unclear ones are. */
export function combineAnswers(operator: "AND" | "OR", answers: readonly Answer[]): Answer {
  const truth = combine(
    operator,
    answers.map((answer) => answer.truth),
  );
  return truth === "unknown" ? answers.find((answer) => answer.truth === truth)! : { truth };
}

export function negate(answer: Answer): Answer {
  if (answer.truth === "unknown") return answer;
  return answerOf(answer.truth === "false");
}

/** Combines readings of which it is not known which one applies: only what all of them say counts. */
export function agree(readings: readonly boolean[], why: string): Answer {
  const [first = false] = readings;
  return readings.every((reading) => reading === first) ? answerOf(first) : unclear(why);
}
