/**
 * Check types whose double-quoted strings have no escapes: the next double quote closes them, even after a
 * backslash (`"HKLM\Software\"`). Single-quoted strings, and both kinds everywhere else, take the character after
 * a backslash along. The vendor documents half of it (G 19, 370); the rest is how published files are written.
 */
const rawDoubleQuotes = new Set(["Windows", "WindowsFiles", "FileContent"]);

export function hasRawDoubleQuotes(checkType: string): boolean {
  return rawDoubleQuotes.has(checkType);
}
