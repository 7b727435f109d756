import type { FileStatus } from "../../../observations/observation.ts";
import { readStrings } from "../../../syntax/grammar/values/expression.ts";
import { decodeString } from "../../../syntax/string-value.ts";
import type { Host } from "../../host/host.ts";
import { textWithValues } from "../../values.ts";
import type { Because } from "../../verdict.ts";
import type { CheckSource, Written } from "../check-source.ts";
import { isUneven, modeText, octalMode, readMode } from "./file-mode.ts";

/** A property that a file must have, such as `owner : "root"`. */
export interface StatusProperty {
  name: string;
  element: Written;
  test(status: FileStatus, path: string, host: Host): Tested;
}

/**
 * Whether a file has a property. `fact` is what is true, as in `its mode is 0644, which mask 022 permits`;
 * for what is not known, it says that in the same form.
 */
export type Tested =
  | { holds: boolean; fact: string }
  | { holds: undefined; fact: string; because: Because; lacks?: keyof FileStatus };

export type FoundProperties = { ok: true; properties: StatusProperty[] } | { ok: false; reason: string };

type Read = (source: CheckSource) => StatusProperty | string | undefined;

/**
 * The properties that a check asks for in each file (G 168-172, 183), or why they can't be read: a sentence.
 */
export function statusProperties(source: CheckSource): FoundProperties {
  const properties: StatusProperty[] = [];
  for (const read of readers) {
    const property = read(source);
    if (typeof property === "string") return { ok: false, reason: property };
    if (property !== undefined) properties.push(property);
  }
  return { ok: true, properties };
}

function notShown(name: string, lacks: keyof FileStatus): Tested {
  return { holds: undefined, fact: `its ${name} is not shown`, because: "missing", lacks };
}

/**
 * One or more names with `||` between them (G 168, 172). A scan's report lists each as a separate keyword.
 */
function readNames(name: "owner" | "group"): Read {
  return (source) => {
    const keywords = source.keywords(name);
    const [first] = keywords;
    if (first === undefined) return undefined;
    const names: string[] = [];
    for (const { value } of keywords) {
      const { tree } = source.check;
      const strings = value?.kind === "word" ? [value] : value && readStrings(value);
      if (strings === undefined)
        return `The value of ${name} is not one name, or several with || between them.`;
      for (const string of strings) {
        const text =
          string.kind === "string"
            ? decodeString(tree, string, "code").text
            : tree.text.slice(string.start, string.end);
        names.push(textWithValues(text, source.values).trim());
      }
    }
    if (names.some((one) => one.includes("||"))) {
      return `The value of ${name} has || inside its quotes, and Tenable does not document whether that is several names: the guide writes "root" || "bin".`;
    }
    const wrong = names.find((one) => !/^[^\s:|,]+$/.test(one));
    if (wrong !== undefined) return `The value of ${name} is not a name: "${wrong}".`;
    const { start, end } = first.value!;
    const wanted = names.join(" or ");
    return {
      name,
      element: { text: wanted, start, end },
      test: (status) => testName(name, names, wanted, status),
    };
  };
}

function testName(
  name: "owner" | "group",
  names: readonly string[],
  wanted: string,
  status: FileStatus,
): Tested {
  const own = status[name];
  if (own === undefined) return notShown(name, name);
  const isNameless = /^\d+$/.test(own) || own === "UNKNOWN" || own === "(unknown)";
  if (isNameless) {
    if (names.includes(own)) {
      const fact = `its ${name} is ${own}, and Tenable does not document whether numbers are compared`;
      return { holds: undefined, fact, because: "undocumented" };
    }
    return { holds: names.includes("none"), fact: `its ${name} is ${own}, which has no name` };
  }
  if (own === "none" && names.includes("none")) {
    const fact = `its ${name} is named none, the word that the policy uses for a ${name} without a name`;
    return { holds: undefined, fact, because: "undocumented" };
  }
  if (names.includes(own)) return { holds: true, fact: `its ${name} is ${own}` };
  const number = names.find((one) => /^\d+$/.test(one));
  if (number !== undefined) {
    const fact = `its ${name} is ${own}, and Tenable does not document whether ${number} is compared as a number`;
    return { holds: undefined, fact, because: "undocumented" };
  }
  return { holds: false, fact: `its ${name} is ${own}, not ${wanted.replace(/\bnone\b/, "without a name")}` };
}

function readId(name: "uid" | "gid"): Read {
  return (source) => {
    const element = source.has(name) ? source.written(name) : undefined;
    if (!source.has(name)) return undefined;
    if (element === undefined || !/^\d{1,10}$/.test(element.text.trim()))
      return `The value of ${name} is not a number.`;
    const wanted = Number(element.text.trim());
    const test = (status: FileStatus): Tested => {
      const own = status[name];
      if (own === undefined) return notShown(name, name);
      const holds = own === wanted;
      return { holds, fact: `its ${name} is ${own}${holds ? "" : `, not ${wanted}`}` };
    };
    return { name, element, test };
  };
}

