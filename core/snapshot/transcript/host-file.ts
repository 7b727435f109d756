import type { Source } from "../../observations/observation.ts";
import { type Draft, warn } from "../draft.ts";
import { readFrontComment } from "../front-comment.ts";
import { LineCursor } from "../text/lines.ts";
import { isAnswersFile } from "./described-hosts.ts";

/**
 * A text about a host: an output; a file of the host itself, with its path there; comments that describe the
 * host and answer what it does not show; a file of a group policy that the host is to fulfil; or a document
 * that was saved under a name, such as the answer of an API.
 */
export type HostText = string | HostFile | HostAnswers | PolicyFile | SavedDocument;

export interface SavedDocument {
  text: string;
  /** Its name, without its folder. */
  document: string;
}

/** A file of a group policy object: what it sets for the machine, or for users. */
export interface PolicyFile {
  text: string;
  policy: "machine" | "user";
}

/** The files of an object that set something; the folder says for whom. */
const policyFile =
  /(?:^|\/)(machine|user)\/(?:registry\.pol|microsoft\/windows nt\/(?:secedit\/gpttmpl\.inf|audit\/audit\.csv))$/i;

export interface HostFile {
  text: string;
  file: string;
}

export interface HostAnswers {
  text: string;
  answers: true;
}

/** The subfolder with files of a host, each under its path there. */
const filesFolder = "files/";

/**
 * Reads a file in the folder of a host, or next to its file.
 *
 * @param name its path in that folder, with slashes
 */
export function hostText(name: string, text: string): HostText {
  if (name.startsWith(filesFolder) && name.length > filesFolder.length) {
    return { text, file: name.slice(filesFolder.length - 1) };
  }
  return isAnswersFile(name) ? { text, answers: true } : policyText(name, text);
}

/**
 * The text of a file that is a host by itself. A part of a group policy object is recognised by its folder,
 * and a document in JSON or XML by its name.
 */
export function policyText(path: string, text: string): string | PolicyFile | SavedDocument {
  const part = policyFile.exec(path)?.[1]?.toLowerCase();
  if (part !== undefined) return { text, policy: part === "user" ? "user" : "machine" };
  const document = /[^/]+\.(?:json|xml)$/i.exec(path)?.[0];
  return document !== undefined && /^\uFEFF?\s*[[{<]/.test(text) ? { text, document } : text;
}

/** Adds a file of the host. Returns the number of its last line, counted from `linesBefore`. */
export function addHostFile(draft: Draft, { text, file }: HostFile, linesBefore: number): number {
  const source: Source = { text, firstLine: linesBefore + 1, from: "file", name: file };
  const place = { source, start: 0, end: text.length };
  draft.observations.startOutput();
  if (text.includes("\0")) draft.observations.addUnknown("file", file, "binary", place);
  else draft.observations.add("file", file, { text: place }, place);
  const cursor = new LineCursor(text, linesBefore);
  cursor.skipTo(text.length);
  return cursor.number;
}

/** Reads comments that describe the host; every line counts. Returns the number of the last one. */
export function addAnswers(draft: Draft, { text }: HostAnswers, linesBefore: number): number {
  const cursor = new LineCursor(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, linesBefore);
  while (cursor.next()) {
    const line = cursor.line();
    if (readFrontComment(draft, line, cursor.number)) continue;
    if (line.trim() === "" || /^\s*#/.test(line)) continue;
    const message = 'A file of answers has only comments, such as `# answer: PASSED "description"`.';
    warn(draft, message, cursor.number);
  }
  return cursor.number;
}
