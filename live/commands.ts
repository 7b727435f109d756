/**
 * The commands that list the sockets of a machine, by platform. They are fixed: no policy, workspace or
 * setting can change them.
 */

export interface SocketListing {
  /** Prints the sockets; the listing fails if this command does. */
  sockets: CommandLine;
  /**
   * Prints process names by process id, for socket listings that only show ids. Optional: names may be
   * missing.
   */
  names?: CommandLine;
}

export interface CommandLine {
  /** File name without a folder and, on Windows, with its extension. */
  program: string;
  args: readonly string[];
}

/** The listings to try, best first; `ss` comes before `netstat` because it needs no /proc of other users. */
export function socketListings(platform: NodeJS.Platform): SocketListing[] {
  switch (platform) {
    case "linux":
    case "android":
      return [
        { sockets: { program: "ss", args: ["-tulpn"] } },
        { sockets: { program: "netstat", args: ["-tulpn"] } },
        // busybox can be built without -p
        { sockets: { program: "netstat", args: ["-tuln"] } },
      ];
    case "darwin":
      // lsof shows a user only the user's own sockets, so that netstat is the base and -v adds the process ids
      return [
        {
          sockets: { program: "netstat", args: ["-anv"] },
          names: { program: "ps", args: ["-axo", "pid,comm"] },
        },
        { sockets: { program: "lsof", args: ["-nP", "-iTCP", "-sTCP:LISTEN", "-iUDP"] } },
      ];
    case "win32":
      return [
        {
          sockets: { program: "netstat.exe", args: ["-ano"] },
          // the table form cuts names after 25 characters
          names: { program: "tasklist.exe", args: ["/FO", "CSV"] },
        },
      ];
    case "freebsd":
      return [
        { sockets: { program: "sockstat", args: ["-46l"] } },
        { sockets: { program: "netstat", args: ["-an"] } },
      ];
    default:
      return [{ sockets: { program: "netstat", args: ["-an"] } }];
  }
}

/** As a user would type it; the fixed arguments need no quoting. */
export function commandText(command: CommandLine): string {
  return [command.program.replace(/\.exe$/, ""), ...command.args].join(" ");
}
