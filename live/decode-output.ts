/**
 * The text of a command's output. Commands of the C locale print ASCII or UTF-8; `tasklist` and `netstat` of
 * Windows print the console's code page, where only words outside ASCII differ and no reader depends on them.
 */
export function decodeOutput(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
