import assert from "node:assert/strict";
import { it } from "node:test";
import { changingWord } from "../../../../core/capture-script/windows/changing-commands.ts";

const cases: [command: string, word: string | undefined][] = [
  ["Get-Fern | Where-Object { $_.Name -eq 'setup' } | Format-List", undefined],
  ["(Get-Item 'C:\\x').VersionInfo", undefined],
  ["Get-Fern 2>&1 | Out-String; if ($x -gt 3) { Write-Output yes }", undefined],
  ["Import-Module Fern; Get-Fern 2>$null > $null", undefined],
  ["reg query HKLM\\Fern", undefined],
  ["sc.exe qc fern", undefined],
  ["appcmd.exe list config /section:fern", undefined],
  ["New-Object PSObject", undefined],
  ["get-acl x | set-acl y", "set-acl"],
  ["if (1) {Remove-Item x}", "Remove-Item"],
  ["Get-Fern | Out-File x", "Out-File"],
  ["(New-Object Net.WebClient).DownloadString('http://fern')", "WebClient"],
  ["iex $x", "iex"],
  ["$key.SetValue('a', 1)", ".SetValue("],
  ["reg add HKLM\\Fern", "reg add"],
  ["net stop fern", "net stop"],
  ["C:\\Windows\\System32\\net.exe user fern /add", "C:\\Windows\\System32\\net.exe user fern /"],
  ["netsh advfirewall set allprofiles state off", "netsh advfirewall set"],
  ["auditpol /get /category:*", undefined],
  ["auditpol /clear", "auditpol /clear"],
  ["secedit /configure /db x", "secedit /configure"],
  ["del x", "del"],
  ["Get-Fern > C:\\x.txt", "> C:\\x.txt"],
  ["appcmd.exe delete site x", "appcmd.exe delete"],
];
for (const [command, word] of cases) {
  it(`${word ?? "nothing"} changes something: ${command}`, () => assert.equal(changingWord(command), word));
}
