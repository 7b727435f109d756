import type { LoneText } from "../lone-texts/lone-text.ts";
import { textLines } from "../lone-texts/text-lines.ts";
import { addSystemValue, systemValueName } from "./add-system-value.ts";

/** A line of a display: words, dots, a colon, a value, and after blanks its meaning. */
const labelled = /^ *(\S.*?)(?: \.)+ *: *(.*?) *$/;
const closing = /^ *(?:Press Enter to continue|F3=Exit|F12=Cancel|Bottom *$)/;
/** In lines, and in characters. */
const longest = 40;
const widest = 200;

/**
 * A display of DSPSYSVAL: the name, what it is, and its value after a label. A display with several labels, or with a list
 * below one, is not read: it may have parts on a further page.
 */
export const displayedValue: LoneText = {
  header: " *System value(?: \\.)+ *: *Q[A-Z0-9]",
  starts(text, at) {
    const feed = text.indexOf("\n", at);
    const line = text.slice(at, Math.min(feed < 0 ? text.length : feed, at + widest)).trimEnd();
    const name = labelled.exec(line)?.[2];
    return name !== undefined && systemValueName.test(name);
  },
  read(source, at, observations) {
    let name = "";
    let end = at;
    let isClosed = false;
    let isPlain = true;
    let shown: { value: string; place: Parameters<typeof addSystemValue>[3] } | undefined;
    let first: Parameters<typeof addSystemValue>[3] | undefined;
    for (const { text, place, next } of textLines(source, at, longest)) {
      if (text.length > widest) break;
      const match = labelled.exec(text);
      if (first !== undefined && match !== null && /^System value$/.test(match[1]!.trim())) break;
      if (first === undefined) {
        first = place;
        name = match![2]!;
      } else if (closing.test(text)) isClosed = true;
      else if (match === null) {
        // Below the value, at the right, are the meanings of other values.
        if (text.trim() !== "" && !/^ {20,}/.test(text)) isPlain = false;
      } else if (match[1]!.trim() !== "Description") {
        if (shown !== undefined) isPlain = false;
        shown = { value: match[2]!.split(/ {2,}/)[0]!, place };
      }
      end = next;
      if (isClosed) break;
    }
    if (first === undefined) return end;
    const isClear = isClosed && isPlain && shown !== undefined && /^\S+$/.test(shown.value);
    addSystemValue(observations, name, isClear ? shown!.value : undefined, shown?.place ?? first);
    return end;
  },
};
