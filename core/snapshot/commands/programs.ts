import type { Stage } from "./pipeline.ts";
import { baseName } from "./wrappers.ts";

/** Programs whose output a reader knows. */
export const PRINTERS = new Set(
  (
    "netstat ss lsof sockstat nmap masscan rustscan naabu osqueryi osqueryd ps tasklist pslist cat type head tail esxcli " +
    "get-nettcpconnection get-netudpendpoint get-process gps get-filehash get-ciminstance uname " +
    "md5sum sha1sum sha256sum sha384sum sha512sum md5 sha1 sha256 sha384 sha512 shasum digest openssl certutil csum fciv"
  ).split(" "),
);

/** Programs that print nothing, or nothing that looks like a row. */
const QUIET = new Set(
  (
    "cd pushd popd chdir set-location echo printf write-host write-output set unset export setenv let source . true false : " +
    "sleep start-sleep wait date get-date time hostname uptime w who whoami id logname tty stty clear cls reset exit logout " +
    "login chcp title prompt mode ver systeminfo uname ls dir get-childitem pwd mkdir rm touch chmod which where whereis command " +
    "history ulimit umask trap service systemctl yum apt apt-get dnf apk pkg brew modprobe for in select case read rem mesg " +
    "screen tmux script enable terminal configure killall kill"
  ).split(" "),
);

/** Shells, and what starts one: they print nothing unless they are told to run something. */
const SHELLS = new Set(
  "bash sh dash ksh zsh ash csh tcsh fish cmd powershell pwsh sudo su doas ssh plink telnet mosh".split(" "),
);

/** Programs that print files as they are. */
const VIEWERS = new Set(
  "cat type less more most bat nl tac get-content gc view vi vim nano notepad".split(" "),
);

/** Programs that print a part of what they read; at a doubtful prompt, a sentence may mention them. */
const FILTERS = new Set(
  (
    "grep egrep fgrep zgrep rg ag ack awk gawk mawk nawk sed perl cut head tail find findstr select-string sls " +
    "where-object select-object uniq python python3 ruby"
  ).split(" "),
);

/** Does the program select rows of its input? */
export function isFilter({ words }: Stage): boolean {
  return FILTERS.has(baseName(words[0]!));
}

/** Is the output of the command certainly not a list of sockets? */
export function isQuiet({ words }: Stage): boolean {
  const name = baseName(words[0]!);
  if (QUIET.has(name) || /^\w+=|^#/.test(words[0]!)) return true;
  // The name of a host or a user is followed by what they run, which is looked at by itself.
  const takesName = ["ssh", "su", "sudo", "telnet", "mosh", "plink"].includes(name);
  return SHELLS.has(name) && words.slice(1).every((arg) => /^[-/+]/.test(arg) || takesName);
}

/** Does the command print files unchanged? */
export function isViewer({ words }: Stage): boolean {
  return VIEWERS.has(baseName(words[0]!)) && words.slice(1).every((arg) => !/^[-+]/.test(arg));
}
