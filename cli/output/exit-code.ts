export const exitCode = {
  /** Nothing at or above the threshold. */
  clean: 0,
  /** Findings or failed verdicts. */
  findings: 1,
  /** The run, or a part of it, could not be done. */
  incomplete: 2,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
