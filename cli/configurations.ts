import { dirname, join, relative, resolve, sep } from "node:path";
import {
  configurationFileName,
  emptyConfiguration,
  type LoadedConfiguration,
  loadConfiguration,
  type PolicySettings,
  settingsFor,
} from "../core/index.ts";
import { locateFindings } from "../core/report/locate.ts";
import type { ReportedFile } from "../core/report/report.ts";
import { shownPath } from "./find-files.ts";
import { readText } from "./read-text.ts";
import { UsageError } from "./usage-error.ts";

/** The configuration files of one run, each read once. */
export interface Configurations {
  /** What holds for the policy at an absolute path. */
  settingsOf(path: string): Promise<PolicySettings>;
  /** The configuration files that have mistakes, with these. */
  reports(): ReportedFile[];
}

/**
 * Reads the nearest `.nessus-audit.json` upward from each policy.
 *
 * @param only one configuration file for all policies instead; or "none"
 * @throws UsageError when `only` can't be read
 */
export async function configurationsFor(cwd: string, only?: string): Promise<Configurations> {
  const byFolder = new Map<string, Promise<FoundConfiguration | undefined>>();
  const loaded = new Map<string, LoadedConfiguration>();

  const load = async (file: string): Promise<FoundConfiguration | undefined> => {
    const configuration = await loadConfiguration(file, outside);
    if (configuration === undefined) return undefined;
    loaded.set(file, configuration);
    return { configuration, folder: dirname(file) };
  };

  const nearest = (folder: string): Promise<FoundConfiguration | undefined> => {
    let found = byFolder.get(folder);
    if (found === undefined) {
      const parent = dirname(folder);
      found = load(join(folder, configurationFileName)).then(
        (own) => own ?? (parent === folder ? undefined : nearest(parent)),
      );
      byFolder.set(folder, found);
    }
    return found;
  };

  let chosen: FoundConfiguration | undefined;
  if (only !== undefined && only !== "none") {
    chosen = await load(resolve(cwd, only));
    if (chosen === undefined)
      throw new UsageError(`The configuration ${only} does not exist or can't be read.`);
  }

  return {
    async settingsOf(path) {
      const found = only === "none" ? undefined : (chosen ?? (await nearest(dirname(path))));
      if (found === undefined) return settingsFor(emptyConfiguration, "");
      const inside = relative(found.folder, path).split(sep).join("/");
      return settingsFor(found.configuration.configuration, inside);
    },
    reports() {
      const files = new Map(
        [...loaded.values()].flatMap(({ files }) => files.map((file) => [file.file, file])),
      );
      return [...files.values()]
        .filter(({ findings }) => findings.length > 0)
        .map(({ file, text, findings }) => ({
          path: shownPath(file, cwd),
          findings: locateFindings(text, findings),
        }));
    },
  };
}

interface FoundConfiguration {
  configuration: LoadedConfiguration;
  folder: string;
}

const outside = {
  async read(file: string): Promise<string | undefined> {
    try {
      return (await readText(file)).text;
    } catch {
      return undefined;
    }
  },
  resolve: (from: string, path: string) => resolve(dirname(from), path),
};
