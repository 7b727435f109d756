import { isOfStoppedServer, tellProblem } from "../messages.ts";
import type { ResultsView } from "../views/results-view.ts";

/**
 * Reveals the view of verdicts. It also shows why a policy has none, so a message would repeat that; only a
 * stopped server is reported, since the message has the button to restart it.
 */
export async function showOutcome(results: ResultsView, problem: string | undefined): Promise<void> {
  await results.reveal();
  if (problem !== undefined && isOfStoppedServer(problem)) tellProblem(problem);
}
