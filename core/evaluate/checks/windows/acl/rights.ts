/** Rights as ACL blocks name them (G 254-260), as bits of an access mask. */
export type AclType = "file" | "key" | "service";

/** The right to wait for the end of a call: Windows adds it as it likes. */
export const synchronize = 0x100000;

const standard = { delete: 0x10000, "change permissions": 0x40000, "take ownership": 0x80000 };

const rights: Readonly<Record<AclType, Readonly<Record<string, number>>>> = {
  file: {
    "full control": 0x1f01ff,
    modify: 0x1301bf,
    "read & execute": 0x1200a9,
    read: 0x120089,
    "list folder contents": 0x1200a9,
    "traverse folder / execute file": 0x20,
    "list folder / read data": 0x1,
    "read attributes": 0x80,
    "read extended attributes": 0x8,
    "create files / write data": 0x2,
    "create folders / append data": 0x4,
    "write attributes": 0x100,
    "write extended attributes": 0x10,
    "delete subfolder and files": 0x40,
    "delete subfolders and files": 0x40,
    "read permissions": 0x20000,
    ...standard,
  },
  key: {
    "full control": 0xf003f,
    read: 0x20019,
    "query value": 0x1,
    "set value": 0x2,
    "create subkey": 0x4,
    "enumerate subkeys": 0x8,
    notify: 0x10,
    "create link": 0x20,
    delete: 0x10000,
    "write dac": 0x40000,
    "write owner": 0x80000,
    "read control": 0x20000,
  },
  service: {
    "full control": 0xf01ff,
    "query template": 0x1,
    "change template": 0x2,
    "query status": 0x4,
    "enumerate dependents": 0x8,
    start: 0x10,
    stop: 0x20,
    "pause and continue": 0x40,
    interrogate: 0x80,
    "user-defined control": 0x100,
    "read permissions": 0x20000,
    ...standard,
  },
};

/** The bits of a right; undefined if the guide does not say which they are, as for `write`. */
export function maskOfRight(type: AclType, right: string): number | undefined {
  const name = right.trim().toLowerCase().replace(/\s+/g, " ");
  return Object.hasOwn(rights[type], name) ? rights[type][name] : undefined;
}

/** What the generic rights mean: all, read, write and execute. */
const generic: Readonly<Record<AclType, readonly [bit: number, mask: number][]>> = {
  file: [
    [0x10000000, 0x1f01ff],
    [0x80000000, 0x120089],
    [0x40000000, 0x120116],
    [0x20000000, 0x1200a0],
  ],
  key: [
    [0x10000000, 0xf003f],
    [0x80000000, 0x20019],
    [0x40000000, 0x20006],
    [0x20000000, 0x20019],
  ],
  service: [
    [0x10000000, 0xf01ff],
    [0x80000000, 0x2008d],
    [0x40000000, 0x20002],
    [0x20000000, 0x20170],
  ],
};

/** Replaces generic rights in a mask by those of the object, and removes `synchronize`. */
export function plainMask(type: AclType, mask: number): number {
  let plain = mask;
  for (const [bit, stands] of generic[type]) {
    if ((plain & bit) !== 0) plain = (plain & ~bit) | stands;
  }
  return (plain & ~synchronize) >>> 0;
}

/** Which objects an entry is for, besides or below the one that has it. */
export type Scope = "self" | "folders" | "files";

const scopes: Readonly<Record<string, readonly Scope[]>> = {
  "this folder only": ["self"],
  "this object only": ["self"],
  "this folder and files": ["self", "files"],
  "this folder and subfolders": ["self", "folders"],
  "this folder, subfolders and files": ["self", "folders", "files"],
  "files only": ["files"],
  "subfolders only": ["folders"],
  "subfolders and files only": ["folders", "files"],
  "this key only": ["self"],
  "this key and subkeys": ["self", "folders"],
  "subkeys only": ["folders"],
};

export function scopesOf(apply: string): readonly Scope[] | undefined {
  const name = apply.trim().toLowerCase().replace(/\s+/g, " ");
  return Object.hasOwn(scopes, name) ? scopes[name] : undefined;
}
