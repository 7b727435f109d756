import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { CodeActionKind, type CodeLens } from "vscode-languageserver";
import german from "../../l10n/bundle.l10n.de.json" with { type: "json" };
import { setTranslations } from "../../l10n/translate.ts";
import { codeActions } from "../../server/features/code-actions.ts";
import { refactorings } from "../../server/features/refactorings.ts";
import type { ServerOptions } from "../../server/protocol.ts";
import { fixture, unix } from "./fixture.ts";
import { LanguageServer, pullingClient } from "./language-server.ts";

const policy = unix(`<custom_item>
  type : AUDIT_DENIED_OPEN_PORTS
  description : "Telnet"
  port_type : TCP
  ports : "23, 21, 23"
</custom_item>`);

describe("a client that passes translations", () => {
  const lensesFor = async (options: ServerOptions): Promise<string[]> => {
    const known = { editorCommands: true, ...options };
    const server = await LanguageServer.start(pullingClient, undefined, undefined, known);
    try {
      await server.open("test:/policy.audit", policy);
      const params = { textDocument: { uri: "test:/policy.audit" } };
      const lenses = await server.request<CodeLens[]>("textDocument/codeLens", params);
      return lenses.map(({ command }) => command!.title);
    } finally {
      await server.stop();
    }
  };

  it("has lenses in its language", async () => {
    assert.deepEqual(await lensesFor({ translations: german }), [
      "Policy auswerten…",
      "Diesen Check ausprobieren…",
    ]);
  });

  it("has English ones without, or with something else", async () => {
    const english = ["Evaluate Policy…", "Try This Check…"];
    assert.deepEqual(await lensesFor({}), english);
    assert.deepEqual(await lensesFor({ translations: 3 as never }), english);
  });
});

describe("titles in German", () => {
  afterEach(() => setTranslations(undefined));

  it("are those of refactorings, and of what silences a finding", () => {
    setTranslations(german);
    const { document, offset } = fixture(policy.replace("23, 21", "<|>23, 21"));
    const at = { start: offset, end: offset };
    assert.deepEqual(
      refactorings(document, at, undefined, undefined).map(({ title }) => title),
      [
        "Portliste sortieren und zusammenfassen",
        "Liste in 3 Checks aufteilen",
        "In eine Windows-Policy umwandeln",
        "In eine Variable @PORTS@ auslagern",
      ],
    );
    const everywhere = { start: 0, end: document.text.length };
    const silencing = codeActions(document, everywhere, [CodeActionKind.QuickFix], new Date(2026, 0, 31))
      .map(({ title }) => title)
      .filter((title) => title.includes("duplicate-port"));
    assert.deepEqual(silencing, [
      "duplicate-port für diese Zeile deaktivieren",
      "duplicate-port für diese Zeile bis 2026-05-01 deaktivieren, mit Grund",
      "duplicate-port für diese Datei deaktivieren",
    ]);
  });
});
