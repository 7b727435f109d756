import { resolve } from "node:path";
import { plural } from "../../../core/command-line.ts";
import type { Problems } from "../../output/problems.ts";
import type { Terminal } from "../../output/terminal.ts";
import { findRecoveries, type Recovery, removeRecovery } from "./recovery.ts";
import { writeInPlace } from "./write-in-place.ts";

/** Policies that an earlier, interrupted run did not finish writing. */
export interface UnfinishedPolicies {
  /** @throws Error that offers to restore it, for such a policy */
  refuse(path: string): void;
  /** The same offers, as notes. */
  offer(problems: Problems): void;
  /** Writes the new text of each. */
  restore(problems: Problems): void;
}

/** Looks for what interrupted runs left for these paths, which are as printed. */
export function unfinishedPolicies(paths: readonly string[], terminal: Terminal): UnfinishedPolicies {
  const at = (path: string) => resolve(terminal.cwd, path);
  const found = findRecoveries(paths.map(at), terminal.env);
  const unfinished = paths.flatMap((path) => {
    const recovery = found.get(at(path));
    return recovery === undefined ? [] : [{ path, recovery }];
  });
  return {
    refuse(path) {
      const recovery = found.get(at(path));
      if (recovery !== undefined) throw new Error(offerOf(path, recovery));
    },
    offer(problems) {
      for (const { path, recovery } of unfinished) problems.note(offerOf(path, recovery));
    },
    restore(problems) {
      let count = 0;
      for (const { path, recovery } of unfinished) {
        try {
          writeInPlace(at(path), { bytes: recovery.text, shownAs: path, env: terminal.env });
          removeRecovery(recovery.path);
          count++;
        } catch (error) {
          problems.fail(path, error);
        }
      }
      problems.note(`${plural(count, "policy", "policies")} restored.`);
    },
  };
}

function offerOf(path: string, recovery: Recovery): string {
  return (
    `${path} was only partly written by an interrupted run; its complete text is in ${recovery.path}. ` +
    `Restore it with nessus-audit format --restore ${path}, or remove that file to keep the policy as it is.`
  );
}
