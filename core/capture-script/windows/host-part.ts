const dollar = "$";

/**
 * The part of a capture script that is the same for every policy. It runs under Windows PowerShell 5.1 and
 * PowerShell 7, and in constrained language mode: what would need a .NET method there is read in another way,
 * or left out.
 *
 * It prints the same frame as scripts for Unix (`core/capture-script/host-part.ts`), with the same sums and
 * escapes, and one more sign: a line that begins with `+` continues the one above, because Windows consoles
 * wrap wider lines, even into a file. Further items, which `core/snapshot/capture/windows-items.ts` reads:
 *
 *     @elevated yes                 in addition to @host, @system, @taken and @charset; also @powershell, its version and language mode
 *     @registry                     a key as in an export, with the values that were asked for; "Name"=- if there is none
 *     @rows                         namespace:class, column, condition; the value of each row, =text, or - for no value
 *     @acl                          file:PATH, key:PATH or service:NAME; a security descriptor
 *     @group                        its name; SID and name of each member
 *     @end 0 LINES BYTES SUM        or keys, which is 0 and means that all keys below are listed; absent, denied, unclear, failed
 */
const powershellPart = String.raw`
$ErrorActionPreference = 'Continue'
$ProgressPreference = 'SilentlyContinue'
if ($env:OS -ne 'Windows_NT') { throw 'This script is for Windows.' }
if ($env:PROCESSOR_ARCHITEW6432) { throw 'Run this script in the PowerShell of 64 bits: this one is shown other keys and files.' }
$naTools = "$env:SystemRoot\System32"
$naMode = "$($ExecutionContext.SessionState.LanguageMode)"
$naFull = $naMode -eq 'FullLanguage'
$naGroups = @(& "$naTools\whoami.exe" /groups)
$naElevated = @($naGroups -match 'S-1-16-(12288|16384)').Length -gt 0
$naFeed = [string][char]10
$script:naCount = 0
$naHives = @{
  HKEY_LOCAL_MACHINE = 'LocalMachine'
  HKEY_USERS = 'Users'
  HKEY_CLASSES_ROOT = 'ClassesRoot'
  HKEY_CURRENT_CONFIG = 'CurrentConfig'
}

# How each byte is shown; a zero is shown as one.
$naShown = @(foreach ($code in 0..255) {
  if ($code -gt 31 -and $code -lt 127 -and $code -ne 92) { [string][char]$code }
  else {
    if ($code -eq 0) { $code = 1 }
    '\{0}{1}{2}' -f ($code -shr 6), (($code -shr 3) -band 7), ($code -band 7)
  }
})

# The bytes of a text as UTF-8.
function naUtf8([string]$text) {
  $high = 0
  foreach ($sign in $text.ToCharArray()) {
    $code = [int]$sign
    if ($code -lt 128) {
      $code
      $high = 0
      continue
    }
    if ($code -ge 0xD800 -and $code -le 0xDBFF) { $high = $code; continue }
    if ($code -ge 0xDC00 -and $code -le 0xDFFF) {
      if ($high -eq 0) { $code = 0xFFFD } else { $code = 0x10000 + ($high - 0xD800) * 0x400 + $code - 0xDC00 }
    }
    $high = 0
    if ($code -lt 0x800) { 0xC0 -bor ($code -shr 6) }
    else {
      if ($code -lt 0x10000) { 0xE0 -bor ($code -shr 12) }
      else {
        0xF0 -bor ($code -shr 18)
        0x80 -bor (($code -shr 12) -band 63)
      }
      0x80 -bor (($code -shr 6) -band 63)
    }
    0x80 -bor ($code -band 63)
  }
}

# Lines as one text, each with its end.
function naText($lines) {
  $all = @($lines)
  if ($all.Length -eq 0) { '' } else { ($all -join $naFeed) + $naFeed }
}

# Prints bytes in lines that are harmless, short and can be checked, and adds them up.
function naShow([string]$mark, $bytes, $tail) {
  [long]$one = $script:naOne
  [long]$two = $script:naTwo
  $lines = 0
  $count = 0
  $line = $mark
  foreach ($part in @($bytes, $tail)) {
    foreach ($byte in $part) {
      if ($byte -eq 0) { $byte = 1 }
      $one += $byte
      $two += $one
      $count++
      if ($count % 4096 -eq 0) {
        $one %= 65521
        $two %= 65521
      }
      if ($byte -ne 10 -and $line.Length -lt 70) {
        $line += $naShown[$byte]
        continue
      }
      if ($line.EndsWith(' ')) { $line = $line.Substring(0, $line.Length - 1) + '\040' }
      $line
      if ($byte -eq 10) {
        $lines++
        $line = $mark
      } else { $line = '+' + $naShown[$byte] }
    }
  }
  $script:naOne = $one % 65521
  $script:naTwo = $two % 65521
  $script:naCounts = "$lines $count"
}

# One item: KIND KEY BYTES WORD.
function naItem([string]$kind, [string]$key, $bytes, [string]$end) {
  $script:naOne = 1
  $script:naTwo = 0
  $script:naCount++
  if ($null -eq $bytes) { $bytes = @() }
  "@$kind"
  naShow '>' (naUtf8 $key) 10
  "@key $script:naCounts $script:naOne-$script:naTwo"
  if (@($bytes).Length -gt $naMax) {
    $end = 'cut'
    $bytes = @($bytes)[0..($naMax - 1)]
  }
  if ($end -eq 'cut') { naShow '|' $bytes 10 } else { naShow '|' $bytes @(46, 10) }
  $counts = $script:naCounts
  [long]$one = $script:naOne
  [long]$two = $script:naTwo
  foreach ($sign in $end.ToCharArray()) {
    $one += [int]$sign
    $two += $one
  }
  "@end $end $counts $($one % 65521)-$($two % 65521)"
}

# A program of Windows that lists something: KEY PROGRAM ARGUMENTS. Its exit code is the word.
function naTool([string]$key, [string]$program, [string[]]$arguments) {
  try {
    $lines = @(& "$naTools\$program" @arguments 2>$null)
    naItem 'own' $key (naUtf8 (naText $lines)) "$LASTEXITCODE"
  } catch { naItem 'own' $key $null 'failed' }
}

# Opens a key of the registry. Gives 0, absent, denied, or unclear where the provider can't be asked for its name.
function naOpen([string]$key) {
  $script:naOpened = $null
  $root, $path = $key -split '\\', 2
  if ($naFull) {
    try {
      $script:naOpened = [Microsoft.Win32.RegistryKey]::OpenBaseKey($naHives[$root], 'Registry64')
      if ("$path" -ne '') { $script:naOpened = $script:naOpened.OpenSubKey("$path") }
    } catch { return 'denied' }
    if ($null -eq $script:naOpened) { 'absent' } else { '0' }
    return
  }
  if ($key.Contains('/')) { return 'unclear' }
  try {
    $script:naOpened = Get-Item -LiteralPath "Registry::$key" -ErrorAction Stop
    '0'
  } catch {
    if ($naElevated -and "$($_.FullyQualifiedErrorId)" -like 'PathNotFound*') { 'absent' } else { 'denied' }
  }
}

# The named values of a key: KEY NAMES.
function naValues([string]$key, [string[]]$names) {
  $end = naOpen $key
  if ($end -ne '0') { naItem 'registry' $key $null $end; return }
  $lines = @('Windows Registry Editor Version 5.00', '', "[$key]")
  foreach ($name in $names) { $lines += @(naValue $key $name) }
  naItem 'registry' $key (naUtf8 (naText $lines)) '0'
}

# One value of the key that is open, as an export has it; nothing where its type or data can't be told.
function naValue([string]$key, [string]$name) {
  $shown = '@'
  $own = '(default)'
  if ($name -ne '') {
    $shown = '"' + (naQuoted $name) + '"'
    $own = $name
  }
  try {
    if ($naFull) {
      if (@($script:naOpened.GetValueNames()) -notcontains $name) { return "$shown=-" }
      $kind = "$($script:naOpened.GetValueKind($name))"
      $data = $script:naOpened.GetValue($name, $null, 'DoNotExpandEnvironmentNames')
    } else {
      if (@($script:naOpened.Property) -notcontains $own) { return "$shown=-" }
      if ($own -like 'PS*') { return }
      $data = $null
      foreach ($property in (Get-ItemProperty -LiteralPath "Registry::$key" -ErrorAction Stop).PSObject.Properties) {
        if ($property.Name -eq $own) { $data = $property.Value }
      }
      $kind = naKind $key $name $data
    }
    $written = naData $kind $data
    if ($null -ne $written) { "$shown=$written" }
  } catch { return }
}

# The type of data in constrained language mode. The provider puts values of variables into texts, so reg.exe is asked.
function naKind([string]$key, [string]$name, $data) {
  if ($data -is [int]) { return 'DWord' }
  if ($data -is [long]) { return 'QWord' }
  if ($data -is [string[]]) { return 'MultiString' }
  if (-not ($data -is [string]) -or $key.Contains('"') -or $name.Contains('"') -or $name.EndsWith('\')) { return '' }
  if ($name -eq '') { $told = & "$naTools\reg.exe" query $key /ve 2>$null }
  else { $told = & "$naTools\reg.exe" query $key /v $name 2>$null }
  if ("$told" -match '\sREG_EXPAND_SZ\s') { '' } elseif ("$told" -match '\sREG_SZ(\s|$)') { 'String' } else { '' }
}

function naQuoted([string]$text) { $text.Replace('\', '\\').Replace('"', '\"') }

function naData([string]$kind, $data) {
  if ($kind -eq 'DWord') { 'dword:{0:x8}' -f $data }
  elseif ($kind -eq 'QWord') {
    $hex = '{0:x16}' -f $data
    'hex(b):' + (@(foreach ($at in 14, 12, 10, 8, 6, 4, 2, 0) { $hex.Substring($at, 2) }) -join ',')
  }
  elseif ($kind -eq 'String') {
    if ($data -cmatch '\A[ -~]*\z') { '"' + (naQuoted $data) + '"' } else { 'hex(1):' + (naWide ($data + [char]0)) }
  }
  elseif ($kind -eq 'ExpandString') { 'hex(2):' + (naWide ($data + [char]0)) }
  elseif ($kind -eq 'MultiString') {
    $text = ''
    foreach ($one in $data) { $text += $one + [char]0 }
    'hex(7):' + (naWide ($text + [char]0))
  }
  elseif ($kind -eq 'Binary') { 'hex:' + (naHex $data) }
  elseif ($kind -eq 'None') { 'hex(0):' + (naHex $data) }
}
function naHex($bytes) { @(foreach ($byte in $bytes) { '{0:x2}' -f $byte }) -join ',' }
function naWide([string]$text) {
  @(foreach ($sign in $text.ToCharArray()) {
    $code = [int]$sign
    '{0:x2},{1:x2}' -f ($code -band 255), ($code -shr 8)
  }) -join ','
}

# The keys directly below one. Those that naBelow and naUsers look into are the ones that were listed last.
function naKeys([string]$key) {
  $script:naListed = @()
  $end = naOpen $key
  if ($end -ne '0') { naItem 'registry' $key $null $end; return }
  try {
    if ($naFull) { $script:naListed = @($script:naOpened.GetSubKeyNames()) }
    else { $script:naListed = @(Get-ChildItem -LiteralPath "Registry::$key" -Name -ErrorAction Stop) }
  } catch { naItem 'registry' $key $null 'denied'; return }
  $lines = @('Windows Registry Editor Version 5.00', '', "[$key]") + @(foreach ($name in $script:naListed) { "[$key\$name]" })
  naItem 'registry' $key (naUtf8 (naText $lines)) 'keys'
}
function naBelow([string]$key, [string[]]$names) {
  foreach ($below in $script:naListed) { naValues "$key\$below" $names }
}
# The same key of each user: REST NAMES.
function naUsers([string]$rest, [string[]]$names) {
  foreach ($user in $script:naListed) {
    if ($user -ne '.DEFAULT' -and -not $user.EndsWith('_Classes')) { naValues "HKEY_USERS\$user$rest" $names }
  }
}

# The Start of a service. A name that is only displayed for a service says nothing about a key.
function naService([string]$name) {
  $key = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\' + $name
  if ((naOpen $key) -eq 'absent' -and @(Get-Service -DisplayName '*' -ErrorAction SilentlyContinue | Where-Object { $_.DisplayName -eq $name }).Length -gt 0) {
    naItem 'registry' $key $null 'unclear'
  } else { naValues $key @('Start') }
}

# A path with the folder that a variable means.
function naPath([string]$path) {
  $plain = $path.Replace('/', '\')
  if (-not ($plain -match '\A%(\w+)%(.*)\z')) { return $plain }
  $rest = $Matches[2]
  switch ($Matches[1]) {
    'systemroot' { "$env:SystemRoot$rest" }
    'windir' { "$env:SystemRoot$rest" }
    'systemdirectory' { "$env:SystemRoot\System32$rest" }
    'systemdrive' { if ($rest -eq '') { "$env:SystemDrive\" } else { "$env:SystemDrive$rest" } }
    'programfiles' { "$env:ProgramFiles$rest" }
    'commonfiles' { "$env:CommonProgramFiles$rest" }
    'programdata' { "$env:ProgramData$rest" }
    'allusersprofile' { "$env:ProgramData$rest" }
  }
}

# What there is at a path. It is absent only where the folder that it would be in can be listed, or is absent itself.
function naState([string]$path) {
  $item = $null
  try { $item = Get-Item -LiteralPath $path -Force -ErrorAction Stop } catch { $item = $null }
  if ($null -ne $item) {
    if ($item.PSIsContainer) { 'folder' } else { 'file' }
    return
  }
  $plain = $path.TrimEnd('\')
  $at = $plain.LastIndexOf('\')
  if ($at -lt 2) { return 'denied' }
  $folder = $plain.Substring(0, $at)
  if ($at -eq 2) { $folder += '\' }
  $above = naState $folder
  if ($above -eq 'absent' -or $above -eq 'file') { return 'absent' }
  if ($above -ne 'folder') { return 'denied' }
  try { $names = @(Get-ChildItem -LiteralPath $folder -Force -Name -ErrorAction Stop) } catch { return 'denied' }
  if ($names -contains $plain.Substring($at + 1)) { 'denied' } else { 'absent' }
}
function naStatus([string]$path) {
  $is = naState (naPath $path)
  if ($is -eq 'file' -or $is -eq 'folder') { naItem 'status' $path (naUtf8 $is) '0' } else { naItem 'status' $path $null $is }
}

# The text of a file: its bytes, without the mark that says how it is encoded; of UTF-16 what they mean.
function naFile([string]$path) {
  $own = naPath $path
  $is = naState $own
  if ($is -ne 'file') { naItem 'file' $path $null $is; return }
  $how = @{ Encoding = 'Byte' }
  if ($PSVersionTable.PSVersion.Major -gt 5) { $how = @{ AsByteStream = $true } }
  try { $bytes = @(Get-Content -LiteralPath $own -TotalCount ($naMax + 1) -ReadCount 0 -ErrorAction Stop @how) }
  catch { naItem 'file' $path $null 'denied'; return }
  # Some versions give one array of all bytes.
  if ($bytes.Length -eq 1 -and $bytes[0] -is [array]) { $bytes = $bytes[0] }
  $size = $bytes.Length
  $end = '0'
  if ($size -gt 2 -and $bytes[0] -eq 239 -and $bytes[1] -eq 187 -and $bytes[2] -eq 191) {
    if ($size -eq 3) { $bytes = @() } else { $bytes = $bytes[3..($size - 1)] }
  } elseif ($size -gt 1 -and (($bytes[0] -eq 255 -and $bytes[1] -eq 254) -or ($bytes[0] -eq 254 -and $bytes[1] -eq 255))) {
    $low = 0
    if ($bytes[0] -eq 254) { $low = 1 }
    $signs = @(for ($at = 2; $at + 1 -lt $size; $at += 2) { [string][char]($bytes[$at + $low] + 256 * $bytes[$at + 1 - $low]) })
    $bytes = @(naUtf8 ($signs -join ''))
    if ($size -gt $naMax) { $end = 'cut' }
  }
  naItem 'file' $path $bytes $end
}
function naVersion([string]$path, [string]$key) {
  naStatus $path
  try {
    $told = (Get-Item -LiteralPath (naPath $path) -Force -ErrorAction Stop).VersionInfo
    $version = '{0}.{1}.{2}.{3}' -f $told.FileMajorPart, $told.FileMinorPart, $told.FileBuildPart, $told.FilePrivatePart
    naItem 'own' $key (naUtf8 (naText $version)) '0'
  } catch { return }
}
function naMd5([string]$path) {
  $own = naPath $path
  $is = naState $own
  if ($is -ne 'file') { naItem 'md5' $path $null $is; return }
  try { naItem 'md5' $path (naUtf8 (Get-FileHash -Algorithm MD5 -LiteralPath $own -ErrorAction Stop).Hash.ToLower()) '0' }
  catch { naItem 'md5' $path $null 'denied' }
}

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

# A column of the instances of a class: NAMESPACE CLASS COLUMN CONDITION. Who is not elevated may be shown none.
function naRows([string]$namespace, [string]$class, [string]$column, [string]$where) {
  $key = "${dollar}{namespace}:$class$naFeed$column"
  $query = "SELECT $column FROM $class"
  if ($where -ne '') {
    $key += $naFeed + $where
    $query += " WHERE $where"
  }
  try {
    $rows = @(Get-CimInstance -Namespace $namespace -Query $query -OperationTimeoutSec $naSeconds -ErrorAction Stop)
    $cells = @(foreach ($row in $rows) { naCell ($row.$column) })
    if ($cells.Length -eq 0 -and -not $naElevated) { naItem 'rows' $key $null 'denied' }
    else { naItem 'rows' $key (naUtf8 (naText $cells)) '0' }
  } catch { naItem 'rows' $key $null 'failed' }
}
function naCell($value) {
  if ($null -eq $value) { return '-' }
  if ($value -is [array]) { $text = '{' + ($value -join ', ') + '}' } else { $text = "$value" }
  '=' + $text.Replace('\', '\\').Replace($naFeed, '\n').Replace([string][char]13, '\r')
}

# Runs in a PowerShell of its own; all that it prints comes back as lines.
$naJob = {
  param([string]$command, [string]$mark, [string]$snapin)
  $ErrorView = 'NormalView'
  $ProgressPreference = 'SilentlyContinue'
  if ($snapin -ne '') { Add-PSSnapin -Name $snapin -ErrorAction SilentlyContinue }
  & { try { Invoke-Expression -Command $command } catch { $_ } } *>&1 | Out-String -Stream -Width 4096
  $mark
}

# A command of the policies: KEY COMMAND SNAPIN. The mark shows that it came to its end.
function naRun([string]$key, [string]$command, [string]$snapin) {
  $mark = "$(New-Guid)"
  $how = @{ ScriptBlock = $naJob; ArgumentList = @($command, $mark, $snapin) }
  # The scanner runs them in Windows PowerShell.
  if ($PSVersionTable.PSVersion.Major -gt 5) { $how.PSVersion = '5.1' }
  $lines = @()
  $end = 'failed'
  try {
    $job = Start-Job @how -ErrorAction Stop
    $null = Wait-Job -Job $job -Timeout $naSeconds
    $lines = @(Receive-Job -Job $job -ErrorAction SilentlyContinue 2>$null 6>$null)
    if ($lines.Length -gt 0 -and "$($lines[-1])" -eq $mark) {
      $lines = @($lines | Select-Object -SkipLast 1)
      $end = '0'
    } elseif ("$($job.State)" -eq 'Running') { $end = 'timeout' }
    Remove-Job -Job $job -Force -ErrorAction SilentlyContinue
  } catch { $end = 'failed' }
  naItem 'cmd' $key (naUtf8 (naText $lines)) $end
}
# What is run is given beside what the policy writes where a command line has other quotes.
function naCommand([string]$command, [string]$run = $command) { naRun $command $run '' }
function naExchange([string]$command, [string]$run = $command) { naRun $command $run 'Microsoft.Exchange.Management.PowerShell*' }
# What follows the sign of two dashes and a percent is for appcmd as it is written.
function naAppcmd([string]$command) {
  naRun $command ("& '$naTools\inetsrv\appcmd.exe' --% " + $command.Substring(11)) ''
}

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
 * The lines after those that are made from the policies, which say how to read. Limits: bytes of one item,
 * seconds of one command.
 */
export function powershellHostPart({ bytes, seconds }: { bytes: number; seconds: number }): string {
  return [`$naMax = ${bytes}`, `$naSeconds = ${seconds}`, powershellPart.trimStart()].join("\n");
}
