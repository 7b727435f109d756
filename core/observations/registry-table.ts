import type { Place, RegistryValue, Why } from "./observation.ts";

/** What one text says about a registry value. */
export type ShownValue =
  | { is: "present"; value: RegistryValue; place: Place }
  | { is: "absent"; place: Place }
  | { is: "unknown"; why: Why; place: Place };

/**
 * A text with more values than are ever asked for, such as the export of a whole hive: values are looked up
 * in it rather than extracted. Keys and names are as returned by `registryKey` and `registryValueKey`.
 */
export interface RegistryTable {
  value(key: string, name: string): ShownValue | undefined;
  /** The place that shows that a key exists, itself or by what is below it. */
  key(key: string): Place | undefined;
  /** The keys directly below one that the text names. */
  below(key: string): readonly { key: string; place: Place }[];
}

/**
 * The parts of a key that are shown completely, so that what is not shown does not exist. values: its own
 * values; keys: the keys directly below it; all: everything below it, at any depth, and its values.
 */
export interface RegistryCoverage {
  key: string;
  of: "values" | "keys" | "all";
}
