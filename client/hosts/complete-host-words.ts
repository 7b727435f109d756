import * as vscode from "vscode";
import { tCount } from "../../l10n/translate.ts";
import { languageId } from "../language.ts";
import { hostWords } from "./host-words.ts";
import type { Hosts } from "./hosts.ts";

/**
 * Completes `# hosts:` with the names and groups of the hosts that the policy can be for: only the client
 * knows them.
 */
export function completeHostWords(hosts: Hosts): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    languageId,
    {
      async provideCompletionItems(document, position) {
        const before = document.lineAt(position.line).text.slice(0, position.character);
        // Most lines are not such a comment: skip the search there.
        if (hostWords(before, []) === undefined) return undefined;
        await hosts.loaded();
        const known = hosts.of(document.uri).map(({ label, summary }) => ({
          name: summary?.name ?? label,
          groups: summary?.groups ?? [],
        }));
        const { typed, words } = hostWords(before, known)!;
        const replace = new vscode.Range(position.translate(0, -typed.length), position);
        return words.map(({ word, hosts: count }, at) => {
          const item = new vscode.CompletionItem(word, vscode.CompletionItemKind.Constant);
          item.range = replace;
          item.sortText = String(at).padStart(6, "0");
          if (word.startsWith("@")) item.detail = tCount(count, "{0} host", "{0} hosts");
          return item;
        });
      },
    },
    " ",
    ",",
    "@",
    "!",
  );
}
