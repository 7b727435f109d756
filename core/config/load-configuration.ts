import type { Finding } from "../findings/finding.ts";
import { type Configuration, emptyConfiguration, mergeConfigurations } from "./configuration.ts";
import { type ParsedConfiguration, parseConfiguration } from "./parse-configuration.ts";
import { report } from "./read-json.ts";

/** The text of a file; undefined if there is none; or why it is not read, as a sentence. */
export type ConfigurationText = string | undefined | { problem: string };

/** The file access that a configuration needs. The caller decides how files are named. */
export interface ConfigurationFiles {
  /** @param how "found": the configuration itself; "extended": another one names it, which is untrusted */
  read(file: string, how: "found" | "extended"): Promise<ConfigurationText>;
  /** The file that a relative path in `from` names, always by the same name. */
  resolve(from: string, path: string): string;
}

export interface LoadedConfiguration {
  /** Including everything that it extends. */
  configuration: Configuration;
  /** The files that were read, with their mistakes. */
  files: { file: string; text: string; findings: Finding[] }[];
  /** Why files were not read; the same messages are findings in `files`. */
  unread: string[];
  /** Every file that was looked for, even if missing: when one of them changes, load again. */
  sources: string[];
}

/** More files than anyone would extend. */
const mostFiles = 100;

/**
 * Loads a configuration with what it extends; undefined if the file itself is missing. Never fails: what is
 * missing, not read or circular is a finding in the file that names it, and an unread configuration is empty.
 */
export async function loadConfiguration(
  file: string,
  outside: ConfigurationFiles,
): Promise<LoadedConfiguration | undefined> {
  const text = await outside.read(file, "found");
  if (text === undefined) return undefined;
  if (typeof text !== "string") return unreadConfiguration(file, text.problem);
  const loaded: LoadedConfiguration["files"] = [];
  const unread: string[] = [];
  const sources = new Set([file]);
  const load = async (name: string, source: string, chain: readonly string[]): Promise<Configuration> => {
    const parsed: ParsedConfiguration = parseConfiguration(source);
    const { findings } = parsed;
    loaded.push({ file: name, text: source, findings });
    let base = emptyConfiguration;
    for (const reference of parsed.extends) {
      const { path, start, end } = reference;
      const target = outside.resolve(name, path);
      sources.add(target);
      const targetText =
        chain.includes(target) || loaded.length >= mostFiles
          ? undefined
          : await outside.read(target, "extended");
      if (typeof targetText === "string") {
        base = mergeConfigurations(base, await load(target, targetText, [...chain, target]));
      } else if (chain.includes(target)) {
        report(findings, { start, end }, `${path} extends this file in turn. Remove it.`);
      } else if (loaded.length >= mostFiles) {
        report(findings, { start, end }, `At most ${mostFiles} files can be extended.`);
      } else if (targetText !== undefined) {
        unread.push(targetText.problem);
        report(findings, { start, end }, targetText.problem);
      } else report(findings, { start, end }, `There is no ${path}. Paths are relative to this file.`);
    }
    findings.sort((left, right) => left.start - right.start);
    return mergeConfigurations(base, parsed.configuration);
  };
  const configuration = await load(file, text, [file]);
  return { configuration, files: loaded, unread, sources: [...sources] };
}

function unreadConfiguration(file: string, problem: string): LoadedConfiguration {
  const findings: Finding[] = [];
  report(findings, { start: 0, end: 0 }, problem);
  return {
    configuration: emptyConfiguration,
    files: [{ file, text: "", findings }],
    unread: [problem],
    sources: [file],
  };
}
