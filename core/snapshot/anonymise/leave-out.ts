import { keyBlocks, type Part } from "./key-blocks.ts";

/** Something that no stand-in can hide, and that was removed from a text. */
export interface LeftOut {
  /** Line of the text, from 1. */
  line: number;
  /** Such as "a private key". */
  what: string;
}

/**
 * What must not be shown, each on one line. Repetitions are bounded, so that the time stays linear in the
 * length of a line.
 */
const patterns: readonly { what: string; pattern: RegExp; withRecord?: true }[] = [
  // shadow(5): name, password or what locks it, and seven numbers, most of which may be missing
  {
    what: "a line of a password file",
    pattern: /^[^\s:]{1,256}:(?:[!*x]{1,3}|[^\s:]{13,512}):\d{0,10}(?::\d{0,10}){6}(?=\r?$)/gm,
  },
  // crypt(5), with the record that it is in, such as that of BSD's master.passwd
  {
    what: "a password hash",
    pattern:
      /\$(?:[1567yPHS]|2[abxy]?|gy|md5|sha1|apr1|scrypt|argon2(?:id|i|d)?|pbkdf2[\w-]{0,20})\$[^\s<>"']{8,2000}/g,
    withRecord: true,
  },
  // secretsdump and pwdump: name, number, LM hash, NT hash
  {
    what: "a password hash",
    pattern: /:\d{1,10}:(?:[0-9A-Fa-f]{32}|[\w* ]{1,32}):[0-9A-Fa-f]{32}:{0,3}/g,
    withRecord: true,
  },
  // RFC 2307
  {
    what: "a password hash",
    pattern: /\{(?:S?SHA(?:256|384|512)?|S?MD5|CRYPT|PBKDF2[\w-]{0,20})\}[^\s<>"']{8,2000}/g,
  },
  {
    what: "a key",
    pattern:
      /\b(?:ssh-(?:rsa|dss|ed25519|ed448)|ecdsa-sha2-[\w-]{1,32}|sk-[\w@.-]{1,64}) AAAA[\w+/=]{20,20000}/g,
  },
  // in the command lines of processes; the name of the option stays
  {
    what: "a password",
    pattern:
      /(?<=(?:password|passwd|passphrase|secret|token|api[_-]?key)["']?=)(?!\(left out)(?:"[^"\n]{1,500}"|'[^'\n]{1,500}'|[^\s"'<>]{1,500})/gi,
  },
  {
    what: "a password",
    pattern:
      /(?<=--(?:password|passwd|passphrase|secret|token|api-key) )(?!\(left out)[^\s"'<>-][^\s"'<>]{0,500}/gi,
  },
  { what: "a password", pattern: /(?<=:\/\/[^\s:@/<>"']{1,100}:)[^\s@/<>"']{1,200}(?=@)/g },
];

/**
 * Removes what can't be anonymised: keys, certificates, passwords and their hashes. A note takes its place,
 * and line numbers stay the same.
 */
export function leaveOut(text: string): { text: string; leftOut: LeftOut[] } {
  const parts = [...keyBlocks(text), ...patterns.flatMap((pattern) => partsOf(text, pattern))];
  parts.sort((a, b) => a.start - b.start || b.end - a.end);
  const leftOut: LeftOut[] = [];
  let result = "";
  let at = 0;
  let line = 1;
  for (const { start: wanted, end, what } of parts) {
    if (end <= at) continue;
    const start = Math.max(wanted, at);
    const before = text.slice(at, start);
    line += newlines(before);
    leftOut.push({ line, what });
    const inside = newlines(text.slice(start, end));
    result += `${before}(left out: ${what})${"\n".repeat(inside)}`;
    line += inside;
    at = end;
  }
  return { text: result + text.slice(at), leftOut };
}

function partsOf(text: string, { what, pattern, withRecord }: (typeof patterns)[number]): Part[] {
  return [...text.matchAll(pattern)].map((match) => {
    const start = withRecord ? recordStart(text, match.index) : match.index;
    return { start, end: match.index + match[0].length, what };
  });
}

const longestRecord = 512;

/** Finds where the run of characters begins that ends with a part. */
function recordStart(text: string, end: number): number {
  const before = text.slice(Math.max(0, end - longestRecord), end);
  return end - /[^\s<>"']*$/.exec(before)![0].length;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
