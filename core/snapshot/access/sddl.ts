import type { Acl, AclEntry } from "../../observations/observation.ts";

/**
 * Reads a security descriptor as text, `O:BAG:SYD:PAI(A;OICI;FA;;;SY)S:…` ([MS-DTYP] 2.5.1). Undefined if it
 * isn't one, if it has entries for conditions or objects, which don't apply to the whole, or if it has no
 * list.
 */
export function readSddl(text: string): Acl | undefined {
  const parts =
    /^\s*(?:O:(S-1-[\d-]+|[A-Z]{2}))?(?:G:(?:S-1-[\d-]+|[A-Z]{2}))?(D:[^:]*?)?(S:[^:]*)?\s*$/.exec(text);
  if (parts === null || text.length > longest) return undefined;
  const access = entriesIn(parts[2]?.slice(2) ?? "");
  const audit = entriesIn(parts[3]?.slice(2) ?? "");
  if (access === undefined || audit === undefined) return undefined;
  if (parts[2] === undefined && parts[3] === undefined) return undefined;
  const owner = parts[1];
  return {
    ...(owner !== undefined && { owner: accountOf(owner) }),
    ...(parts[2] !== undefined && { isProtected: access.controls.includes("P") }),
    entries: [...access.entries, ...audit.entries],
  };
}

const longest = 200_000;
const kinds: Readonly<Record<string, AclEntry["kind"]>> = { A: "allow", D: "deny", AU: "audit" };

function entriesIn(list: string): { controls: string; entries: AclEntry[] } | undefined {
  const controls = /^(?:P|AR|AI|NO_ACCESS_CONTROL)*/.exec(list)![0];
  if (controls.includes("NO_ACCESS_CONTROL")) return undefined;
  const entries: AclEntry[] = [];
  let at = controls.length;
  while (at < list.length) {
    const end = list.indexOf(")", at);
    if (list[at] !== "(" || end < 0) return list.slice(at).trim() === "" ? { controls, entries } : undefined;
    const written = list.slice(at + 1, end);
    // Integrity labels and the like are listed with the audit entries.
    if (!/^(?:ML|RA|SP|TL|FL);/.test(written)) {
      const entry = entryIn(written);
      if (entry === undefined) return undefined;
      entries.push(entry);
    }
    at = end + 1;
  }
  return { controls, entries };
}

function entryIn(text: string): AclEntry | undefined {
  const [type = "", flags = "", rights = "", object, inherited, account, more] = text.split(";");
  const kind = kinds[type];
  const mask = maskOf(rights);
  if (kind === undefined || mask === undefined || object !== "" || inherited !== "" || more !== undefined)
    return undefined;
  if (account === undefined || account === "" || !/^(?:OI|CI|IO|NP|ID|SA|FA)*$/.test(flags)) return undefined;
  return { account: accountOf(account), kind, mask, flags: (flags.match(/../g) ?? []) as AclEntry["flags"] };
}

function maskOf(rights: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(rights)) return Number.parseInt(rights, 16);
  if (/^\d{1,10}$/.test(rights)) return Number(rights);
  if (!/^(?:[A-Z]{2})*$/.test(rights)) return undefined;
  let mask = 0;
  for (const right of rights.match(/../g) ?? []) {
    const bits = masks[right];
    if (bits === undefined) return undefined;
    mask = (mask | bits) >>> 0;
  }
  return mask;
}

/** Two-letter rights ([MS-DTYP] 2.5.1.1), as bits of the access mask. */
const masks: Readonly<Record<string, number>> = {
  GA: 0x1000_0000,
  GX: 0x2000_0000,
  GW: 0x4000_0000,
  GR: 0x8000_0000,
  SD: 0x1_0000,
  RC: 0x2_0000,
  WD: 0x4_0000,
  WO: 0x8_0000,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  FA: 0x1f_01ff,
  FR: 0x12_0089,
  FW: 0x12_0116,
  FX: 0x12_00a0,
  KA: 0xf_003f,
  KR: 0x2_0019,
  KW: 0x2_0006,
  KX: 0x2_0019,
};

/** Two-letter SIDs that are the same on every host; those of a domain or a machine stay as they are. */
const accounts: Readonly<Record<string, string>> = {
  AC: "S-1-15-2-1",
  AN: "S-1-5-7",
  AO: "S-1-5-32-548",
  AU: "S-1-5-11",
  BA: "S-1-5-32-544",
  BG: "S-1-5-32-546",
  BO: "S-1-5-32-551",
  BU: "S-1-5-32-545",
  CG: "S-1-3-1",
  CO: "S-1-3-0",
  CY: "S-1-5-32-569",
  ED: "S-1-5-9",
  ER: "S-1-5-32-573",
  IS: "S-1-5-32-568",
  IU: "S-1-5-4",
  LS: "S-1-5-19",
  LU: "S-1-5-32-559",
  MU: "S-1-5-32-558",
  NO: "S-1-5-32-556",
  NS: "S-1-5-20",
  NU: "S-1-5-2",
  OW: "S-1-3-4",
  PO: "S-1-5-32-550",
  PS: "S-1-5-10",
  PU: "S-1-5-32-547",
  RC: "S-1-5-12",
  RD: "S-1-5-32-555",
  RE: "S-1-5-32-552",
  RM: "S-1-5-32-580",
  RU: "S-1-5-32-554",
  SO: "S-1-5-32-549",
  SU: "S-1-5-6",
  SY: "S-1-5-18",
  UD: "S-1-5-84-0-0-0-0-0",
  WD: "S-1-1-0",
};

function accountOf(written: string): string {
  return accounts[written] ?? written;
}
