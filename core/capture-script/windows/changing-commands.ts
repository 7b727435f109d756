/**
 * The first word in a command of a Windows policy that shows that it does more than read; undefined if none
 * does. A hint for the reader of the script, not a proof: a command may call anything.
 */
export function changingWord(command: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(command);
    if (found !== null) return found[0].trim().replace(/\s+/g, " ");
  }
  return undefined;
}

/** Verbs of cmdlets that change, send or start something, and exceptions that have such a verb. */
const verbs =
  "Set|Remove|New|Stop|Restart|Start|Add|Clear|Disable|Enable|Install|Uninstall|Invoke|Move|Rename|Copy|Out|Export|Import|Register|Unregister|" +
  "Update|Reset|Suspend|Resume|Send|Save|Grant|Revoke|Publish|Mount|Dismount|Initialize|Format|Repair|Restore|Lock|Unlock|Block|Unblock|Push|" +
  "Submit|Connect|Enter|Expand|Optimize|Approve|Complete|Confirm|Deny|Edit|Limit|Merge|Protect|Unprotect|Switch|Sync|Undo|Write";
const harmless =
  "Format-(?:List|Table|Wide|Custom|Hex)|Out-(?:String|Null|Host|Default)|Write-(?:Output|Host|Verbose|Warning|Error|Debug|Information|Progress)|" +
  "New-(?:Object|Variable|TimeSpan|Guid)|Set-(?:Variable|StrictMode|Location)|Start-Sleep|Import-Module|Add-(?:Member|PSSnapin|Type)|Clear-(?:Host|Variable)|Push-Location";

/** Where a program can begin: at the start, and after the end of another or what calls it. */
const start = String.raw`(?:^|[\n;&|({"'])\s*(?:[\w:.\\%$]*\\)?`;

const patterns: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\w-])(?!(?:${harmless})\b)(?:${verbs})-[A-Za-z]\w*`, "i"),
  /\b(?:iex|iwr|irm|DownloadString|DownloadFile|WebClient|Sockets\.\w+Client)\b/i,
  /\.(?:Delete|Kill|Create|SetValue|DeleteValue|WriteAll\w+|SetAccessControl|Put|Start|Stop|Save)\s*\(/i,
  new RegExp(
    String.raw`${start}(?:del|erase|rd|rmdir|ren|move|copy|xcopy|robocopy|mkdir|md|ri|rm|sc|si|ni|sp|spsv|kill|sasv|icacls\s[^\n;|]*\/(?:grant|deny|remove|reset|setowner|inheritance))(?:\.exe)?\s(?!query|qc|sdshow)`,
    "i",
  ),
  new RegExp(
    String.raw`${start}(?:taskkill|shutdown|logoff|takeown|cacls|format|diskpart|msiexec|regsvr32|rundll32|bitsadmin|certutil|curl|wget|ftp|ssh|psexec\w*|wscript|cscript|mshta)(?:\.exe)?(?![\w-])`,
    "i",
  ),
  new RegExp(
    String.raw`${start}(?:reg(?:\.exe)?\s+(?:add|delete|import|copy|restore|load|unload)|net1?(?:\.exe)?\s+(?:stop|start|use|share|user\s[^\n;|]*\/|localgroup\s[^\n;|]*\/)|netsh(?:\.exe)?\s[^\n;|]*\b(?:set|add|delete|reset)|` +
      String.raw`schtasks(?:\.exe)?\s+\/(?:create|delete|change|run|end)|auditpol(?:\.exe)?\s+\/(?:set|clear|restore|remove)|secedit(?:\.exe)?\s+\/(?:configure|import|refreshpolicy)|bcdedit(?:\.exe)?\s+\/(?!enum)\w+|wmic\s[^\n;|]*\b(?:call|delete|create|set))\b`,
    "i",
  ),
  /^appcmd\.exe\s+(?:set|add|delete|start|stop|recycle|lock|unlock|clear|reset|migrate|install|uninstall|restore|configure)\b/i,
  /(?<![-=2*0-9&])>{1,2}\s*(?![&=$\s]|$)[^\s|;&]+/,
];
