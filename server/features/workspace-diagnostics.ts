import type { Diagnostic, PreviousResultId, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";

/** The findings in one policy, with the version of its document if it is open. */
export interface PolicyDiagnostics {
  items: Diagnostic[];
  version: number | null;
}

/** Gives the same findings of a policy the same id, so that only what changed is sent. */
export class ResultIds {
  readonly #known = new Map<string, { text: string; id: string }>();
  #given = 0;

  idOf(uri: string, items: readonly Diagnostic[]): string {
    const text = JSON.stringify(items);
    const known = this.#known.get(uri);
    if (known?.text === text) return known.id;
    const id = `w${++this.#given}`;
    this.#known.set(uri, { text, id });
    return id;
  }

  /** The reports on the policies; policies that are gone get an empty one. */
  reports(
    found: ReadonlyMap<string, PolicyDiagnostics>,
    previous: readonly PreviousResultId[],
  ): { items: WorkspaceDocumentDiagnosticReport[]; changed: boolean } {
    const before = new Map(previous.map(({ uri, value }) => [uri, value]));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    let changed = false;
    for (const [uri, { items: diagnostics, version }] of found) {
      const resultId = this.idOf(uri, diagnostics);
      if (before.get(uri) === resultId) items.push({ kind: "unchanged", uri, version, resultId });
      else {
        changed = true;
        items.push({ kind: "full", uri, version, resultId, items: diagnostics });
      }
    }
    for (const uri of before.keys()) {
      if (found.has(uri)) continue;
      this.#known.delete(uri);
      // The id of an empty report: the next request leaves it out, or repeats it.
      if (before.get(uri) === "gone") items.push({ kind: "unchanged", uri, version: null, resultId: "gone" });
      else {
        changed = true;
        items.push({ kind: "full", uri, version: null, resultId: "gone", items: [] });
      }
    }
    return { items, changed };
  }
}
