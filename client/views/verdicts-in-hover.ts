import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { verdictHover } from "./verdict-hover.ts";

/**
 * Adds verdicts above the server's hover for a word; after the end of the line, the verdict is shown alone.
 */
export class VerdictsInHover {
  #evaluations: Evaluations | undefined;

  /** Called later, since the language client exists before the evaluations do. */
  show(evaluations: Evaluations): void {
    this.#evaluations = evaluations;
  }

  readonly provideHover: NonNullable<Middleware["provideHover"]> = async (
    document,
    position,
    token,
    next,
  ) => {
    const evaluation = this.#evaluations?.shownOn(document.uri);
    const verdict = evaluation && verdictHover(position.line, evaluation);
    if (verdict === undefined) return next(document, position, token);
    const { range } = document.lineAt(position.line);
    if (position.character >= range.end.character)
      return new vscode.Hover(verdict, new vscode.Range(position, position));
    const found = await next(document, position, token);
    return new vscode.Hover([verdict, ...(found?.contents ?? [])], found?.range);
  };
}
