import type { LoneText } from "../lone-texts/lone-text.ts";
import { textLines } from "../lone-texts/text-lines.ts";
import { queryRow } from "./query-rows.ts";
import { queryOutput } from "./query-table.ts";

/**
 * What `reg query` printed, without the command: it names each key, so the values of these keys are known,
 * and nothing else.
 */
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
    const { table, end } = queryOutput(source, at, source.text.length, { isLone: true });
    observations.addRegistryTable(table);
    return end;
  },
};
