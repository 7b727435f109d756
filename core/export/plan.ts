import type { FixedStatus } from "../evaluate/compile-policy.ts";

/** What a policy asks of a host, as data: without regular expressions, and independent of a snapshot. */
export interface ExportPlan {
  /** The path of the policy in messages. */
  policy: string;
  /** The systems that the policy is written for. */
  dialect: "unix" | "windows";
  /** The checks that are evaluated, including those of conditions. */
  checks: PlannedCheck[];
  /** The checks that report something, in the order of the file. */
  reported: PlannedReport[];
  /** The checks that report something in the policy but can't be exported. */
  refused: RefusedCheck[];
}

export interface PlannedCheck {
  /** Identifies the check; unique in its policy, on one line, and safe to print. */
  id: string;
  /** Item type; empty for a report. */
  type: string;
  description: string;
  /** `system` of the check, as `uname` prints it; undefined if it runs on every system. */
  system: string | undefined;
  /** The status of a failure, which `severity` decides. */
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

/** Ranges that include both ends, in ascending order. */
export type Ranges = readonly (readonly [low: number, high: number])[];

/** Asks that no port of a set is open. */
export interface PortListQuestion {
  kind: "ports";
  protocol: "tcp" | "udp";
  /** The ports that violate the check if they are open. */
  violating: Ranges;
  /** The ports for which it is not documented whether they do. */
  doubtful: Ranges;
  /** Whether a pass needs the list of all open ports. */
  needsWholeList: boolean;
}

/** Asks that the processes that listen on a port are permitted. */
export interface ProcessQuestion {
  kind: "process";
  protocol: "tcp" | "udp";
  port: number;
  owners: OwnerRules;
  /** The status if the port is closed. */
  closed: "PASSED" | "FAILED" | "ERROR" | "UNDECIDED";
}

/** The rules for the name of a process; the first that matches decides. */
export interface OwnerRules {
  /** Whether names are compared ignoring case. */
  foldsCase: boolean;
  rules: readonly OwnerRule[];
  /** The result if no rule matches. */
  otherwise: OwnerResult;
}

export type OwnerResult = "permitted" | "foreign" | "undecided";

export interface OwnerRule {
  test: /** The name is one of these. */
    | { is: "name"; names: readonly string[] }
    /** The same, but case-sensitive, whatever `foldsCase` says. */
    | { is: "exact"; names: readonly string[] }
    /**
     * The name, or what follows the last slash of a path, is one of these, none of which begins with a slash.
     */
    | { is: "base"; names: readonly string[] }
    /**
     * Like `base`, but foreign if the program is known to have another path, and permitted if it has this
     * one.
     */
    | { is: "path"; base: string; path: string }
    /** The name begins with one of these. */
    | { is: "beginning"; names: readonly string[] };
  result: OwnerResult;
}

/** Asks for properties of a file. */
export interface FileQuestion {
  kind: "file";
  path: string;
  /** FILE_CHECK_NOT: it must not have all of them. */
  negated: boolean;
  /** The status if there is no file. */
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

/** Asks for a key or a value of the registry. */
export interface RegistryQuestion {
  kind: "registry";
  /** With the name of its hive in full, such as `HKEY_LOCAL_MACHINE\SOFTWARE`. */
  key: string;
  /** The name of a value; undefined if the check asks for the key itself. */
  name: string | undefined;
  missing: "PASSED" | "FAILED" | "UNDECIDED";
  /** The status if it exists: fixed, or depending on its number. */
  present: "PASSED" | "FAILED" | { numbers: NumberRanges };
}

/** Ranges of the numbers that pass, including both ends. */
export type NumberRanges = readonly (readonly [low: number, high: number])[];

/** Asks that an rpm package is installed, in any version. */
export interface PackageQuestion {
  kind: "package";
  name: string;
  /**
   * Another package that the policy may mean: if it is installed and `name` is not, the check is undecided.
   */
  otherName?: string;
  missing: "PASSED" | "FAILED";
}

/** A fixed status: `<report>`, and checks that do not depend on the host. */
export interface Fixed {
  kind: "fixed";
  status: FixedStatus | "UNDECIDED" | "NOT_EVALUATED";
}

/** A check that reports something, and where it is. */
export interface PlannedReport {
  /** Index into `checks`. */
  check: number;
  /** Offset in the policy, from which its line is found. */
  start: number;
  branch: Branch | undefined;
}

/** A branch of a condition. */
export interface Branch {
  parent: Branch | undefined;
  condition: PlannedCondition;
  part: "then" | "else";
  /** What `auto` reports for the checks of a then part if the condition does not pass. */
  auto: FixedStatus | undefined;
}

export interface PlannedCondition {
  operator: "AND" | "OR";
  /** Indexes into `checks`. Empty: the condition is never decided. */
  checks: readonly number[];
}

export interface RefusedCheck {
  description: string;
  /** Offset in the policy. */
  start: number;
  /** Why, as a sentence. */
  reason: string;
}
