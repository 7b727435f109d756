import { displayedValue } from "../ibm-i/displayed-value.ts";
import { printedValues } from "../ibm-i/printed-values.ts";
import { queriedValues } from "../ibm-i/queried-values.ts";
import { registryExport } from "../registry/export-text.ts";
import { lgpoText } from "../registry/lgpo-text.ts";
import { queriedKeys } from "../registry/query-text.ts";
import { auditList, auditTable } from "../settings/audit-policy.ts";
import { netAccounts } from "../settings/net-accounts.ts";
import { securityTemplate } from "../settings/security-template.ts";
import { scBlocks } from "../wmi/services.ts";
import type { LoneText } from "./lone-text.ts";

/** Texts that are read wherever they are, as long as no prompt is above them. */
export const loneTexts: readonly LoneText[] = [
  registryExport,
  queriedKeys,
  lgpoText,
  securityTemplate,
  auditTable,
  auditList,
  netAccounts,
  scBlocks,
  queriedValues,
  printedValues,
  displayedValue,
];
