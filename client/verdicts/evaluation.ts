import type * as vscode from "vscode";
import type { EvaluatedHosts, HostVerdicts } from "../../server/protocol.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";

/** What is known of a policy: the one state that every view shows. */
export interface Evaluation {
  policy: vscode.Uri;
  /** The snapshot whose verdicts stand in the text of the policy. */
  shown?: Shown;
  /** The hosts of the workspace that the policy is for; present while a view asks for them. */
  onHosts?: OnHosts;
}

export interface Shown {
  snapshot: PinnedSnapshot;
  /** Version of the policy's document; absent until the first answer is there. */
  version?: number;
  /** One, or as many as the snapshot is of; none where `problem` says why. */
  hosts: HostVerdicts[];
  /** Why there is nothing to show, for the user. */
  problem?: string;
}

export interface OnHosts extends Pick<EvaluatedHosts, "checks" | "portLists" | "hosts" | "leftOut"> {
  /** Version of the policy's document. */
  version: number;
  /** True: what they are made of has changed, and they are too many to follow at once. */
  isOutdated?: boolean;
  problem?: string;
}

export type ShownEvaluation = Evaluation & { shown: Shown };

/** Who wants the verdicts on the hosts of the workspace, and has them kept current. */
export type Follower = "tests" | "matrix" | "hosts" | "lenses";

export function withShown(evaluation: Evaluation | undefined): ShownEvaluation | undefined {
  return evaluation?.shown === undefined ? undefined : (evaluation as ShownEvaluation);
}
