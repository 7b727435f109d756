/**
 * One line of comma-separated values (RFC 4180). A text that a spreadsheet would run as a formula gets an
 * apostrophe before it, which spreadsheets don't show: texts of policies are untrusted.
 */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

function csvField(field: string | number): string {
  const text = String(field);
  const safe = typeof field === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
