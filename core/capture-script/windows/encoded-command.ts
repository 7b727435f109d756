const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The command that `powershell -EncodedCommand` runs, Base64 of UTF-16; undefined for other commands. */
export function encodedCommand(command: string): string | undefined {
  const encoded = /^powershell -EncodedCommand ([A-Za-z0-9+/]+)={0,2}$/.exec(command)?.[1];
  if (encoded === undefined) return undefined;
  const bytes = new Uint8Array(Math.floor((encoded.length * 3) / 4));
  let bits = 0;
  for (let at = 0, written = 0; at < encoded.length; at++) {
    bits = ((bits << 6) | digits.indexOf(encoded[at]!)) & 0xffffff;
    if (at % 4 > 0) bytes[written++] = (bits >> (6 - 2 * (at % 4))) & 0xff;
  }
  return new TextDecoder("utf-16le").decode(bytes);
}
