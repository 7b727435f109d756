import type { FixedStatus } from "../evaluate/compile-policy.ts";

/** What a policy asks of a host, as data: nothing in it is a regular expression, and nothing needs a snapshot. */
export interface ExportPlan {
  /** The path of the policy, as messages call it. */
  policy: string;
  /** The systems that the policy is written for. */
  dialect: "unix" | "windows";
  /** The checks that are computed, those of conditions too. */
  checks: PlannedCheck[];
  /** The checks that report something, in the order of the file. */
  reported: PlannedReport[];
  /** The checks that report something in the policy, and can't here. */
  refused: RefusedCheck[];
}

export interface PlannedCheck {
  /** Says which check it is; unique in its policy, on one line, and harmless to print. */
  id: string;
  /** Item type; empty for a report. */
  type: string;
  description: string;
  /** `system` of the check, as `uname` prints it; undefined where it runs on every system. */
  system: string | undefined;
  /** What a failure is called: `severity` decides. */
  failure: "FAILED" | "WARNING" | "PASSED";
  asks: Question;
}

/** What a check asks of a host. */
export type Question =
  | PortListQuestion
  | ProcessQuestion
  | FileQuestion
  | RegistryQuestion
  | PackageQuestion
  | Fixed;

/** Unbroken stretches, both ends included, in ascending order. */
export type Ranges = readonly (readonly [low: number, high: number])[];

/** No port of a set may be open. */
export interface PortListQuestion {
  kind: "ports";
  protocol: "tcp" | "udp";
  /** The ports that violate the check where they are open. */
  violating: Ranges;
  /** The ports of which it is not documented whether they do. */
  doubtful: Ranges;
  /** Does a pass need the list of all open ports? */
  needsWholeList: boolean;
}

/** Whoever listens on a port has to be permitted. */
export interface ProcessQuestion {
  kind: "process";
  protocol: "tcp" | "udp";
  port: number;
  owners: OwnerRules;
  /** What the check says where the port is closed. */
  closed: "PASSED" | "FAILED" | "ERROR" | "UNDECIDED";
}

/** What decides on the name of a process; the first that fits counts. */
export interface OwnerRules {
  /** Are names compared without case? */
  foldsCase: boolean;
  rules: readonly OwnerRule[];
  /** Where none fits. */
  otherwise: OwnerResult;
}

export type OwnerResult = "permitted" | "foreign" | "undecided";

export interface OwnerRule {
  test: /** The name is one of these. */
    | { is: "name"; names: readonly string[] }
    /** The same in the case that they are written in, whatever `foldsCase` says. */
    | { is: "exact"; names: readonly string[] }
    /** The name, or what follows the last slash of a path, is one of these. None of them begins with a slash. */
    | { is: "base"; names: readonly string[] }
    /** As `base`: foreign where the path of the program is known to be another, permitted where it is this one. */
    | { is: "path"; base: string; path: string }
    /** The name begins with one of these. */
    | { is: "beginning"; names: readonly string[] };
  result: OwnerResult;
}

/** A file has properties. */
export interface FileQuestion {
  kind: "file";
  path: string;
  /** Of FILE_CHECK_NOT: it must not have all of them. */
  negated: boolean;
  /** What the check says where there is no file. */
  missing: "PASSED" | "FAILED";
  properties: FileProperty[];
}

export type FileProperty =
  | { is: "owner" | "group"; names: readonly string[] }
  | { is: "uid" | "gid"; number: number }
  | { is: "mode"; bits: number }
  | { is: "mask"; bits: number }
  | { is: "type"; types: readonly ("file" | "folder")[] }
  | { is: "md5"; hash: string };

/** A key or a value of the registry. */
export interface RegistryQuestion {
  kind: "registry";
  /** With the name of its hive in full, such as `HKEY_LOCAL_MACHINE\SOFTWARE`. */
  key: string;
  /** The name of a value; undefined where the check asks for the key itself. */
  name: string | undefined;
  missing: "PASSED" | "FAILED" | "UNDECIDED";
  /** What the check says where it is there: fixed, or by its number. */
  present: "PASSED" | "FAILED" | { numbers: NumberRanges };
}

/** Stretches of the numbers that pass, both ends included. */
export type NumberRanges = readonly (readonly [low: number, high: number])[];

/** A package of rpm is installed, in any version. */
export interface PackageQuestion {
  kind: "package";
  name: string;
  /** What the policy may name as well: where it is installed and the other is not, it is not decided. */
  otherName?: string;
  missing: "PASSED" | "FAILED";
}

/** `<report>`, and what no host decides. */
export interface Fixed {
  kind: "fixed";
  status: FixedStatus | "UNDECIDED" | "NOT_EVALUATED";
}

/** A check that reports something, and where it is. */
export interface PlannedReport {
  /** Index into `checks`. */
  check: number;
  /** The line of the check in the policy is found by its offset. */
  start: number;
  branch: Branch | undefined;
}

/** A branch of a condition. */
export interface Branch {
  parent: Branch | undefined;
  condition: PlannedCondition;
  part: "then" | "else";
  /** What `auto` reports of the checks of a then part where the condition does not pass. */
  auto: FixedStatus | undefined;
}

export interface PlannedCondition {
  operator: "AND" | "OR";
  /** Indexes into `checks`. None: the condition is never decided. */
  checks: readonly number[];
}

export interface RefusedCheck {
  description: string;
  /** Offset in the policy. */
  start: number;
  /** Why: a sentence. */
  reason: string;
}
