import type { TextEdit } from "../text/text-edit.ts";

/** A change of a policy that keeps what it means, or whose title says what changes. */
export interface Refactoring {
  title: string;
  kind: "rewrite" | "extract" | "inline";
  /** In order of their offsets; they don't touch. */
  edits: TextEdit[];
}
