/** `alias ss='ss -4'`, `ss() {`, `function ss`, `Set-Alias ss …`, `doskey netstat=…` */
const REDEFINITIONS: readonly RegExp[] = [
  /(?:^|[\s;&|])(?:alias|doskey|set-alias|new-alias)\s+(?:-\w+\s+){0,3}["']?([\w-]{1,40})/i,
  /(?:^|[\s;&|])function\s+([\w-]{1,40})/i,
  /(?:^|[\s;&|])([\w-]{1,40})\s?\(\)\s?\{/,
];

/** The name of the program that the line redefines, in lower case; undefined if there is none. */
export function redefinedIn(line: string): string | undefined {
  const text = line.slice(0, 1000);
  if (!/alias|doskey|function|\(\)/i.test(text)) return undefined;
  for (const pattern of REDEFINITIONS) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return name.toLowerCase();
  }
  return undefined;
}
