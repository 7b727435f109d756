import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type NamedCheck,
  type ProtocolCheck,
  type ProtocolPosition,
  type TextToTryResult,
  type TryCheckParams,
  type TryCheckResult,
  tryCheckMethod,
} from "../../server/protocol.ts";
import { Lane } from "../lane.ts";
import { messageOf } from "../messages.ts";

/**
 * The largest text, in UTF-16 code units, that is evaluated at every keystroke; nobody needs more for one
 * check.
 */
const longestText = 16 * 1024 * 1024;
const tooLong = t("This text is too long to try a check on. Keep the part that the check is about.");

/** One check and the text that it is tried on. */
export class Trial {
  readonly policy: vscode.Uri;
  readonly document: vscode.TextDocument;
  readonly reads: NonNullable<TextToTryResult["reads"]>;
  /** The verdict of the check on the text; undefined until the first answer. */
  result: TryCheckResult | undefined;
  readonly #client: BaseLanguageClient;
  readonly #lane: Lane;
  #check: Pick<ProtocolCheck, "id" | "description" | "type">;
  #at: ProtocolPosition;

  /** @param changed is called with each answer */
  constructor(
    client: BaseLanguageClient,
    policy: vscode.Uri,
    document: vscode.TextDocument,
    { check, reads }: Required<Pick<TextToTryResult, "check" | "reads">>,
    changed: (trial: Trial) => void,
  ) {
    this.policy = policy;
    this.document = document;
    this.reads = reads;
    this.#client = client;
    this.#check = check;
    this.#at = check.range.start;
    this.#lane = new Lane(async (token) => {
      const result = await this.#ask(token);
      if (token.isCancellationRequested) return;
      this.result = result;
      if (result.verdict !== undefined) {
        this.#check = result.verdict;
        this.#at = result.verdict.range.start;
      }
      changed(this);
    });
  }

  get checkId(): string {
    return this.#check.id;
  }

  /** The name of the check in views. */
  get name(): string {
    return this.#check.description || this.#check.type;
  }

  /** Where the check is in the policy. */
  get at(): ProtocolPosition {
    return this.#at;
  }

  /** Resolves when the verdict is up to date with both texts. */
  refresh(): Promise<void> {
    return this.#lane.refresh();
  }

  /** Call when the policy has changed: the check may be on another line, and may have another id. */
  policyEdited(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    let { line } = this.#at;
    for (const { range, text } of changes) {
      if (range.end.line >= line) continue;
      line += text.split("\n").length - 1 - (range.end.line - range.start.line);
    }
    this.#at = { line, character: line === this.#at.line ? this.#at.character : 0 };
    void this.refresh();
  }

  cancel(): void {
    this.#lane.cancel();
  }

  async #ask(token: vscode.CancellationToken): Promise<TryCheckResult> {
    // The server only answers for open documents.
    await vscode.workspace.openTextDocument(this.policy);
    const text = this.document.getText();
    if (text.length > longestText) return { version: 0, problem: tooLong };
    const named: NamedCheck = {
      policy: this.#client.code2ProtocolConverter.asUri(this.policy),
      check: this.#check.id,
      at: this.#at,
    };
    try {
      const params: TryCheckParams = { ...named, text };
      return await this.#client.sendRequest<TryCheckResult>(tryCheckMethod, params, token);
    } catch (error) {
      return { version: 0, problem: messageOf(error) };
    }
  }
}
