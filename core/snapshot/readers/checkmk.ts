import { type Draft, skip } from "../draft.ts";
import type { LineReader, Section } from "./reader.ts";

/**
 * The sections of a Checkmk agent's output: `<<<netstat>>>`, `<<<win_netstat>>>`. Sections about sockets have
 * the lines of the commands; this reads the headings, and the sections about other things.
 */
export const checkmk: LineReader = {
  view: "none",
  commands: [],
  recognises: (fields) => HEADING.test(fields.line.slice(0, 200)),
  open: (draft) => section(draft),
};

const HEADING = /^\s*<<<<?([\w:. ()-]{0,120})>?>>>\s*$/;
const OF_SOCKETS = /^(?:win_)?netstat\b/;

function section(draft: Draft): Section {
  let isOfSockets = false;
  return {
    endsRowAtLine: true,
    read(fields, line) {
      const heading = HEADING.exec(fields.line.slice(0, 200));
      if (heading === null) return false;
      isOfSockets = OF_SOCKETS.test(heading[1]!);
      return skip(draft, "heading of a section", line);
    },
    continues: (_fields, line) => !isOfSockets && skip(draft, "line of another section", line),
  };
}
