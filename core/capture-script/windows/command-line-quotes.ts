/**
 * What PowerShell runs for arguments of powershell.exe: a program of Windows takes `\"` on its command line for a quote,
 * and one without a backslash for none of the text. Only where a policy writes `\"` does it write for that; a quote in
 * other texts is what it is at a prompt, since what the scanner makes of it is not documented.
 */
export function fromCommandLine(args: string): string {
  if (!args.includes('\\"')) return args;
  return args.replace(/(\\*)"/g, (_, slashes: string) => {
    const kept = "\\".repeat(slashes.length >> 1);
    return slashes.length % 2 === 1 ? `${kept}"` : kept;
  });
}
