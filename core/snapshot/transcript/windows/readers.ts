import { readRegQuery } from "../../registry/reg-query.ts";
import type { WindowsReader } from "./reader.ts";

/** Who reads the output of which program or cmdlet of Windows. */
export const windowsReaders: ReadonlyMap<string, WindowsReader> = new Map<string, WindowsReader>([
  ["reg", readRegQuery],
]);
