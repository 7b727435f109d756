import type { Option } from "./option.ts";

/** The configuration of commands that hold policies against hosts: the nearest of each policy, where none is given. */
export const nearestConfigurationOption: Option = {
  name: "config",
  value: "FILE",
  help: "the configuration for all policies, instead of the nearest .nessus-audit.json; none: no configuration",
};

export const stdinFilenameOption: Option = {
  name: "stdin-filename",
  value: "NAME",
  help: "what to call the policy on standard input",
};
