import { isCapture } from "../capture/frames.ts";
import { closeCapture, openCapture, unfoldCapture } from "../capture/open-capture.ts";
import { redactedMark } from "./redacted-mark.ts";

/** A pattern, as `compileRegex` makes it. */
interface Finder {
  find(text: string, start: number, end: number, from: number): { start: number; end: number } | undefined;
}

/**
 * Removes what a pattern matches in the lines of outputs, such as a password that a command prints. Commands
 * and paths in the head of a captured item stay, and its checksums are updated.
 *
 * @returns the text, and how many parts were taken out
 */
export function redact(given: string, finder: Finder): { text: string; count: number } {
  const isFramed = isCapture(given);
  const original = isFramed ? unfoldCapture(given) : given;
  const signs = isFramed ? original.split("\n") : [];
  let count = 0;
  const lines = (isFramed ? openCapture(original) : original).split("\n").map((line, at) => {
    if (isFramed && !signs[at]!.startsWith("|")) return line;
    const parts = partsIn(line, finder);
    count += parts.length;
    return parts.length === 0 ? line : withoutParts(line, parts);
  });
  const text = lines.join("\n");
  return { text: isFramed && count > 0 ? closeCapture(text, original) : isFramed ? given : text, count };
}

function partsIn(line: string, finder: Finder): { start: number; end: number }[] {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  const parts: { start: number; end: number }[] = [];
  for (let from = 0; from <= end; ) {
    const part = finder.find(line, 0, end, from);
    if (part === undefined) break;
    if (part.end > part.start) parts.push(part);
    from = Math.max(part.end, part.start + 1);
  }
  return parts;
}

function withoutParts(line: string, parts: readonly { start: number; end: number }[]): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of parts) {
    pieces.push(line.slice(kept, start), redactedMark);
    kept = end;
  }
  return pieces.join("") + line.slice(kept);
}
