/**
 * Limits from settings, with the default for one that is not set to a whole number within its bounds. The
 * manifest has the same values.
 */
export const limits = {
  "codeLens.maxHosts": { preset: 60, least: 0, most: 2000 },
  "hosts.maxHosts": { preset: 2000, least: 1, most: 20_000 },
  "workspace.maxPolicies": { preset: 5000, least: 1, most: 100_000 },
} as const;

export type Limit = keyof typeof limits;
