import type { CompletionTable } from "./table.ts";

/** Completions for Windows PowerShell and PowerShell. */
export function powershellCompletions({ commands }: CompletionTable): string {
  const table = commands.map(({ name, summary, options }) => {
    const words = options.map(({ name: option, choices = [], help }) => {
      return `      ${quote(`--${option}`)} = @{ help = ${quote(help)}; values = @(${choices.map(quote).join(", ")}) }`;
    });
    return [
      `    ${quote(name)} = @{`,
      `      summary = ${quote(summary)}`,
      "      options = [ordered]@{",
      ...words.map((word) => `  ${word}`),
      "      }",
      "    }",
    ].join("\n");
  });
  return `# PowerShell completions of nessus-audit; in $PROFILE: nessus-audit completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName nessus-audit -ScriptBlock {
  param($word, $ast, $position)
  $commands = [ordered]@{
${table.join("\n")}
  }
  $words = @($ast.CommandElements | ForEach-Object { $_.ToString() } | Where-Object { $_ -ne $word })
  if ($words.Count -lt 2) {
    $commands.Keys | Where-Object { $_ -like "$word*" } | ForEach-Object {
      [System.Management.Automation.CompletionResult]::new($_, $_, 'Command', $commands[$_].summary)
    }
    return
  }
  $options = $commands[$words[1]].options
  if (-not $options) { return }
  $previous = $options[$words[-1]]
  if ($previous -and $previous.values.Count) {
    $previous.values | Where-Object { $_ -like "$word*" } | ForEach-Object {
      [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
  } elseif ($word -like '-*') {
    $options.Keys | Where-Object { $_ -like "$word*" } | ForEach-Object {
      [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterName', $options[$_].help)
    }
  }
}
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
