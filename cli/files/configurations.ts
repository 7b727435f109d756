import { dirname, join, relative, resolve, sep } from "node:path";
import {
  type ConfigurationFiles,
  configurationFileName,
  emptyConfiguration,
  type LoadedConfiguration,
  loadConfiguration,
  locateFindings,
  type PolicySettings,
  type ReportedFile,
  settingsFor,
} from "../../core/command-line.ts";
import { UsageError } from "../options/usage-error.ts";
import type { Problems } from "../output/problems.ts";
import { boundaryOf, isInside, repositoryRoot } from "./boundary.ts";
import { shownPath } from "./find/find-files.ts";
import { readConfigurationFile } from "./read-configuration-file.ts";
import { readText } from "./read-text.ts";

/** The configuration files of one run, each read once. */
export interface Configurations {
  /** The settings for the policy at an absolute path. */
  settingsOf(path: string): Promise<PolicySettings>;
  /** The configuration files with mistakes, and their mistakes. */
  reports(): ReportedFile[];
}

/**
 * Reads the nearest `.nessus-audit.json` upward from each policy. Neither it nor what it extends may be
 * outside of the repository; if there is none, outside of the working folder or, for one above that, outside
 * of its own folder.
 *
 * @param only one configuration file for all policies instead; or "none"
 * @param problems receives the configurations that were not read, for commands that don't show `reports`
 * @throws UsageError if `only` can't be read
 */
export async function configurationsFor(
  cwd: string,
  only?: string,
  problems?: Problems,
): Promise<Configurations> {
  const byFolder = new Map<string, Promise<FoundConfiguration | undefined>>();
  const loaded = new Map<string, LoadedConfiguration>();

  const named = only === undefined || only === "none" ? undefined : resolve(cwd, only);

  const load = async (file: string): Promise<FoundConfiguration | undefined> => {
    const configuration = await loadConfiguration(file, filesFor(file, cwd, file === named));
    if (configuration === undefined) return undefined;
    loaded.set(file, configuration);
    for (const problem of configuration.unread) problems?.report(problem);
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
  if (named !== undefined) {
    chosen = await load(named);
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

/** @param isNamed the user named this file itself: it can be anywhere, and even a pipe */
function filesFor(configuration: string, cwd: string, isNamed: boolean): ConfigurationFiles {
  const folder = dirname(configuration);
  const boundary = boundaryOf(repositoryRoot(folder) === undefined && isInside(cwd, folder) ? cwd : folder);
  return {
    async read(file, how) {
      if (isNamed && how === "found") return readNamed(file);
      return readConfigurationFile(file, boundary, shownPath(file, cwd));
    },
    resolve: (from, path) => resolve(dirname(from), path),
  };
}

async function readNamed(file: string): Promise<string | undefined> {
  try {
    return (await readText(file)).text;
  } catch {
    return undefined;
  }
}
