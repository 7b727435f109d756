/** Is a text of visible ASCII alone? Whatever else it had, each database would compare and print in its own way. */
export function isPlainText(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
