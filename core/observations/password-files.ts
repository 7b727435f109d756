/** Files with password hashes, on any Unix. */
const passwordFiles =
  /\/(?:shadow|gshadow|opasswd|master\.passwd|security\/passwd|spwd\.db|tcb\/files\/auth\/|dslocal\/nodes\/[^/]*\/users\/)/;

/** Can the file contain password hashes? The capture script asks the same about what a glob matches. */
export function holdsHashes(path: string): boolean {
  return passwordFiles.test(path);
}
