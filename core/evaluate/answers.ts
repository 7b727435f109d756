import type { Answer } from "../snapshot/snapshot.ts";
import type { CompiledCheck } from "./compile-policy.ts";
import type { Host } from "./host/host.ts";
import { type Outcome, outcome, undecided } from "./outcome.ts";
import { truthOf } from "./truth.ts";

/** Judges a check of a condition. If the snapshot does not decide it, what a person answered counts. */
export function answeredInCondition({ judge, reference }: CompiledCheck, host: Host): Outcome {
  const found = judge(host);
  if (truthOf(found.status) !== "unknown") return found;
  return outcomeOf(answersTo(reference.description, host)) ?? found;
}

/** Judges a check. If the snapshot does not decide it, what a person answered with `# answer:` counts. */
export function answeredCheck({ judge, reference }: CompiledCheck, host: Host): Outcome {
  const found = judge(host);
  if (found.status !== "UNDECIDED") return found;
  const answers = answersTo(reference.description, host).filter(({ of }) => of === "check");
  const answered = outcomeOf(answers);
  if (answered === undefined || answered.status === "UNDECIDED") return answered ?? found;
  const note = `Answered by hand on line ${answers[0]!.line} of the snapshot. Without this answer: ${found.reason}`;
  return { ...answered, notes: [...found.notes, note] };
}

/** Answers for other policies are removed by `snapshotFor`. */
function answersTo(description: string, { snapshot }: Host): Answer[] {
  return (snapshot.answers ?? []).filter(
    ({ check, policy }) => policy === undefined && check === description,
  );
}

function outcomeOf(answers: readonly Answer[]): Outcome | undefined {
  const [first] = answers;
  if (first === undefined) return undefined;
  const other = answers.find(({ status }) => status !== first.status);
  if (other !== undefined) {
    const reason = `Lines ${first.line} and ${other.line} of the snapshot answer it differently.`;
    return undecided("conflict", reason, "Keep the correct answer.");
  }
  return outcome(first.status, `Line ${first.line} of the snapshot answers ${first.status}.`);
}
