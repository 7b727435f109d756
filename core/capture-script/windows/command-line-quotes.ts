/**
 * What PowerShell runs for the arguments of powershell.exe: on its command line, a Windows program reads `\"`
 * as a quote, and drops a quote without a backslash. This only applies if a policy writes `\"`; otherwise a
 * quote is what it is at a prompt, because how the scanner treats it is not documented.
 */
export function fromCommandLine(args: string): string {
  if (!args.includes('\\"')) return args;
  return args.replace(/(\\*)"/g, (_, slashes: string) => {
    const kept = "\\".repeat(slashes.length >> 1);
    return slashes.length % 2 === 1 ? `${kept}"` : kept;
  });
}
