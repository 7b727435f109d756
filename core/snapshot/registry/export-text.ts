import type { LoneText } from "../lone-texts/lone-text.ts";
import { readRegistryFile, startsRegistryFile } from "./registry-file.ts";

/** The file of `regedit`, of `reg export`, or of a policy. It does not say what was exported: silence is no absence. */
export const registryExport: LoneText = {
  header: "Windows Registry Editor Version 5\\.00|REGEDIT4|; Registry of a policy",
  starts: startsRegistryFile,
  read(source, at, observations) {
    const { table, end } = readRegistryFile(source, at);
    if (!table.isEmpty) observations.addRegistryTable(table);
    return end;
  },
};
