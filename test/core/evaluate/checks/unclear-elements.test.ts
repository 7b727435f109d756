import { allow, check, deny, ss, unix } from "../fixture.ts";

const host = ss("tcp 0.0.0.0:22 sshd 7", "tcp 0.0.0.0:443 nginx 8");

/**
 * Elements for which the guide does not say what they match, with the status of an allow and of a deny list.
 * Decided if every reading agrees: a range, whatever it means, matches nothing outside of it.
 */
const elements: [element: string, allowed: string, denied: string][] = [
  ["22,443", "PASSED", "FAILED"],
  ["(80,443),22", "UNDECIDED", "FAILED"],
  ["(80,443)", "UNDECIDED", "UNDECIDED"],
  ["1-1024", "UNDECIDED", "UNDECIDED"],
  ["1024-65535", "FAILED", "PASSED"],
  ["ssh", "UNDECIDED", "UNDECIDED"],
  ["any", "UNDECIDED", "UNDECIDED"],
  ["22,any", "UNDECIDED", "FAILED"],
  ["22,443,any", "PASSED", "FAILED"],
  ["*", "UNDECIDED", "UNDECIDED"],
  ["22;443", "UNDECIDED", "UNDECIDED"],
  ["8000-8100", "FAILED", "PASSED"],
  ["22,443,8000-8100", "PASSED", "FAILED"],
  ["23", "FAILED", "PASSED"],
  ["23,,", "FAILED", "PASSED"],
  ["23,70000", "FAILED", "PASSED"],
];

for (const [element, allowed, denied] of elements) {
  check(`the ports ${element}`, { policy: unix(allow(element), deny(element)), host }, [
    `${allowed}${allowed === "UNDECIDED" ? " (undocumented)" : ""} allow: …`,
    `${denied}${denied === "UNDECIDED" ? " (undocumented)" : ""} deny: …`,
  ]);
}
