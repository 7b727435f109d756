import { formats, type SnapshotFormat } from "../../snapshot/readers/formats.ts";

/** May the output have cut the name of a process? Only where the name is exactly as long as the output prints. */
export function mayBeCut(name: string, pid: number | null, shown: readonly SnapshotFormat[]): boolean {
  return shown.some((format) => {
    const { nameWidths, ownerWidth } = formats[format];
    if (ownerWidth !== undefined) return `${pid ?? ""}/${name}`.length === ownerWidth;
    return nameWidths?.includes(name.length) ?? false;
  });
}
