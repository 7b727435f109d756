/** Keys and values of the registry, and the Start of services, as an export has them. */
export const registryReaders = String.raw`
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

# One value of the key that is open, as an export has it; nothing if its type or data is unknown.
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
`;
