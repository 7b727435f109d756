import type { Option } from "./option.ts";

/**
 * The configuration for commands that evaluate policies on hosts: by default, the nearest one of each policy.
 */
export const nearestConfigurationOption: Option = {
  name: "config",
  value: "FILE",
  help: "the configuration for all policies, instead of the nearest .nessus-audit.json; none: no configuration",
};

export const stdinFilenameOption: Option = {
  name: "stdin-filename",
  value: "NAME",
  help: "the name of the policy on standard input",
};
