import { isOfStoppedServer, tellProblem } from "../messages.ts";
import type { ResultsView } from "../views/results-view.ts";

/**
 * Brings the verdicts to the front. Why a policy has none is there as well, so a message would say it twice; that the
 * server has stopped is told, since the message has the button that starts it again.
 */
export async function showOutcome(results: ResultsView, problem: string | undefined): Promise<void> {
  await results.reveal();
  if (problem !== undefined && isOfStoppedServer(problem)) tellProblem(problem);
}
