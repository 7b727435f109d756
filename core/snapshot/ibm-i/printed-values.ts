import type { Place } from "../../observations/observation.ts";
import type { LoneText } from "../lone-texts/lone-text.ts";
import { textLines } from "../lone-texts/text-lines.ts";
import { addSystemValue } from "./add-system-value.ts";

/** What WRKSYSVAL with OUTPUT(*PRINT) writes above its columns. */
const heading = /^[ \w/]{0,60}\bCurrent\b[ \w]{0,60} {2}Shipped\b/;
const row = /^ {0,3}(Q[A-Z0-9]{2,9}) /;
/** A further value of a list, below the first. */
const more = /^ +(?:> *)?[*\w]\S*(?: {2,}.*)?$/;
/** Between the rows of two pages. */
const ofPage = /\bSystem Values\b.*\bPage\b|^\d{4}SS1\b|^ *(?:System|Name|Value)\b.*\bValue\b/i;
const closing = /E N D +O F +L I S T I N G|^ *Note: *>/;

/** In characters; the printer has 132 columns. */
const widest = 300;

interface Entry {
  name: string;
  values: string[];
  place: Place;
  isClear: boolean;
}

/** The list of WRKSYSVAL OUTPUT(*PRINT): names, current values and shipped ones, in columns below their headings. */
export const printedValues: LoneText = {
  header: "[ \\w/]{0,60}\\bCurrent\\b[ \\w]{0,60} {2}Shipped\\b",
  starts(text, at) {
    const feed = text.indexOf("\n", at);
    return heading.test(text.slice(at, feed < 0 ? text.length : feed));
  },
  read(source, at, observations) {
    let end = at;
    let columns = { from: 0, to: 0 };
    let open: Entry | undefined;
    const close = () => {
      if (open !== undefined) {
        const { name, values, place, isClear } = open;
        addSystemValue(observations, name, isClear ? values.join(" ") : undefined, place);
      }
      open = undefined;
    };
    let isClosed = false;
    for (const { text, place, next } of textLines(source, at)) {
      if (text.length > widest) break;
      const name = row.exec(text)?.[1];
      if (heading.test(text)) columns = { from: text.indexOf("Current"), to: text.indexOf("Shipped") };
      else if (closing.test(text)) isClosed = true;
      else if (name !== undefined) {
        close();
        const value = valueIn(text, columns);
        open = { name, values: value === undefined ? [] : [value], place, isClear: Boolean(value) };
      } else if (text.trim() !== "" && !ofPage.test(text)) {
        if (open === undefined || !more.test(text)) break;
        const value = valueIn(text, columns);
        if (value === undefined) open.isClear = false;
        else if (value !== "") open.values.push(value);
      }
      end = next;
      if (isClosed) break;
    }
    // The text may end in the middle of a list.
    if (open !== undefined && !isClosed && end === source.text.length) open.isClear = false;
    close();
    return end;
  },
};

/** What is in the column; undefined if something crosses its edges. */
function valueIn(text: string, { from, to }: { from: number; to: number }): string | undefined {
  const isAside = leftOf.test(text.slice(0, from)) && /\s/.test(text[to - 1] ?? " ");
  const shown = text.slice(from, to).trim();
  return isAside && !/ {2,}/.test(shown) ? shown : undefined;
}

/** The name, and the mark of a value that differs from the shipped one. */
const leftOf = /^ {0,3}(?:Q[A-Z0-9]{2,9})? *>? *$/;
