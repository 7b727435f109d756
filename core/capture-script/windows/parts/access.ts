/** In a template, before a brace that is PowerShell's. */
const dollar = "$";

/** Who may do what: security descriptors, groups, accounts and the security policy. */
export const accessReaders = String.raw`
# Who may do what: WHAT NAME, where WHAT is file, key or service.
function naAcl([string]$of, [string]$name) {
  $item = "${dollar}{of}:$name"
  if ($of -eq 'service') {
    $told = @(& "$naTools\sc.exe" sdshow $name 2>$null)
    $code = $LASTEXITCODE
    if ($code -eq 0) { naItem 'acl' $item (naUtf8 ($told -join '')) '0' }
    elseif ($code -eq 1060) { naItem 'acl' $item $null 'absent' }
    else { naItem 'acl' $item $null 'denied' }
    return
  }
  if ($of -eq 'key') {
    $is = naOpen $name
    $path = "Registry::$name"
    # The provider takes a slash for the end of a name.
    if ($name.Contains('/')) { $is = 'unclear' }
    $isThere = $is -eq '0'
  } else {
    $path = naPath $name
    $is = naState $path
    $isThere = $is -eq 'file' -or $is -eq 'folder'
  }
  if (-not $isThere) { naItem 'acl' $item $null $is; return }
  try { naItem 'acl' $item (naUtf8 (Get-Acl -LiteralPath $path -ErrorAction Stop).Sddl) '0' }
  catch { naItem 'acl' $item $null 'denied' }
}

# Who is in a local group. Where a member can't be named, the cmdlet fails; net shows its number then.
function naGroup([string]$name) {
  try {
    $members = @(Get-LocalGroupMember -Group $name -ErrorAction Stop)
    naItem 'group' $name (naUtf8 (naText @(foreach ($member in $members) { "$($member.SID) $($member.Name)" }))) '0'
  } catch {
    if ("$($_.FullyQualifiedErrorId)" -like 'GroupNotFound*') { naItem 'group' $name $null 'absent' }
    else { naTool ('net localgroup "' + $name + '"') 'net.exe' @('localgroup', $name) }
  }
}
function naAccounts {
  try {
    $users = @(Get-LocalUser -ErrorAction Stop | Select-Object -Property @('Name', 'Enabled', 'SID') | ConvertTo-Csv -NoTypeInformation)
    naItem 'own' 'Get-LocalUser | Select-Object Name, Enabled, SID | ConvertTo-Csv -NoTypeInformation' (naUtf8 (naText $users)) '0'
  } catch { return }
}

# The security policy. Only a file can be had of it: it is the one that this script writes, and is removed at once.
function naPolicy {
  $file = "$env:TEMP\nessus-audit-$(New-Guid).inf"
  $kept = @()
  $end = 'denied'
  try {
    $null = & "$naTools\secedit.exe" /export /areas SECURITYPOLICY USER_RIGHTS /cfg $file /quiet 2>$null
    if ($LASTEXITCODE -eq 0) {
      $keeps = $false
      $kept = @(foreach ($line in Get-Content -LiteralPath $file -Encoding Unicode -ErrorAction Stop) {
        if ($line -match '\A\[') { $keeps = -not ($line -match '\A\[(Registry Values|Registry Keys|File Security)\]') }
        if ($keeps) { $line }
      })
      $end = '0'
    }
  } catch { $end = 'failed' }
  finally { Remove-Item -LiteralPath $file -Force -ErrorAction SilentlyContinue }
  naItem 'own' 'secedit /export' (naUtf8 (naText $kept)) $end
  if ($end -ne '0') { naTool 'net accounts' 'net.exe' @('accounts') }
}
`;
