import type * as vscode from "vscode";
import type { EvaluatedHosts, HostVerdicts } from "../../server/protocol.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";

/** The evaluation state of a policy, which every view shows. */
export interface Evaluation {
  policy: vscode.Uri;
  /** The snapshot whose verdicts are shown in the text of the policy. */
  shown?: Shown;
  /** The hosts of the workspace that the policy is for; present while a view asks for them. */
  onHosts?: OnHosts;
}

export interface Shown {
  snapshot: PinnedSnapshot;
  /** Version of the policy's document; absent until the first answer. */
  version?: number;
  /** One for each host in the snapshot; none if there is a `problem`. */
  hosts: HostVerdicts[];
  /** Why there is nothing to show, for the user. */
  problem?: string;
}

export interface OnHosts extends Pick<EvaluatedHosts, "checks" | "portLists" | "hosts" | "leftOut"> {
  /** Version of the policy's document. */
  version: number;
  /** True: their input has changed, and they are too many to update at once. */
  isOutdated?: boolean;
  problem?: string;
}

export type ShownEvaluation = Evaluation & { shown: Shown };

/** Who needs the verdicts on the hosts of the workspace to be kept current. */
export type Follower = "tests" | "matrix" | "hosts" | "lenses";

export function withShown(evaluation: Evaluation | undefined): ShownEvaluation | undefined {
  return evaluation?.shown === undefined ? undefined : (evaluation as ShownEvaluation);
}
