/** A path as an argument of a command that people copy: in single quotes where a shell would make anything else of it. */
export function shellPath(path: string): string {
  if (/^[\w./@%+=:,~*?[\]!^-]+$/.test(path)) return path;
  return `'${path.replace(/[\r\n\t]/g, "?").replaceAll("'", `'\\''`)}'`;
}
