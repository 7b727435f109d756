/** Which findings of policies an editor shows: the settings `nessusAudit.validate.*` and `nessusAudit.lint.*`. */
export interface FindingSettings {
  /** False: an editor shows none while one types. */
  isOn: boolean;
  /** Bytes (UTF-16 code units, which is what an editor holds) of the largest policy whose findings are shown. */
  largestPolicy: number;
  /** How many findings of one policy are shown. */
  mostFindings: number;
  /** The baseline, as a path from the folder of the workspace; undefined: none. */
  baseline: string | undefined;
  /** What becomes of the findings that it knows. */
  baselined: "hint" | "hidden";
}

/** What holds for one policy: the settings, with the fingerprints that the baseline has of it. */
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

/** What holds where nothing is set. */
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
