import type { Place, RegistryValue, Why } from "./observation.ts";

/** What one text says of a value of the registry. */
export type ShownValue =
  | { is: "present"; value: RegistryValue; place: Place }
  | { is: "absent"; place: Place }
  | { is: "unknown"; why: Why; place: Place };

/**
 * A text with more values than are ever asked for, such as the export of a whole hive: it is looked up in, and not taken
 * apart. Keys and names are as `registryKey` and `registryValueKey` give them.
 */
export interface RegistryTable {
  value(key: string, name: string): ShownValue | undefined;
  /** Where the text shows that a key exists, itself or by what is below it. */
  key(key: string): Place | undefined;
  /** The keys directly below one that the text names. */
  below(key: string): readonly { key: string; place: Place }[];
}

/**
 * For what of a key silence means absence. values: its own values; keys: the keys directly below it; all: everything
 * below it, at any depth, and its values.
 */
export interface RegistryCoverage {
  key: string;
  of: "values" | "keys" | "all";
}
