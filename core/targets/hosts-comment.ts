import type { Policy } from "../semantics/policy.ts";
import type { Comment, Span } from "../syntax/tree.ts";

/** A word of a `# hosts:` comment, with its place in the policy. */
export interface CommentWord extends Span {
  text: string;
}

/** A comment `# hosts: web-*, @dmz, !web-9` in a policy: which hosts it is for. */
export interface HostsComment {
  comment: Comment;
  /** The words between its commas, trimmed and not empty. */
  words: CommentWord[];
  /** It comes after the beginning of the first check, and so has no effect. */
  isLate: boolean;
}

/** Reads the comments of a policy that say which hosts it is for, in order: their words are combined. */
export function readHostsComments({ tree, checks }: Policy): HostsComment[] {
  const firstCheck = checks[0]?.element.start ?? Number.POSITIVE_INFINITY;
  const found: HostsComment[] = [];
  for (const comment of tree.comments) {
    opening.lastIndex = comment.start;
    const match = opening.exec(tree.text);
    if (match === null) continue;
    const words = wordsOf(tree.text, comment.start + match[0].length, comment.end);
    found.push({ comment, words, isLate: comment.start > firstCheck });
  }
  return found;
}

const opening = /#+[ \t]*hosts[ \t]*:/iy;

/** Commas separate the words, except those in the braces of a glob. */
function wordsOf(text: string, from: number, to: number): CommentWord[] {
  const words: CommentWord[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at <= to; at++) {
    const character = at === to ? "," : text[at];
    if (character === "{") depth++;
    else if (character === "}") depth--;
    else if (character === "," && (depth <= 0 || at === to)) {
      addWord(words, text, start, at);
      start = at + 1;
      depth = 0;
    }
  }
  return words;
}

function addWord(words: CommentWord[], text: string, from: number, to: number): void {
  const written = text.slice(from, to);
  const word = written.trim();
  if (word === "") return;
  const start = from + written.indexOf(word);
  words.push({ text: word, start, end: start + word.length });
}
