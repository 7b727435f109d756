import type { Connection } from "vscode-languageserver";
import { settingOf } from "./ask-settings.ts";

/** `nessusAudit.live.timeout` in milliseconds; undefined when it is not set to a sensible number. */
export async function captureTimeout(connection: Connection): Promise<number | undefined> {
  const seconds = await settingOf(connection, { section: "nessusAudit.live.timeout" });
  return typeof seconds === "number" && seconds >= 1 && seconds <= 120 ? seconds * 1000 : undefined;
}
