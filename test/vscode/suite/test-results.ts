import * as vscode from "vscode";

export type TestState = "passed" | "failed" | "errored" | "skipped" | "none";

/** A test as the Test Explorer shows it. */
export interface ShownTest {
  check: string;
  host: string;
  state: TestState;
  /** The ids that lead to it, from the controller on. */
  path: readonly string[];
}

/** The part of the proposed API `testObserver` that is used here; only the web host may use it. */
interface TestResults {
  /** The newest run first. */
  testResults: readonly { results: readonly Snapshot[] }[];
  onDidChangeTestResults: vscode.Event<void>;
}

/** A test in the results of a run: a policy, a check or a host. */
interface Snapshot {
  id: string;
  label: string;
  uri?: vscode.Uri;
  taskStates: readonly { state: number }[];
  children: readonly Snapshot[];
}

/** By the numbers of `TestResultState`. */
const states: Record<number, TestState> = { 3: "passed", 4: "failed", 5: "skipped", 6: "errored" };

/** The kind of a run, by the number of `TestRunProfileBitset`. */
const runProfile = 2;

const api = () => vscode.tests as unknown as TestResults;

/** For `until`: the results of the Test Explorer have changed. */
export const onDidChangeTestResults: vscode.Event<unknown> = (...args) =>
  api().onDidChangeTestResults(...args);

/**
 * The tests of a policy with what the Test Explorer shows for them. It keeps the results of all runs by the id of the
 * test, and shows the newest that an id has, whatever is called by that id now; so the names are the newest too.
 */
export function shownTests(policy: vscode.Uri): ShownTest[] {
  const checks = new Map<string, string>();
  const shown = new Map<string, ShownTest>();
  for (const controller of api().testResults.flatMap(({ results }) => results)) {
    const item = controller.children.find(({ uri }) => uri?.toString() === policy.toString());
    for (const check of item?.children ?? []) {
      if (!checks.has(check.id)) checks.set(check.id, check.label);
      for (const host of check.children) {
        if (shown.has(host.id)) continue;
        const state = states[host.taskStates.at(-1)?.state ?? 0] ?? "none";
        const path = [controller.id, item!.id, check.id, host.id];
        shown.set(host.id, { check: checks.get(check.id)!, host: host.label, state, path });
      }
    }
  }
  return [...shown.values()];
}

/** Runs one test, as its button does. Resolves at the end of the run; for what is shown then wait for its event. */
export async function runOneTest({ path }: ShownTest): Promise<void> {
  await vscode.commands.executeCommand("vscode.runTestsById", runProfile, path.join("\0"));
}
