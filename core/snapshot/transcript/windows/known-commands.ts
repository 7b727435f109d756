import type { Typed } from "../known-programs.ts";

/** Programs and built-in commands that people run at a Windows prompt to see how a host is set up. */
const known = new Set(
  (
    "appcmd arp assoc attrib auditpol bcdedit cacls cd certutil chcp chdir cls cmd copy date del dir dism driverquery echo exit " +
    "fc fc.exe find findstr fsutil ftype get-content gpresult gpupdate hostname icacls ipconfig klist lgpo manage-bde md more net " +
    "net1 netdom netsh netstat nltest nslookup ping powercfg powershell prompt pushd pwsh qwinsta reg regedit repadmin route " +
    "sc schtasks secedit set sfc subinacl systeminfo takeown tasklist time tracert type ver vssadmin w32tm wevtutil where whoami " +
    "winrm wmic xcopy"
  ).split(" "),
);

/** Is the text after a prompt sign a command? */
export function judgeTypedInWindows(typed: string): Typed {
  const text = typed.trim();
  if (text === "") return "nothing";
  const word = /^[^\s|;&<>]+/.exec(text)?.[0] ?? text;
  if (/^[A-Za-z]+-[A-Za-z]\w+$/.test(word) || /^[$(&."']/.test(word)) return "known";
  const name = word
    .toLowerCase()
    .replace(/^.*[\\/]/, "")
    .replace(/\.exe$/, "");
  return known.has(name) ? "known" : "possible";
}

const showsText =
  /(?:^|[\s;|&(])(?:type|more|find|findstr|echo|get-content|gc|cat|select-string|sls|write-output|write-host|out-string|fc)(?=[\s.)]|$)/i;

/** Can the command print the text of a file, which may contain anything, even prompts? */
export function mayShowWindowsText(typed: string): boolean {
  return showsText.test(typed) || judgeTypedInWindows(typed) !== "known";
}

const shells =
  /(?:^|[\s;|&(\\])(?:cmd|powershell|pwsh|bash|wsl|ssh|enter-pssession|exit-pssession|etsn|exsn|exit|runas|psexec|psexec64|winrs|prompt|nsenter)(?:\.exe)?(?=[\s;]|$)/i;

/** Can the next prompt be that of another user, host or shell? */
export function changesWindowsShell(typed: string): boolean {
  return shells.test(typed);
}

/** Can the next prompt show another folder? */
export function changesWindowsFolder(typed: string): boolean {
  return (
    /(?:^|[\s;|&(])(?:cd|chdir|pushd|popd|set-location|push-location|pop-location|sl)(?=[\s;&|)\\/.]|$)/i.test(
      typed,
    ) || /^\s*[a-z]\w*:\s*$/i.test(typed)
  );
}
