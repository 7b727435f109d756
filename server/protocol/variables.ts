/** The variables of a policy, and values for them. */
import type { PolicySource } from "./policy-files.ts";

/** The variables of a policy, for a form. */
export const listVariablesMethod = "nessusAudit/listVariables";

export interface ListVariablesParams {
  policy: PolicySource & { name: string };
}

export interface ListVariablesResult {
  /** Those of the header, then those that only checks name. */
  variables: PolicyVariable[];
  /** Why there are none. A sentence or two with a next step. */
  problem?: string;
}

export interface PolicyVariable {
  name: string;
  /** What the header says of it. */
  title?: string;
  info?: string;
  preset?: string;
  valueType?: string;
  /** The value that the configuration of the policy gives it. */
  configured?: string;
  /** Where it is named: how often in all, and how often in patterns. */
  places: number;
  patterns: number;
}

/** A policy with values in place of its variables. */
export const fillVariablesMethod = "nessusAudit/fillVariables";

export interface FillVariablesParams {
  policy: PolicySource & { name: string };
  values: { name: string; value: string; isText: boolean }[];
}
