import { leaveUnread, shareText } from "../draft.ts";
import { numberOf, processOf, type RecordKind, recordText, textOf } from "./record.ts";

/** Processes of Get-Process, Win32_Process, tasklist and osquery. */
export const processRecord: RecordKind = {
  format: "processes",
  view: "none",
  matches: (columns) =>
    (columns.has("processname") && columns.has("id")) ||
    (columns.has("processid") && columns.has("name")) ||
    (columns.has("imagename") && columns.has("pid")) ||
    (columns.has("name") && columns.has("pid") && (columns.has("path") || columns.has("cmdline"))) ||
    (columns.has("name") &&
      columns.has("id") &&
      (columns.has("handles") || columns.has("cpu") || columns.has("path"))),
  fits: (record) =>
    numberOf(record, "pid", "id", "processid") !== null &&
    processOf(record, "processname", "imagename", "name") !== null,
  read(draft, record, line) {
    const name = processOf(record, "processname", "imagename", "name");
    if (name === null) {
      leaveUnread(draft, recordText(record), line, "The name of the process is missing.", "none");
      return;
    }
    const command = textOf(record, "commandline", "cmdline", "path", "executablepath");
    const user = textOf(record, "username", "user");
    draft.processes.push({
      pid: numberOf(record, "pid", "id", "processid"),
      name: shareText(draft, name),
      ...(command === "" ? {} : { command }),
      ...(user === "" ? {} : { user: shareText(draft, user) }),
      line,
    });
  },
};
