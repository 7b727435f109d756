/**
 * Encodes bytes with `btoa`, which both Node and workers have. It takes one character per byte, built in
 * pieces that fit an argument list.
 */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    // biome-ignore lint/plugin: at most 32,768 of them
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(pieces.join(""));
}
