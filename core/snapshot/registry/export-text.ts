import type { Source } from "../../observations/observation.ts";
import { isRegistryPath, registryKey } from "../../observations/registry-key.ts";
import type { LoneText } from "../lone-texts/lone-text.ts";
import { policyHeader } from "./policy-file.ts";
import { readRegistryFile, startsRegistryFile } from "./registry-file.ts";

/**
 * The file of `regedit`, of `reg export`, or of a policy. It does not say what was exported: what is not in
 * it may still exist.
 */
export const registryExport: LoneText = {
  header: "Windows Registry Editor Version 5\\.00|REGEDIT4|; Registry of a policy",
  starts: startsRegistryFile,
  read(source, at, observations, { exported, policy }) {
    const isPolicy = policy !== undefined || source.text.startsWith(policyHeader, at);
    const own: Source = isPolicy ? { ...source, from: "policy" } : source;
    const policyRoot = policy === "user" ? "HKEY_CURRENT_USER" : "HKEY_LOCAL_MACHINE";
    const { table, end } = readRegistryFile(own, at, { policyRoot });
    if (!table.isEmpty) observations.addRegistryTable(table);
    if (
      exported !== undefined &&
      isRegistryPath(exported) &&
      table.key(registryKey(exported)) !== undefined
    ) {
      const place = { source: own, start: at, end };
      observations.coverRegistry({ key: exported, of: "all" }, place);
    }
    return end;
  },
};
