/** How a snapshot is taken: by the server itself, by a live source, or by what somebody runs on a host. */
import type { DocumentResult } from "./documents.ts";

/** Asks the server to list this machine's sockets. Only the Node server has it; the client checks trust first. */
export const captureMethod = "nessusAudit/capture";

export interface CaptureResult {
  /** What was run, for the user to see: "ss -tulpnH". */
  command: string;
  /** Output of the commands, a text that the snapshot readers read. */
  text: string;
  /** What the user should know of it: "names of other users' processes are missing …". */
  notes?: string[];
  /** The command of a live source ended with an error after it had printed the text: what, in a sentence or two. */
  failure?: string;
}

/** Runs the command of a live source. Only the Node server has it; the client takes commands of the user's settings only. */
export const captureSourceMethod = "nessusAudit/captureSource";

export interface LiveSource {
  name: string;
  /** A program and its arguments; no shell reads them. */
  command: string[];
}

/** The lines that print a snapshot on the systems that are known. */
export const captureCommandsMethod = "nessusAudit/captureCommands";

export interface CaptureCommandsResult {
  commands: {
    id: string;
    system: string;
    /** As `CaptureCommand` in core has it. */
    runsIn: "shell" | "shell-without-hashes" | "powershell";
    command: string;
  }[];
}

/** One script that prints on a host all that an open policy reads. */
export const captureScriptMethod = "nessusAudit/captureScript";

export interface CaptureScriptParams {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  /** What the script calls the policy. */
  policyName: string;
  /** As `uname` calls it; left out: the script asks the host. */
  system?: string;
  /** True: the commands of the policy are left out. */
  withoutCommands?: boolean;
}

export interface CaptureScriptResult extends DocumentResult {
  /**
   * What the script is written in: for a POSIX shell, for PowerShell where the policy is for Windows, for the client of a
   * database, or, for a network device, commands to type.
   */
  language: "shell" | "powershell" | "sql" | "plaintext";
  /** Commands of the policy in it. */
  commands: number;
}
