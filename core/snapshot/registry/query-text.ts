import type { LoneText } from "../lone-texts/lone-text.ts";
import { type TextLine, textLines } from "../lone-texts/text-lines.ts";
import { queryRow, readQuery } from "./query-rows.ts";
import { addQueried } from "./reg-query.ts";

/** What `reg query` printed, without the command: each key is named, so its values are known, and nothing more. */
export const queriedKeys: LoneText = {
  header: "HKEY_[A-Z_]{5,16}\\\\",
  starts(text, at) {
    const [key, value] = textLines({ text, firstLine: 1, from: "output" }, at, 2);
    return (
      key !== undefined &&
      queryRow(key.text).is === "key" &&
      value !== undefined &&
      queryRow(value.text).is === "value"
    );
  },
  read(source, at, observations) {
    const lines: TextLine[] = [];
    let end = at;
    let above: string | undefined;
    for (const line of textLines(source, at)) {
      const { is } = queryRow(line.text);
      // A text with a line end in it goes on in the next line.
      if (is === "other" && above !== "value" && above !== "other") break;
      lines.push(line);
      end = line.next;
      above = is;
    }
    addQueried(readQuery(lines), observations);
    return end;
  },
};
