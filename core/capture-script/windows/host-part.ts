import { accessReaders } from "./parts/access.ts";
import { commandRunners } from "./parts/commands.ts";
import { fileReaders } from "./parts/files.ts";
import { frameOfItems } from "./parts/frame.ts";
import { registryReaders } from "./parts/registry.ts";
import { wmiReader } from "./parts/wmi.ts";

/** Says where and when it was taken, and runs what the policies read. */
const main = String.raw`
function naHead([string]$name, [string]$value) { "@$name " + ($value -replace '[^A-Za-z0-9 ._:/+-]', '') }
function naCharset {
  $page = "$((Get-ItemProperty -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Nls\CodePage').ACP)"
  switch ($page) {
    '932' { 'shift_jis' }
    '936' { 'gbk' }
    '949' { 'euc-kr' }
    '950' { 'big5' }
    '65001' { 'utf-8' }
    default { "windows-$page" }
  }
}
function naMain {
  $now = (Get-Date).ToUniversalTime()
  '@nessus-audit 1'
  naHead 'host' $env:COMPUTERNAME
  naHead 'system' 'Windows'
  if ($naElevated) { naHead 'elevated' 'yes' } else { naHead 'elevated' 'no' }
  naHead 'powershell' "$($PSVersionTable.PSVersion) $naMode"
  naHead 'taken' ('{0:d4}-{1:d2}-{2:d2}T{3:d2}:{4:d2}:{5:d2}Z' -f $now.Year, $now.Month, $now.Day, $now.Hour, $now.Minute, $now.Second)
  naHead 'charset' (naCharset)
  naReads
  naCommands
  "@done $script:naCount"
}
naMain
`;

/**
 * The part of a capture script that is the same for every policy. It runs under Windows PowerShell 5.1 and
 * PowerShell 7, and in constrained language mode: what would need a .NET method there is obtained in another
 * way, or left out.
 *
 * What it prints has the frame that scripts for Unix print (`core/capture-script/host-part.ts`), with the
 * same sums and escapes, and one more sign: a line that begins with `+` continues the one above, since
 * Windows consoles wrap wide lines, even into a file. Further items, which
 * `core/snapshot/capture/windows-items.ts` reads:
 *
 *     @elevated yes                 in addition to @host, @system, @taken and @charset; also @powershell, its version and language mode
 *     @registry                     a key as an export has it, with the values that were asked for; "Name"=- if there is none
 *     @rows                         namespace:class, column, condition; the value of each row, =text, or - for no value
 *     @acl                          file:PATH, key:PATH or service:NAME; a security descriptor
 *     @group                        its name; SID and name of each member
 *     @end 0 LINES BYTES SUM        or keys, which is 0 and says that all keys below are listed; absent, denied, unclear, failed
 */
const powershellPart = [
  frameOfItems,
  registryReaders,
  fileReaders,
  accessReaders,
  wmiReader,
  commandRunners,
  main,
].join("");

/**
 * The lines after those for the items of the policies, which say how to read them. Limits: bytes of one item,
 * seconds of one command.
 */
export function powershellHostPart({ bytes, seconds }: { bytes: number; seconds: number }): string {
  return [`$naMax = ${bytes}`, `$naSeconds = ${seconds}`, powershellPart.trimStart()].join("\n");
}
