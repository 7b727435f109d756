/**
 * What there is to say about one thing, the same for a hover, a terminal and a page of the documentation.
 * Texts are our own words with names as code spans (`port_type`), each on one line; the printer escapes the
 * rest.
 */
export interface Page {
  /** The name, as a code span if it is one of the language. */
  title: string;
  /** What it is, in a few words: "item type of Unix". */
  about?: string;
  blocks: readonly Block[];
}

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  | { kind: "list"; items: readonly string[] }
  /** Names and what they mean. */
  | { kind: "entries"; entries: readonly Entry[] }
  /** Lines of a file; `nessus-audit` means a policy. */
  | { kind: "code"; text: string; language: "nessus-audit" | "json" }
  /** The source of a statement, after what it is about. */
  | { kind: "source"; text: string };

export interface Entry {
  name: string;
  /** Empty if the name says it all. */
  text: string;
}

export function text(said: string | undefined | false): Block[] {
  return said ? [{ kind: "text", text: said }] : [];
}

export function heading(said: string): Block {
  return { kind: "heading", text: said };
}

export function list(items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

export function entries(all: readonly Entry[]): Block[] {
  return all.length === 0 ? [] : [{ kind: "entries", entries: all }];
}

export function policy(lines: string): Block {
  return { kind: "code", text: lines.replace(/\n+$/, ""), language: "nessus-audit" };
}
