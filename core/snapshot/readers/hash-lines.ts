import type { Draft } from "../draft.ts";
import { skip } from "../draft.ts";
import { addHash, algorithmOf } from "../records/file-hash.ts";
import type { Fields } from "../text/fields.ts";
import type { LineReader, Section } from "./reader.ts";

/**
 * `md5sum`, `sha256sum`, `csum` (`HASH  PATH`), BSD `md5`, `digest` and `openssl` (`MD5 (PATH) = HASH`), `certutil`
 * (path and hash on two lines).
 */
export const hashLines: LineReader = {
  format: "hashes",
  view: "none",
  commands: [],
  recognises: (fields) =>
    entryOf(fields) !== null ||
    CERTUTIL.test(fields.line.slice(0, 500)) ||
    unreadableIn(fields.line) !== null,
  open: (draft) => section(draft),
};

const TAGGED =
  /^\s*(?:MD5|SHA-?\d{1,3}|SHA[23]-\d{3}|RIPEMD160)\s*\((.{1,4096})\)\s*=\s*([0-9a-f]{32,128})\s*$/i;
const CERTUTIL = /^\s*(?:MD5|SHA1|SHA256|SHA384|SHA512)[\s-].{1,40}?\s([A-Za-z]:\\.{1,400}):\s*$/;

function section(draft: Draft): Section {
  let certutilPath: string | null = null;
  return {
    endsRowAtLine: true,
    read(fields, line) {
      const certutil = CERTUTIL.exec(fields.line.slice(0, 500));
      if (certutil) {
        certutilPath = certutil[1]!;
        return skip(draft, "header", line);
      }
      const unreadable = unreadableIn(fields.line);
      if (unreadable !== null) {
        draft.unreadableFiles.push({ ...unreadable, line });
        return skip(draft, "file that could not be read", line);
      }
      const entry = entryOf(fields);
      return entry !== null && addHash(draft, entry.path, entry.hash, line);
    },
    continues(fields, line) {
      // Old versions of certutil put spaces between the bytes.
      const hash = fields.line.replace(/\s/g, "");
      if (certutilPath !== null && algorithmOf(hash) !== null) {
        const added = addHash(draft, certutilPath, hash, line);
        certutilPath = null;
        return added;
      }
      return (
        /^\s*(?:CertUtil:|md5sum:|sha\d+sum:)/.test(fields.line) && skip(draft, "note of the command", line)
      );
    },
  };
}

/** `md5sum: /usr/sbin/telnetd: No such file or directory`, as Unix programs print it in English. */
const UNREADABLE =
  /^\s*(?:md5sum|md5|shasum|sha\d{1,3}(?:sum)?|digest|csum|openssl|cksum):\s+(?:can(?:not|'t) open (?:input file )?)?['"‘]?(\/[^'"’]{0,1000}?)['"’]?(?::\s+|\s+)(No such file or directory|Permission denied)\s*$/;

function unreadableIn(line: string): { path: string; why: "absent" | "denied" } | null {
  const match = UNREADABLE.exec(line.slice(0, 1200));
  return match && { path: match[1]!, why: match[2] === "Permission denied" ? "denied" : "absent" };
}

function entryOf(fields: Fields): { path: string; hash: string } | null {
  const first = fields.text(0);
  // md5sum marks lines that have escaped file names with a backslash.
  const hash = first.startsWith("\\") ? first.slice(1) : first;
  if (fields.count >= 2 && algorithmOf(hash) !== null) {
    const path = fields.rest(1).replace(/^\*/, "");
    return { hash, path: first === hash ? path : path.replace(/\\(.)/g, "$1") };
  }
  if (!fields.line.includes("=")) return null;
  const tagged = TAGGED.exec(fields.line.slice(0, 4400));
  return tagged && algorithmOf(tagged[2]!) !== null ? { path: tagged[1]!, hash: tagged[2]! } : null;
}
