/** The variables of a policy, and values for them. */
import type { PolicySource } from "./policy-files.ts";

/** Lists the variables of a policy, for a form. */
export const listVariablesMethod = "nessusAudit/listVariables";

export interface ListVariablesParams {
  policy: PolicySource & { name: string };
}

export interface ListVariablesResult {
  /** Those of the header, then those that only occur in checks. */
  variables: PolicyVariable[];
  /** Why there are none. A sentence or two with a next step. */
  problem?: string;
}

export interface PolicyVariable {
  name: string;
  /** Its title in the header. */
  title?: string;
  info?: string;
  preset?: string;
  valueType?: string;
  /** The value that the configuration of the policy gives it. */
  configured?: string;
  /** How often it is used in all, and how often in patterns. */
  places: number;
  patterns: number;
}

/** Replaces the variables of a policy by values. */
export const fillVariablesMethod = "nessusAudit/fillVariables";

export interface FillVariablesParams {
  policy: PolicySource & { name: string };
  values: { name: string; value: string; isText: boolean }[];
}
