import { readGetAcl } from "../../access/get-acl.ts";
import { readIcacls } from "../../access/icacls.ts";
import { readLocalGroupMember, readLocalUser } from "../../accounts/local-accounts.ts";
import { readNet } from "../../accounts/net.ts";
import { readChildItems } from "../../powershell/child-items.ts";
import { readGetItemProperty, readTestPath } from "../../registry/item-property.ts";
import { readRegQuery } from "../../registry/reg-query.ts";
import { readAuditpol } from "../../settings/audit-policy.ts";
import { noteExport, readType } from "../../windows-files.ts";
import { readDir } from "../../windows-paths.ts";
import { readCimInstance } from "../../wmi/cim-instance.ts";
import { readGetService, readSc } from "../../wmi/services.ts";
import { readWmic } from "../../wmi/wmic.ts";
import type { WindowsReader } from "./reader.ts";

const readReg: WindowsReader = (command, exchange, observations) => {
  readRegQuery(command, exchange, observations);
  noteExport(command, exchange, observations);
};

/** The readers of outputs, by the Windows program or cmdlet that prints them. */
export const windowsReaders: ReadonlyMap<string, WindowsReader> = new Map<string, WindowsReader>([
  ["reg", readReg],
  ["get-itemproperty", readGetItemProperty],
  ["get-itempropertyvalue", readGetItemProperty],
  ["gp", readGetItemProperty],
  ["gpv", readGetItemProperty],
  ["test-path", readTestPath],
  ["get-item", readChildItems],
  ["gi", readChildItems],
  ["get-childitem", readChildItems],
  ["gci", readChildItems],
  ["secedit", noteExport],
  ["auditpol", readAuditpol],
  ["net", readNet],
  ["net1", readNet],
  ["get-localuser", readLocalUser],
  ["get-localgroupmember", readLocalGroupMember],
  ["wmic", readWmic],
  ["get-ciminstance", readCimInstance],
  ["get-wmiobject", readCimInstance],
  ["gcim", readCimInstance],
  ["gwmi", readCimInstance],
  ["sc", readSc],
  ["get-service", readGetService],
  ["gsv", readGetService],
  ["icacls", readIcacls],
  ["get-acl", readGetAcl],
  ["dir", readDir],
  ["type", readType],
  ["more", readType],
  ["get-content", readType],
  ["gc", readType],
]);
