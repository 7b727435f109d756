import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { verdictHover } from "./verdict-hover.ts";

/** Puts verdicts above what the server knows of a word; behind the end of the line the verdict stands alone. */
export class VerdictsInHover {
  #evaluations: Evaluations | undefined;

  /** The language client is there before the verdicts are. */
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
