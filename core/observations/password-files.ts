/** Files that hold hashes of passwords, on any Unix. */
const passwordFiles =
  /\/(?:shadow|gshadow|opasswd|master\.passwd|security\/passwd|spwd\.db|tcb\/files\/auth\/|dslocal\/nodes\/[^/]*\/users\/)/;

/** May the file hold hashes of passwords? The capture script asks the same of what a glob matches. */
export function holdsHashes(path: string): boolean {
  return passwordFiles.test(path);
}
