/**
 * What a host shows besides its sockets: the outputs of commands, the text and the status of files, packages
 * and services. Texts are decoded once and never copied; everything else is a place in one of them.
 */

/** A text of a host. */
export interface Source {
  text: string;
  /**
   * Line of the snapshot on which the text begins, from 1; lines are counted through all the files of a host.
   */
  firstLine: number;
  /**
   * Lines of the text, from 0, that the snapshot continues on another line: one entry for each such
   * continuation, in order.
   */
  folded?: readonly number[];
  /**
   * output: what a person pasted or saved; capture: one item of a capture, unescaped; file: a file of the
   * host itself; report: a value in a report of the scanner; policy: a group policy object, which shows what
   * it sets and never what it does not change.
   */
  from: "output" | "capture" | "file" | "report" | "policy";
  /** Parts that were replaced by a note because they were left out: password hashes. In order. */
  hidden?: readonly HiddenPart[];
  /** The file of the host, if the text is one, or the name of the file that it was read from. */
  name?: string;
}

/** The offsets of the note, and what is known about the characters that it replaces. */
export interface HiddenPart {
  start: number;
  end: number;
  /** hash: characters of hashes; field: any except a colon; line: any that a line may contain. */
  of: "hash" | "field" | "line";
}

/** A part of a source: offsets in UTF-16 code units, the end exclusive. */
export interface Place {
  source: Source;
  start: number;
  end: number;
}

/** What is known about one thing, by kind. */
export interface Values {
  /**
   * The output of a command, including errors. Key: `commandKey` of what was typed. `asOther`: it is not
   * known to have run as root, so it may have been refused what a scan sees. `mayGoOn`: nothing shows that
   * the output ends where the text does.
   */
  command: { output: Place; exit?: number; asOther?: true; mayGoOn?: true };
  /** The text of a file. Key: its path. `selectedBy`: only the lines that match this pattern are shown. */
  file: { text: Place; selectedBy?: string };
  /** Key: the path. */
  status: FileStatus;
  /** The lines of files that a pattern selected, as a report of the scanner lists them. Key: `selectionKey`. */
  selection: { files: readonly { path: string; text: Place }[] };
  /** What a built-in check of the scanner found. Key: `builtinKey`. Absent: it found nothing. */
  builtin: { issues: Place };
  /**
   * An installed package. Key: its list, a colon and its name, such as `rpm:openssh-server`. Lists: rpm,
   * dpkg, pkginfo, pkg.
   */
  package: PackageVersion;
  /**
   * What starts, according to a tool. Key: the tool, a colon and the name, such as `chkconfig:sshd`. Tools:
   * chkconfig; systemd, with the state of a unit's file, `systemd:sshd.service`; systemd-active, whether it
   * runs; svcs; and svcprop, the value of a property, `svcprop:ssh general/enabled`. For Windows services,
   * see `windowsServiceKey`.
   */
  service: ServiceState;
  /** A value of the Windows registry. Key: `registryValueKey`. */
  registry: RegistryValue;
  /** An existing registry key, with its path as written. Key: `registryKey`. */
  registryKey: { path: string };
  /** A setting of the Windows security policy, as written. Key: `settingKey`. */
  setting: { value: string };
  /** Instances of a WMI class. Key: `rowsKey`. Ask with `askRows`, because outputs show different columns. */
  rows: Rows;
  /** What a database answered to a query. Key: `queryKey`. */
  answer: QueryAnswer;
  /** A local account of Windows. Key: `accountKey`. */
  account: Account;
  /** Who is in a local group of Windows. Key: `groupKey`. */
  group: { members: readonly Member[] };
  /** Who may do what with a file, a registry key or a Windows service. Key: `aclKey`. */
  acl: Acl;
}

export type Kind = keyof Values;

/**
 * What a list shows about a file; what it does not show is undefined. A file that is known to exist has at
 * least `{}`.
 */
export interface FileStatus {
  type?: "file" | "folder" | "link" | "other";
  /** The twelve bits of permissions. */
  mode?: number;
  /** Only the nine lower bits of `mode` are shown: whether the file is set-id or sticky is not known. */
  hidesSpecialBits?: true;
  owner?: string;
  group?: string;
  uid?: number;
  gid?: number;
}

export interface PackageVersion {
  /** Undefined if the list does not show it; "0" if it shows that there is none. */
  epoch?: string;
  /** "" if the list shows no version. */
  version: string;
  release?: string;
}

/**
 * The type of a value and its data, as in the registry. Numbers are unsigned; binary data is hexadecimal in
 * lower case. `shown`: an output without types, such as a PowerShell list, shows the data like this: `1` may
 * be a number or a string.
 */
