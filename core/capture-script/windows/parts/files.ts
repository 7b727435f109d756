/** What is at a path: its status, text, version and sum. */
export const fileReaders = String.raw`
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
`;
