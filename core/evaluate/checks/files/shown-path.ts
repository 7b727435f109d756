/** Writes a path as an argument of a command to copy: in single quotes if a shell would change it. */
export function shellPath(path: string): string {
  if (/^[\w./@%+=:,~*?[\]!^-]+$/.test(path)) return path;
  return `'${path.replace(/[\r\n\t]/g, "?").replaceAll("'", `'\\''`)}'`;
}