const readModeProperty: Read = (source) => {
  if (!source.has("mode")) return undefined;
  const element = source.written("mode");
  const wanted = element && readMode(element.text.trim());
  if (element === undefined || wanted === undefined) {
    return "The value of mode is neither an octal number of three or four digits nor like -rw-r--r--.";
  }
  const test = ({ mode, type, hidesSpecialBits }: FileStatus): Tested => {
    if (mode === undefined) return notShown("mode", "mode");
    // What is not shown can make the modes differ, but never match.
    if (hidesSpecialBits && (mode & 0o777) === (wanted.bits & 0o777)) return notShown("mode", "mode");
    const own = `its mode is ${modeText(mode)}`;
    if (mode !== wanted.bits) {
      // The guide asks for the sticky bit of /tmp, which has mode 1777, with mode 1000 (G 184).
      const hasSpecial =
        (wanted.bits & 0o777) === 0 && (mode & wanted.bits) === wanted.bits && wanted.bits !== 0;
      if (!hasSpecial) return { holds: false, fact: `${own}, not ${modeText(wanted.bits)}` };
      const fact = `${own}, and Tenable does not document whether mode ${modeText(wanted.bits)} asks for that bit alone`;
      return { holds: undefined, fact, because: "undocumented" };
    }
    if (wanted.type === undefined || wanted.type === type) return { holds: true, fact: own };
    if (type === undefined) return notShown("type", "type");
    const fact = `${own} as asked, it is not of the type that ${element.text} shows, and Tenable does not document what that means`;
    return { holds: undefined, fact, because: "undocumented" };
  };
  return { name: "mode", element, test };
};

/** Every bit of the mask must be unset in the file's mode (G 170; scans agree). */
const readMask: Read = (source) => {
  if (!source.has("mask")) return undefined;
  const element = source.written("mask");
  const mask = element && octalMode(element.text.trim());
  if (element === undefined || mask === undefined) {
    return "The value of mask is not an octal number of three or four digits.";
  }
  const test = ({ mode, hidesSpecialBits }: FileStatus): Tested => {
    if (mode === undefined) return notShown("mode", "mode");
    const holds = (mode & mask) === 0;
    if (holds && hidesSpecialBits && mask > 0o777) return notShown("mode", "mode");
    const fact = `its mode is ${modeText(mode)}, which mask ${element.text.trim()} ${holds ? "permits" : "does not permit"}`;
    return { holds, fact };
  };
  return { name: "mask", element, test };
};

const readUnevenness: Read = (source) => {
  if (!source.has("check_uneveness")) return undefined;
  const element = source.written("check_uneveness");
  const word = element?.text.trim().toUpperCase();
  if (element === undefined || (word !== "YES" && word !== "NO")) {
    return "The value of check_uneveness is neither YES nor NO.";
  }
  if (word === "NO") return undefined;
  const test = ({ mode }: FileStatus): Tested => {
    if (mode === undefined) return notShown("mode", "mode");
    const holds = !isUneven(mode);
    return { holds, fact: `its permissions, ${modeText(mode)}, are ${holds ? "even" : "uneven"}` };
  };
  return { name: "check_uneveness", element, test };
};

/** Letters of file types (G 168), as far as a snapshot distinguishes them. */
const typeLetters: Readonly<Record<string, NonNullable<FileStatus["type"]>>> = {
  f: "file",
  d: "folder",
  b: "other",
  c: "other",
  p: "other",
};

const readFileType: Read = (source) => {
  if (!source.has("file_type")) return undefined;
  const element = source.written("file_type");
  const letters = element?.text.split("|").map((letter) => letter.trim());
  if (
    element === undefined ||
    letters === undefined ||
    !letters.every((letter) => Object.hasOwn(typeLetters, letter))
  ) {
    return "The value of file_type is not one of b, c, d, p and f, or several with | between them.";
  }
  const types = letters.map((letter) => typeLetters[letter]);
  const test = ({ type }: FileStatus): Tested => {
    if (type === undefined) return notShown("type", "type");
    if (type === "other" && types.includes("other")) {
      const holds = ["b", "c", "p"].every((letter) => letters.includes(letter)) ? true : undefined;
      const fact = "it is neither a file nor a folder, and the snapshot does not show its type";
      return holds === undefined ? { holds, fact, because: "partial" } : { holds, fact };
    }
    const holds = types.includes(type);
    const own = type === "other" ? "neither a file nor a folder" : `a ${type}`;
    return { holds, fact: `it is ${own}${holds ? "" : `, not of type ${letters.join(" or ")}`}` };
  };
  return { name: "file_type", element, test };
};

const readers: readonly Read[] = [
  readNames("owner"),
  readNames("group"),
  readId("uid"),
  readId("gid"),
  readModeProperty,
  readMask,
  readUnevenness,
  readFileType,
];
