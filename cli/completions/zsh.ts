import type { Option } from "../options/option.ts";
import type { CompletionTable } from "./table.ts";

/** Completions for zsh. */
export function zshCompletions({ commands }: CompletionTable): string {
  const cases = commands.map(({ name, options }) =>
    [
      `    ${name})`,
      "      _arguments \\",
      ...options.map((option) => `        ${optionSpec(option)} \\`),
      "        '*:file:_files' ;;",
    ].join("\n"),
  );
  return `#compdef nessus-audit
# zsh completions of nessus-audit; in ~/.zshrc: source <(nessus-audit completions zsh)
_nessus-audit() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, summary }) => `      ${quote(`${name}:${summary.replaceAll(":", "\\:")}`)}`).join("\n")}
    )
    _describe command commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
compdef _nessus-audit nessus-audit
`;
}

function optionSpec({ name, value, choices, multiple, takes, help }: Option): string {
  const about = help.replace(/[[\]\\]/g, "\\$&").replaceAll(":", "\\:");
  const rest =
    value === undefined
      ? ""
      : `:${value.replaceAll(":", "\\:")}:${choices ? `(${choices.join(" ")})` : "_files"}`;
  return quote(`${multiple || takes ? "*" : ""}--${name}[${about}]${rest}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
