import type { RegistryValue } from "../../observations/observation.ts";
import { valueOfBytes } from "./registry-data.ts";

/** "PReg" and version 1, the first bytes of a `registry.pol` in a group policy object ([MS-GPREG] 2.2). */
const signature = [0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0];
/** The first line of the text of a policy file. */
export const policyHeader = "; Registry of a policy";

export function isPolicyFile(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/**
 * Writes a `registry.pol` as text in the form of a registry export. Keys are as in the policy: below the
 * machine or the user, which the name of its folder says. If the file is cut off, so is the text, in the same
 * value.
 */
export function policyFileText(bytes: Uint8Array): string {
  const lines = [policyHeader];
  let key: string | undefined;
  const add = (path: string, written: string) => {
    if (path !== key) lines.push("", `[${path}]`);
    key = path;
    lines.push(written);
  };
  const set = new SetValues();
  for (let at = signature.length; at < bytes.length; ) {
    const entry = entryAt(bytes, at);
    if (entry === undefined) {
      lines.push("", "; The file is cut off here.");
      break;
    }
    at = entry.end;
    const path = oneLine(entry.key);
    for (const deleted of set.takeDeleted(entry)) {
      add(oneLine(deleted.key), `${quotedName(deleted.name)}=-`);
    }
    for (const written of instructionOf(entry)) add(path, written);
  }
  lines.push("");
  return lines.join("\n");
}

interface Entry {
  key: string;
  name: string;
  type: number;
  data: Uint8Array;
  end: number;
}

/**
 * The values that entries have set so far. Entries are applied in order, so one that deletes values of a key,
 * or whole keys, undoes what was set above it.
 */
class SetValues {
  readonly #root: KeyNode = { names: new Set(), below: new Map() };

  /** Notes what an entry sets, or removes and returns what it deletes. */
  takeDeleted({ key, name, data }: Entry): { key: string; name: string }[] {
    const verb = /^\*\*([a-z]+)/i.exec(name)?.[1]?.toLowerCase();
    if (verb === undefined) {
      let node = this.#root;
      for (const part of partsOf(key)) {
        const next = node.below.get(part) ?? { names: new Set(), below: new Map() };
        node.below.set(part, next);
        node = next;
      }
      node.key ??= key;
      node.names.add(name);
    }
    const taken: { key: string; name: string }[] = [];
    const node = verb === "delvals" || verb === "deletekeys" ? this.#find(key) : undefined;
    if (node === undefined) return taken;
    if (verb === "delvals") takeNames(node, taken);
    else {
      for (const one of listOf(data)) {
        const path = partsOf(one);
        const last = path.pop();
        const parent = last === undefined ? undefined : find(node, path);
        const below = parent?.below.get(last!);
        parent?.below.delete(last!);
        const open = below === undefined ? [] : [below];
        for (let next = open.pop(); next !== undefined; next = open.pop()) {
          takeNames(next, taken);
          for (const child of next.below.values()) open.push(child);
        }
      }
    }
    return taken;
  }

  #find(key: string): KeyNode | undefined {
    return find(this.#root, partsOf(key));
  }
}

/** A key, with the names of the values that are set in it. */
interface KeyNode {
  /** As written by the first entry that sets a value. */
  key?: string;
  names: Set<string>;
  below: Map<string, KeyNode>;
}

function partsOf(key: string): string[] {
  return key
    .toLowerCase()
    .split("\\")
    .filter((part) => part !== "");
}

function find(from: KeyNode, parts: readonly string[]): KeyNode | undefined {
  let node: KeyNode | undefined = from;
  for (const part of parts) node = node?.below.get(part);
  return node;
}

function takeNames(node: KeyNode, taken: { key: string; name: string }[]): void {
  for (const name of node.names) taken.push({ key: node.key!, name });
  node.names.clear();
}

/** The names in the data of an instruction, with semicolons between them. */
function listOf(data: Uint8Array): string[] {
  const list = valueOfBytes(1, data).data as string;
  return list.split(";").filter((one) => one !== "");
}

/** `[key;value;type;size;data]`, in UTF-16 except for the numbers and the data. */
function entryAt(bytes: Uint8Array, start: number): Entry | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isCharacter(bytes, start, "[")) return undefined;
  const key = textAt(bytes, start + 2);
  if (key === undefined || !isCharacter(bytes, key.end, ";")) return undefined;
  const name = textAt(bytes, key.end + 2);
  if (name === undefined || !isCharacter(bytes, name.end, ";")) return undefined;
  const numbers = name.end + 2;
  if (
    numbers + 12 > bytes.length ||
    !isCharacter(bytes, numbers + 4, ";") ||
    !isCharacter(bytes, numbers + 10, ";")
  ) {
    return undefined;
  }
  const data = numbers + 12;
  const end = data + view.getUint32(numbers + 6, true);
  if (!isCharacter(bytes, end, "]")) return undefined;
  return {
    key: key.text,
    name: name.text,
    type: view.getUint32(numbers, true),
    data: bytes.subarray(data, end),
    end: end + 2,
  };
}

function isCharacter(bytes: Uint8Array, at: number, character: string): boolean {
  return at + 1 < bytes.length && bytes[at] === character.charCodeAt(0) && bytes[at + 1] === 0;
}

function textAt(bytes: Uint8Array, start: number): { text: string; end: number } | undefined {
  for (let at = start; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      return { text: new TextDecoder("utf-16le").decode(bytes.subarray(start, at)), end: at + 2 };
    }
  }
  return undefined;
}

/**
 * What an entry does with values. Names that begin with two asterisks are instructions ([MS-GPREG] 3.2.5.1):
 * those that delete values by name are written as deletions, and the others say nothing about single values.
 */
function instructionOf({ name, type, data }: Entry): string[] {
  const instruction = /^\*\*([a-z]+)\.?(.*)$/is.exec(name);
  if (instruction === null)
    return [`${quotedName(name)}=${writtenData(valueOfBytes(type, data), type, data)}`];
  const verb = instruction[1]!.toLowerCase();
  if (verb === "del") return [`${quotedName(instruction[2]!)}=-`];
  if (verb === "deletevalues") return listOf(data).map((one) => `${quotedName(one)}=-`);
  return [`; ${oneLine(name)}`];
}

function quotedName(name: string): string {
  return name === "" ? "@" : quote(oneLine(name));
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\0]/g, "\ufffd");
}

function writtenData(value: RegistryValue, type: number, data: Uint8Array): string {
  if (value.type === "REG_SZ" && !/[\r\n\0]/.test(value.data)) return quote(value.data);
  if (value.type === "REG_DWORD") return `dword:${value.data.toString(16).padStart(8, "0")}`;
  const bytes = [...data].map((byte) => byte.toString(16).padStart(2, "0")).join(",");
  return type === 3 ? `hex:${bytes}` : `hex(${type.toString(16)}):${bytes}`;
}
