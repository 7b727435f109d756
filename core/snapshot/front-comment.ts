import type { Draft } from "./draft.ts";
import { skip, warn } from "./draft.ts";

const ENTRY = /^\s*#\s*(host|groups?|expect)\s*:\s*(.{0,500})$/i;
const EXPECTATION = /^([A-Za-z]+)\s+(?:"([^"]*)"|(\S.*))$/;

/**
 * Reads a comment that describes the host: `# host: web01`, `# groups: web, dmz`, `# expect: FAILED "Denied ports"`.
 * False where the line is none.
 */
export function readFrontComment(draft: Draft, text: string, line: number): boolean {
  if (!text.includes("#")) return false;
  const entry = ENTRY.exec(text);
  if (!entry) return false;
  const value = entry[2]!.trim();
  const name = entry[1]!.toLowerCase();
  skip(draft, "front comment", line);
  if (name === "host") {
    if (value !== "") nameHost(draft, value, line);
  } else if (name === "expect") {
    const expected = EXPECTATION.exec(value);
    if (expected) {
      draft.expectations.push({
        state: expected[1]!.toUpperCase(),
        check: (expected[2] ?? expected[3]!).trim(),
        line,
      });
    } else {
      warn(draft, 'Write an expectation as `# expect: FAILED "description of the check"`.', line);
    }
  } else {
    draft.groups.push(
      ...value
        .split(",")
        .map((group) => group.trim())
        .filter((group) => group !== ""),
    );
  }
  return true;
}

function nameHost(draft: Draft, host: string, line: number): void {
  if (draft.host !== null && draft.host !== host) warnOfTwoHosts(draft, draft.host, host, line);
  else draft.host = host;
}

const MIXED = "The text mixes two hosts";

/** Warns once, at the first line of another host. */
export function warnOfTwoHosts(draft: Draft, first: string, second: string, line: number): void {
  if (draft.warnings.some(({ message }) => message.startsWith(MIXED))) return;
  warn(
    draft,
    `${MIXED}, ${first} and, from line ${line} on, ${second}. Split it into one snapshot for each host.`,
    line,
  );
}
