/** How a script prints what it has read: items with their sums, in lines that any console leaves as they are. */
export const frameOfItems = String.raw`
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
`;
