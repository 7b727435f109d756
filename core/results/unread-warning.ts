/** @param lines lines of the report with findings of compliance plugins */
export function unreadWarning(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  const what = lines.length === 1 ? "finding" : "findings";
  return [
    `${lines.length} ${what} of compliance plugins could not be read as results; see line ${lines[0]} of the report.`,
  ];
}
