import { defaultEvaluateOptions, type EvaluateOptions } from "../evaluate/options.ts";
import type { Severity } from "../findings/finding.ts";
import { matchesGlobs } from "../regex/glob.ts";
import { extendSchema, type Schema, type SchemaAdditions, standardSchema } from "../schema/index.ts";
import type { Span } from "../syntax/tree.ts";
import type { TargetEntry } from "../targets/targets.ts";
import { rememberFor } from "../text/remember.ts";

/** The file in which a folder and those below it are configured; the nearest one upward counts. */
export const configurationFileName = ".nessus-audit.json";

/** The content of a configuration file, alone or merged with those that it extends. */
export interface Configuration {
  /** In order; later layers win. */
  layers: readonly ConfigurationLayer[];
  /** Globs of policies that are not linted. */
  ignore: readonly string[];
  /** In order; later ones win. */
  schema: readonly SchemaAdditions[];
  /** The hosts that policies are for; all entries apply. */
  targets: readonly TargetEntry[];
}

export interface ConfigurationLayer {
  /** Globs of the policies that it applies to; undefined: all. */
  files: readonly string[] | undefined;
  rules: RuleSettings;
  evaluate: Partial<EvaluateOptions>;
  /** Values of variables of the policies. */
  variables: Readonly<Record<string, string>>;
}

export type RuleSettings = Readonly<Record<string, Severity | "off">>;

/** `"extends": "../base.json"`: a path relative to the file that says so. */
export interface ConfigurationReference extends Span {
  path: string;
}

export const emptyConfiguration: Configuration = { layers: [], ignore: [], schema: [], targets: [] };

/** Merges two configurations; where they differ, `own` wins over what it extends. */
export function mergeConfigurations(base: Configuration, own: Configuration): Configuration {
  return {
    layers: [...base.layers, ...own.layers],
    ignore: [...base.ignore, ...own.ignore],
    schema: [...base.schema, ...own.schema],
    targets: [...base.targets, ...own.targets],
  };
}

/** The settings for one policy. */
export interface PolicySettings {
  ignored: boolean;
  severities: RuleSettings;
  evaluate: EvaluateOptions;
  /** The ones that are set in the configuration; the others have their defaults. */
  evaluateGiven: Partial<EvaluateOptions>;
  schema: Schema;
  /** The additions of `schema` to the standard one: plain data, which can be sent to another thread. */
  additions: readonly SchemaAdditions[];
  /** The targets that are for this policy. */
  targets: readonly TargetEntry[];
}

/**
 * What a configuration says about one policy. The same settings are the same object, so that what was computed with
 * them can be kept.
 * @param path relative to the folder of the configuration file, with `/`
 */
export function settingsFor(configuration: Configuration, path: string): PolicySettings {
  const ignored = matchesGlobs(configuration.ignore, path);
  const isFor = ({ files }: { files: readonly string[] | undefined }) =>
    files === undefined || matchesGlobs(files, path);
  const layers = configuration.layers.filter(isFor);
  const targets = configuration.targets.filter(isFor);
  const known = settingsOf(configuration);
  const key = [
    ignored,
    layers.map((layer) => configuration.layers.indexOf(layer)),
    targets.map((entry) => configuration.targets.indexOf(entry)),
  ].join(" ");
  let settings = known.get(key);
  if (settings === undefined) {
    const variables = mergeLayers(layers.map((layer) => layer.variables));
    const evaluateGiven: Partial<EvaluateOptions> = {
      ...mergeLayers(layers.map(({ evaluate }) => evaluate)),
      ...(Object.keys(variables).length > 0 && { variables }),
    };
    settings = {
      ignored,
      severities: mergeLayers(layers.map(({ rules }) => rules)),
      evaluate: { ...defaultEvaluateOptions, ...evaluateGiven },
      evaluateGiven,
      schema: schemaWith(configuration.schema),
      additions: configuration.schema,
      targets,
    };
    known.set(key, settings);
  }
  return settings;
}

/** Merges layers; later ones win. */
function mergeLayers<Settings extends object>(layers: readonly Settings[]): Settings {
  const all = {} as Settings;
  for (const layer of layers) Object.assign(all, layer);
  return all;
}

const settingsOf = rememberFor((_: Configuration) => new Map<string, PolicySettings>());

/** The standard schema with the additions of a configuration; the same schema for the same additions. */
export const schemaWith = rememberFor(
  (additions: readonly SchemaAdditions[]): Schema => additions.reduce(extendSchema, standardSchema),
);
