import { badInputTests } from "./bad-input.ts";
import { baselineTests } from "./baselines.ts";
import { capturingTests } from "./capturing.ts";
import { comparingTests } from "./comparing.ts";
import { configuringTests } from "./configuring.ts";
import { coveringTests } from "./covering.ts";
import { evaluatingTests } from "./evaluating.ts";
import { followingTests } from "./following.ts";
import { repositoryTests } from "./following-node.ts";
import { hostTests } from "./hosts.ts";
import { linkedHostTests } from "./hosts-node.ts";
import { lintingTests } from "./linting.ts";
import { liveTests } from "./live-node.ts";
import { manyHostsTests } from "./many-hosts-node.ts";
import { runSuite } from "./suite.ts";
import { taskTests } from "./tasks-node.ts";
import { transcriptTests } from "./transcripts.ts";
import { tryingTests } from "./trying.ts";
import { watchingTests } from "./watching.ts";
import { prepareTest } from "./workbench.ts";
import { writingTests } from "./writing.ts";

/** Entry of the Node extension host. */
export function run(): Promise<void> {
  return runSuite(
    [
      ...writingTests,
      ...evaluatingTests,
      ...transcriptTests,
      ...tryingTests,
      ...capturingTests,
      ...hostTests,
      ...linkedHostTests,
      ...followingTests,
      ...watchingTests,
      ...repositoryTests,
      ...lintingTests,
      ...baselineTests,
      ...coveringTests,
      ...configuringTests,
      ...comparingTests,
      ...liveTests,
      ...taskTests,
      ...badInputTests,
      ...manyHostsTests,
    ],
    prepareTest,
  );
}
