/** Which findings of policies an editor shows: the settings `nessusAudit.validate.*` and `nessusAudit.lint.*`. */
export interface FindingSettings {
  /** False: the editor shows none while the user types. */
  isOn: boolean;
  /** Size of the largest policy whose findings are shown, in UTF-16 code units. */
  largestPolicy: number;
  /** How many findings of one policy are shown. */
  mostFindings: number;
  /** The baseline, as a path from the folder of the workspace; undefined: none. */
  baseline: string | undefined;
  /** How the findings in the baseline are shown. */
  baselined: "hint" | "hidden";
}

/** The settings for one policy, with its fingerprints in the baseline. */
export interface FindingsView extends FindingSettings {
  known: readonly string[];
}

const megabyte = 1024 * 1024;

export const defaultFindingSettings: FindingSettings = {
  isOn: true,
  largestPolicy: 16 * megabyte,
  mostFindings: 1000,
  baseline: undefined,
  baselined: "hint",
};

/** The defaults. */
export const defaultFindingsView: FindingsView = { ...defaultFindingSettings, known: [] };

/** @param settings the sections `validate` and `lint` of the client; what is missing or wrong there keeps its default */
export function findingSettingsOf(validate: unknown, lint: unknown): FindingSettings {
  const given = { ...membersOf(validate), ...membersOf(lint) };
  const { enabled, maxMegabytes, maxFindings, baseline, baselined } = given;
  const path = typeof baseline === "string" ? baseline.trim() : "";
  const defaults = defaultFindingSettings;
  return {
    isOn: enabled !== false,
    largestPolicy: isBetween(maxMegabytes, 1, 50) ? maxMegabytes * megabyte : defaults.largestPolicy,
    mostFindings: isBetween(maxFindings, 1, 100_000) ? Math.floor(maxFindings) : defaults.mostFindings,
    baseline: path === "" ? undefined : path,
    baselined: baselined === "hidden" ? "hidden" : defaults.baselined,
  };
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && value >= least && value <= most;
}
