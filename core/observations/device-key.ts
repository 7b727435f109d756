const prefix = "device:";

/** The key of the output of a network device's command, which is written out; see `deviceCommand`. */
export function deviceCommandKey(full: string): string {
  return prefix + full;
}

/** Is it the key of a network device's command? */
export function isDeviceKey(key: string): boolean {
  return key.startsWith(prefix);
}

/** What an observation is about, in words for people: the outputs of devices have a kind of their own. */
export function shownThing<K extends string>(
  kind: K,
  key: string,
): { kind: K | "device command"; key: string } {
  return kind === "command" && isDeviceKey(key)
    ? { kind: "device command", key: key.slice(prefix.length) }
    : { kind, key };
}
