import { formats, type SnapshotFormat } from "../../snapshot/readers/formats.ts";

/**
 * Can the output have cut off the name of a process? Only if the name is exactly as long as the output
 * prints.
 */
export function mayBeCut(name: string, pid: number | null, shown: readonly SnapshotFormat[]): boolean {
  return shown.some((format) => {
    const { nameWidths, ownerWidth } = formats[format];
    if (ownerWidth !== undefined) return `${pid ?? ""}/${name}`.length === ownerWidth;
    return nameWidths?.includes(name.length) ?? false;
  });
}
