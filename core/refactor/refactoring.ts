import type { TextEdit } from "../text/text-edit.ts";

/** The names of refactorings; whoever offers them puts them into words. */
export type RefactoringName =
  | {
      is:
        | "sort-ports"
        | "sort-and-merge-ports"
        | "convert-to-windows"
        | "convert-to-unix"
        | "convert-check-to-windows"
        | "convert-check-to-unix"
        | "convert-check-for-windows"
        | "convert-check-for-unix"
        | "wrap-in-condition";
    }
  | { is: "split-list"; checks: number }
  | { is: "extract-variable" | "inline-variable"; variable: string };

/** A change of a policy that keeps what it means, or whose name says what changes. */
export interface Refactoring {
  name: RefactoringName;
  kind: "rewrite" | "extract" | "inline";
  /** In order of their offsets; they don't touch. */
  edits: TextEdit[];
}
