import type { LineReader } from "../reader.ts";
import { netstatBsd } from "./netstat-bsd.ts";
import { netstatLinux } from "./netstat-linux.ts";
import { netstatWindows } from "./netstat-windows.ts";
import { ss } from "./ss.ts";

/** Readers of output in lines, the ones with the most specific rows first. */
export const lineReaders: readonly LineReader[] = [ss, netstatLinux, netstatBsd, netstatWindows];
