import { badInputTests } from "./bad-input.ts";
import { baselineTests } from "./baselines.ts";
import { capturingTests } from "./capturing.ts";
import { comparingTests } from "./comparing.ts";
import { configuringTests } from "./configuring.ts";
import { coveringTests } from "./covering.ts";
import { evaluatingTests } from "./evaluating.ts";
import { followingTests } from "./following.ts";
import { hostTests } from "./hosts.ts";
import { lintingTests } from "./linting.ts";
import { liveTests } from "./live-browser.ts";
import { runSuite } from "./suite.ts";
import { testResultsTests } from "./test-results-browser.ts";
import { transcriptTests } from "./transcripts.ts";
import { tryingTests } from "./trying.ts";
import { watchingTests } from "./watching.ts";
import { prepareTest } from "./workbench.ts";
import { writingTests } from "./writing.ts";

/** Entry of the web extension host. */
export function run(): Promise<void> {
  return runSuite(
    [
      ...writingTests,
      ...evaluatingTests,
      ...transcriptTests,
      ...tryingTests,
      ...capturingTests,
      ...hostTests,
      ...testResultsTests,
      ...followingTests,
      ...watchingTests,
      ...lintingTests,
      ...baselineTests,
      ...coveringTests,
      ...configuringTests,
      ...comparingTests,
      ...liveTests,
      ...badInputTests,
    ],
    prepareTest,
  );
}
