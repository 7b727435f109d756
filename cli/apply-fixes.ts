import type { Finding, Fix, TextEdit } from "../core/index.ts";

export interface FixedText {
  text: string;
  /** How many fixes were applied. */
  applied: number;
}

/**
 * Applies the first fix of each finding, safe ones only unless `unsafe`. A fix is applied whole or not at all;
 * where two touch, the one of the earlier finding wins, and the other may be applied by the next pass.
 */
export function applyFixes(
  text: string,
  findings: readonly Finding[],
  { unsafe }: { unsafe: boolean },
): FixedText {
  const accepted: TextEdit[] = [];
  let applied = 0;
  for (const fix of findings.map((finding) => fixOf(finding, unsafe))) {
    if (!fix || fix.edits.some((edit) => accepted.some((other) => touches(edit, other)))) continue;
    accepted.push(...fix.edits);
    applied++;
  }
  accepted.sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of accepted) {
    parts.push(text.slice(at, start), newText);
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(""), applied };
}

function fixOf({ fixes }: Finding, unsafe: boolean): Fix | undefined {
  return fixes?.find((fix) => fix.safe) ?? (unsafe ? fixes?.[0] : undefined);
}

/** Two insertions at one place touch too: their order would be a guess. */
function touches(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