export type RegistryValue =
  | { type: "REG_SZ" | "REG_EXPAND_SZ" | "REG_LINK"; data: string }
  | { type: "REG_MULTI_SZ"; data: readonly string[] }
  | { type: "REG_DWORD" | "REG_DWORD_BIG_ENDIAN"; data: number }
  | { type: "REG_QWORD"; data: bigint }
  | { type: "REG_BINARY" | "REG_NONE" | "REG_OTHER"; data: string }
  | { type: "shown"; data: string };

/** Rows with the same columns; an undefined cell is empty, which may be no value or an empty string. */
export interface Rows {
  /** As written in the output. */
  columns: readonly string[];
  rows: readonly (readonly (string | undefined)[])[];
  /** The condition that selected the rows, as typed; undefined if they are all instances. */
  where?: string;
}

/** The rows of a query, in the order of the answer; each has as many cells as there are columns. */
export interface QueryAnswer {
  columns: readonly string[];
  rows: readonly { cells: readonly Cell[]; place: Place }[];
  /** The text ends below the last row or the header, and nothing shows that the answer does. */
  mayGoOn?: true;
}

/** A value of a row. Clients print NULL in ways that may also be a string. */
export interface Cell {
  text: string;
  isNull: "yes" | "no" | "open";
}

export interface Account {
  name: string;
  sid?: string;
  enabled?: boolean;
  groups?: readonly string[];
}

/**
 * What an output shows about a member; at least one of the two. A name is with its domain if that is shown.
 */
export interface Member {
  name?: string;
  sid?: string;
}

export interface Acl {
  owner?: string;
  /** Nothing is inherited. */
  isProtected?: boolean;
  /** In the order of the output. */
  entries: readonly AclEntry[];
}

export interface AclEntry {
  /** A name, with its domain if that is shown, or a SID. */
  account: string;
  kind: "allow" | "deny" | "audit";
  /** The access mask in Windows; generic rights are not mapped to those of the object. */
  mask: number;
  /** Object inherit, container inherit, inherit only, no propagation, inherited; audit of success and failure. */
  flags: readonly ("OI" | "CI" | "IO" | "NP" | "ID" | "SA" | "FA")[];
}

/**
 * Run levels for chkconfig; for the others one word such as `enabled`; for Windows `disabled`, `running` and
 * so on.
 */
export type ServiceState = { levels: Readonly<Record<string, boolean>> } | { state: string };

/**
 * Why something is not known: nothing shows it; the output is cut off, or a pager or a limit stopped it; the
 * user may not see it; a pipe or an argument selects; it is not text; it was removed; two places contradict
 * each other; a report shows the lines of another pattern; it is in a display language whose words are not
 * known.
 */
export type Why =
  | "not captured"
  | "cut"
  | "denied"
  | "filtered"
  | "binary"
  | "redacted"
  | "conflict"
  | "other pattern"
  | "other language";

/** What a host shows about one thing. */
export type Found<K extends Kind> =
  | {
      is: "present";
      /** Several if one list has several, as with versions of a package; otherwise one. */
      values: readonly Values[K][];
      places: readonly Place[];
      /** There is more that is not shown, and why. What is shown is certain; what is not shown may exist. */
      partial?: Why;
    }
  | { is: "absent"; places: readonly Place[] }
  | { is: "unknown"; why: Why; places: readonly Place[] };

/** What a host shows about the files that paths and globs name. */
export interface FoundFiles<K extends "file" | "status"> {
  /** In the order of their paths. A path that is not a glob is always among them, found or not. */
  files: readonly { path: string; found: Found<K> }[];
  /** Why there may be more files than these; undefined if all are known. */
  missing?: Why;
  /** The places that show which files there are. */
  places: readonly Place[];
}

/** What a host shows about the keys below a registry key. */
export interface FoundKeys {
  /** The keys directly below it, each as returned by `registryKey`, in order. */
  keys: readonly { key: string; place: Place }[];
  /** Why there may be more keys than these; undefined if all are known. */
  missing?: Why;
  /** The places that show which keys there are. */
  places: readonly Place[];
}

/** What a check looks at, which is known without a host. */
export type Need =
  /** `text`: the command as in the policy, decoded. */
  | { kind: "command"; key: string; text: string }
  /** `text`: the query as in the policy. */
  | { kind: "answer"; key: string; text: string }
  /**
   * `path`: a path, or a glob. `readsHashes`: the check may look at password hashes in it. `homes`: it looks
   * at the home directories of the accounts in it, and at these files in each.
   */
  | { kind: "file"; path: string; readsHashes?: true; homes?: readonly string[] }
  | { kind: "status"; path: string }
  | { kind: "package" | "service" | "setting" | "account" | "group" | "acl"; key: string }
  /** `path` as in the policy; `name` of a value, "" for the default one, undefined for the key itself. */
  | { kind: "registry"; path: string; name?: string }
  | { kind: "rows"; key: string; columns: readonly string[]; where?: string }
  | { kind: "hash"; path: string }
  | { kind: "sockets" | "processes" };
