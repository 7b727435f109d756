/**
 * How a snapshot is taken: by the server itself, from a live source, or with commands that somebody runs on a
 * host.
 */
import type { DocumentResult } from "./documents.ts";

/** Asks the server to list this machine's sockets. Only the Node server has it; the client checks trust first. */
export const captureMethod = "nessusAudit/capture";

export interface CaptureResult {
  /** What was run, for the user to see: "ss -tulpnH". */
  command: string;
  /** Output of the commands, for the snapshot readers. */
  text: string;
  /** What the user should know about it: "names of other users' processes are missing …". */
  notes?: string[];
  /** Set if the command of a live source failed after it had printed the text: why, in a sentence or two. */
  failure?: string;
}

/**
 * Runs the command of a live source. Only the Node server has it; the client only sends commands from the
 * user's settings.
 */
export const captureSourceMethod = "nessusAudit/captureSource";

export interface LiveSource {
  name: string;
  /** A program and its arguments; no shell reads them. */
  command: string[];
}

/** The commands that print a snapshot, for each known system. */
export const captureCommandsMethod = "nessusAudit/captureCommands";

export interface CaptureCommandsResult {
  commands: {
    id: string;
    system: string;
    /** As in `CaptureCommand` of core. */
    runsIn: "shell" | "shell-without-hashes" | "powershell";
    command: string;
  }[];
}

/** A script that prints everything on a host that an open policy reads. */
export const captureScriptMethod = "nessusAudit/captureScript";

export interface CaptureScriptParams {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  /** The name of the policy in the script. */
  policyName: string;
  /** As `uname` prints it; left out: the script asks the host. */
  system?: string;
  /** True: the commands of the policy are left out. */
  withoutCommands?: boolean;
}

export interface CaptureScriptResult extends DocumentResult {
  /**
   * What the script is written in: for a POSIX shell, for PowerShell if the policy is for Windows, for the
   * client of a database, or, for a network device, commands to type.
   */
  language: "shell" | "powershell" | "sql" | "plaintext";
  /** Commands of the policy in it. */
  commands: number;
}
