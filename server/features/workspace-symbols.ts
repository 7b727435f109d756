import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { documentSymbols } from "./document-symbols.ts";

/** More than a picker shows. */
const mostSymbols = 500;

/**
 * The symbols of a policy that can be reached from anywhere: its checks, groups and ACL blocks, each with its
 * container.
 */
export function symbolsToFind(document: PolicyDocument): SymbolInformation[] {
  const found: SymbolInformation[] = [];
  const collect = (symbols: readonly DocumentSymbol[], containerName: string | undefined) => {
    for (const { name, detail, kind, range, selectionRange, children = [] } of symbols) {
      if (!isStructure(name, detail)) {
        const about = [containerName, detail].filter(Boolean).join(", ");
        found.push({
          name,
          kind,
          location: { uri: document.uri, range: { start: selectionRange.start, end: range.end } },
          ...(about !== "" && { containerName: about }),
        });
      }
      collect(children, structure.has(name) ? containerName : name);
    }
  };
  collect(documentSymbols(document), undefined);
  return found;
}

const structure = new Set(["if", "condition", "then", "else"]);

/** Nobody looks for the parts of a condition by their names. */
function isStructure(name: string, detail: string | undefined): boolean {
  return detail === "check_type" || structure.has(name);
}

/**
 * The symbols whose name or container has the letters of the query, in order and ignoring case; names that
 * begin with it first.
 */
export function symbolsMatching(symbols: Iterable<SymbolInformation>, query: string): SymbolInformation[] {
  const wanted = query.toLowerCase().replace(/\s+/g, "");
  const first: SymbolInformation[] = [];
  const others: SymbolInformation[] = [];
  for (const symbol of symbols) {
    const name = symbol.name.toLowerCase();
    if (name.startsWith(query.toLowerCase())) first.push(symbol);
    else if (
      others.length < mostSymbols &&
      hasLetters(`${name} ${symbol.containerName?.toLowerCase() ?? ""}`, wanted)
    )
      others.push(symbol);
    if (first.length === mostSymbols) break;
  }
  return first.concat(others).slice(0, mostSymbols);
}

function hasLetters(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at === -1) return false;
    from = at + 1;
  }
  return true;
}
