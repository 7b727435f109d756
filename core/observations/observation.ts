/**
 * What a host shows beside its sockets: what commands printed, the text and the status of files, packages and services.
 * Texts are decoded once and never copied; everything else is a place in one of them.
 */

/** A text of a host. */
export interface Source {
  text: string;
  /** Line of the snapshot on which the text begins, from 1; the lines of all the files of a host are counted through. */
  firstLine: number;
  /**
   * output: what a person pasted or saved; capture: one item of a capture, its escapes undone; file: a file of the host
   * itself; report: a value in a report of the scanner.
   */
  from: "output" | "capture" | "file" | "report";
  /** The file of the host that the text is, or the name of the file that it was read from. */
  name?: string;
}

/** A part of a source: offsets in UTF-16 code units, the end exclusive. */
export interface Place {
  source: Source;
  start: number;
  end: number;
}

/** What is known of one thing, by kind. */
export interface Values {
  /** What a command printed, errors included. Key: `commandKey` of what was typed. */
  command: { output: Place; exit?: number };
  /** The text of a file. Key: its path. `selectedBy`: only the lines that this pattern matches are shown. */
  file: { text: Place; selectedBy?: string };
  /** Key: the path. */
  status: FileStatus;
  /** The lines of files that a pattern selected, as a report of the scanner lists them. Key: `selectionKey`. */
  selection: { files: readonly { path: string; text: Place }[] };
  /** What a built-in check of the scanner found. Key: `builtinKey`. Absent: it found nothing. */
  builtin: { issues: Place };
  /**
   * An installed package. Key: the list that it is in, a colon and its name, such as `rpm:openssh-server`. Lists: rpm, dpkg,
   * pkginfo, pkg.
   */
  package: PackageVersion;
  /**
   * What starts, by the tool that says so. Key: the tool, a colon and the name, such as `chkconfig:sshd`. Tools: chkconfig;
   * systemd, with the state of a unit's file, `systemd:sshd.service`; systemd-active, whether it runs; svcs; and svcprop, the
   * value of a property, `svcprop:ssh general/enabled`.
   */
  service: ServiceState;
}

export type Kind = keyof Values;

/** What a list shows of a file; what it does not show is undefined. A file that is known to exist has at least `{}`. */
export interface FileStatus {
  type?: "file" | "folder" | "link" | "other";
  /** The twelve bits of permissions. */
  mode?: number;
  /** Of `mode` the nine lower bits alone are shown: whether the file is set-id or sticky is not known. */
  hidesSpecialBits?: true;
  owner?: string;
  group?: string;
  uid?: number;
  gid?: number;
}

export interface PackageVersion {
  /** Undefined where the list does not show it; "0" where it shows that there is none. */
  epoch?: string;
  /** "" where the list shows no version. */
  version: string;
  release?: string;
}

/** Run levels for chkconfig, one word such as `enabled` for the others. */
export type ServiceState = { levels: Readonly<Record<string, boolean>> } | { state: string };

/**
 * Why something is not known: nothing shows it; the output breaks off, a pager stopped or a limit was reached; the user
 * may not see it; a pipe or an argument selects; it is no text; it was taken out; two places contradict each other; a
 * report shows the lines of another pattern.
 */
export type Why =
  | "not captured"
  | "cut"
  | "denied"
  | "filtered"
  | "binary"
  | "redacted"
  | "conflict"
  | "other pattern";

/** What a host shows of one thing. */
export type Found<K extends Kind> =
  | {
      is: "present";
      /** Several where one list has several, as with versions of a package; else one. */
      values: readonly Values[K][];
      places: readonly Place[];
      /** There is more that is not shown, and why. What is shown is certain, what is not may be there. */
      partial?: Why;
    }
  | { is: "absent"; places: readonly Place[] }
  | { is: "unknown"; why: Why; places: readonly Place[] };

/** What a host shows of the files that paths and globs name. */
export interface FoundFiles<K extends "file" | "status"> {
  /** In the order of their paths. A path that is no glob is always among them, found or not. */
  files: readonly { path: string; found: Found<K> }[];
  /** Why there may be more files than these; undefined where all are known. */
  missing?: Why;
  /** What shows which files there are. */
  places: readonly Place[];
}

/** What a check looks at, known without a host. */
export type Need =
  /** `text`: the command as the policy has it, decoded. */
  | { kind: "command"; key: string; text: string }
  /** `path`: a path, or a glob. */
  | { kind: "file" | "status"; path: string }
  | { kind: "package" | "service"; key: string }
  | { kind: "hash"; path: string }
  | { kind: "sockets" | "processes" };
