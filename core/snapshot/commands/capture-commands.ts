/** A command line that prints what a snapshot is read from, using only what comes with the system. */
export interface CaptureCommand {
  id: string;
  /** The name of the system, as shown to the user. */
  system: string;
  /**
   * What has to run it: a Bourne shell, where root sees the processes of all users; the same on a system that
   * does not say which file a process runs; or PowerShell, which reads all services in an elevated window.
   */
  runsIn: "shell" | "shell-without-hashes" | "powershell";
  /** One line, which writes no file and opens no connection. */
  command: string;
}

/** Prints each command as a prompt before its output, so that a reader knows what the output lists. */
function shell(...steps: string[]): string {
  return `{ ${steps.join("; ")}; } 2>/dev/null`;
}

/**
 * On a terminal of 80 columns, ps would cut its lines. It looks at this variable first; not every ps has an
 * option for it.
 */
const wide = "COLUMNS=9999 ";

function showCommand(command: string): string {
  return `echo '$ ${command}'; ${command.startsWith("ps ") ? wide : ""}${command}`;
}

/** MD5 of each path on standard input; a path may contain blanks. */
function hashEach(command: string): string {
  return `sort -u | while read -r f; do ${command} "$f"; done`;
}

export const captureCommands: readonly CaptureCommand[] = [
  {
    id: "linux",
    system: "Linux",
    runsIn: "shell",
    command: shell(
      `if command -v ss >/dev/null; then ${showCommand("ss -tulpn")}; else ${showCommand("netstat -tulpn")}; fi`,
      showCommand("ps -eo pid,user,comm,args"),
      "echo '$ md5sum'",
      `{ ss -tulpn || netstat -tulpn; } | grep -oE 'pid=[0-9]+|[0-9]+/[A-Za-z]' | tr -dc '0-9\\n' | sort -u | while read -r p; do readlink "/proc/$p/exe"; done | ${hashEach("md5sum")}`,
    ),
  },
  {
    id: "macos",
    system: "macOS",
    runsIn: "shell",
    command: shell(
      showCommand("lsof -nP -iTCP -iUDP -sTCP:LISTEN"),
      showCommand("ps -axo pid,user,ucomm,comm"),
      "echo '$ md5'",
      `lsof -t -nP -iTCP -iUDP -sTCP:LISTEN | sort -u | while read -r p; do ps -p "$p" -o comm=; done | ${hashEach("md5")}`,
    ),
  },
  {
    id: "bsd",
    system: "FreeBSD, NetBSD",
    runsIn: "shell",
    command: shell(
      showCommand("sockstat -l"),
      showCommand("ps -axo pid,user,ucomm,args"),
      "echo '$ md5'",
      `sockstat -l | awk 'NR > 1 { print $3 }' | sort -u | while read -r p; do readlink "/proc/$p/file" || procstat -h -b "$p" | awk '{ print $NF }'; done | ${hashEach("md5")}`,
    ),
  },
  {
    id: "openbsd",
    system: "OpenBSD",
    runsIn: "shell-without-hashes",
    command: shell(showCommand("netstat -an"), showCommand("ps -axo pid,user,comm,args")),
  },
  {
    id: "solaris",
    system: "Solaris, illumos",
    runsIn: "shell",
    command: shell(
      showCommand("netstat -an -f inet"),
      showCommand("netstat -an -f inet6"),
      showCommand("ps -eo pid,user,comm"),
      "echo '$ digest -v -a md5'",
      `for p in /proc/[0-9]*; do ls -l "$p/path/a.out"; done | sed -n 's/.* -> //p' | ${hashEach("digest -v -a md5")}`,
    ),
  },
  {
    id: "aix",
    system: "AIX",
    runsIn: "shell",
    command: shell(
      showCommand("netstat -an"),
      showCommand("ps -eo pid,user,comm,args"),
      "echo '$ csum -h MD5'",
      `ps -eo args | awk '$1 ~ /^\\// { print $1 }' | ${hashEach("csum -h MD5")}`,
    ),
  },
  {
    id: "windows",
    system: "Windows",
    runsIn: "powershell",
    command:
      "netstat -ano; tasklist; Get-Process -Id (@((Get-NetTCPConnection -State Listen).OwningProcess) + @((Get-NetUDPEndpoint).OwningProcess) | Sort-Object -Unique) -ErrorAction SilentlyContinue | Where-Object Path | Select-Object -ExpandProperty Path -Unique | ForEach-Object { Get-FileHash -Algorithm MD5 -LiteralPath $_ } | Format-List Algorithm, Hash, Path",
  },
];
