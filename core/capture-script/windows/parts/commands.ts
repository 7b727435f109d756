/** The commands of the policies, each in a PowerShell of its own, for as long as it may take. */
export const commandRunners = String.raw`
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
`;
