/**
 * Whether a text only has visible ASCII characters. Each database would compare and print others in its own
 * way.
 */
export function isPlainText(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
