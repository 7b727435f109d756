import { tellProblem } from "../messages.ts";
import { SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import type { EvaluateContext } from "./evaluate.ts";
import { showOutcome } from "./show-outcome.ts";

/** Audit: Evaluate Again: reads files and lists the sockets of this machine again; keeps what was pasted. */
export async function evaluateAgain({
  evaluations,
  results,
}: Pick<EvaluateContext, "evaluations" | "results">): Promise<void> {
  // Oldest first, to keep the order in the view.
  for (const { policy, shown } of evaluations.shown.reverse()) {
    const { snapshot } = shown;
    try {
      const evaluation = await evaluations.pin(policy, snapshot.retake ? await snapshot.retake() : snapshot);
      const problem = evaluation.shown?.problem;
      if (problem !== undefined) await showOutcome(results, problem);
    } catch (error) {
      if (!(error instanceof SnapshotProblem)) throw error;
      tellProblem(error.message);
    }
  }
}
