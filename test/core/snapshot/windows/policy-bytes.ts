/** An entry of a `registry.pol` ([MS-GPREG] 2.2.1); the type is a number as in `winnt.h`. */
export interface PolicyEntry {
  key: string;
  name: string;
  type: number;
  data: Uint8Array;
}

/** The bytes of a `registry.pol` with these entries. */
export function policyBytes(entries: readonly PolicyEntry[]): Buffer {
  return Buffer.concat([Buffer.from("PReg\x01\0\0\0", "latin1"), ...entries.map(bytesOf)]);
}

/** A text in UTF-16 with the zero that ends it. */
export function wideText(text: string): Buffer {
  return Buffer.from(`${text}\0`, "utf16le");
}

/** A number of 32 bits. */
export function dword(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function bytesOf({ key, name, type, data }: PolicyEntry): Buffer {
  const sign = (character: string) => Buffer.from(character, "utf16le");
  return Buffer.concat([
    ...[sign("["), wideText(key), sign(";"), wideText(name), sign(";"), dword(type), sign(";")],
    ...[dword(data.length), sign(";"), data, sign("]")],
  ]);
}
