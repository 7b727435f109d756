/** In a template, before a brace that is PowerShell's. */
const dollar = "$";

/** Columns of the instances of a class of WMI. */
export const wmiReader = String.raw`
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
`;
