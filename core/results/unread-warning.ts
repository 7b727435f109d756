/** @param lines lines of the report with findings of compliance plugins */
export function unreadWarning(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  const [what, are] = lines.length === 1 ? ["finding", "has"] : ["findings", "have"];
  return [
    `${lines.length} ${what} of compliance plugins ${are} no result that could be read; see line ${lines[0]} of the report.`,
  ];
}
