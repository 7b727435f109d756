import type { CompletionTable } from "./table.ts";

/** Completions for bash 3.2 and newer. */
export function bashCompletions(table: CompletionTable): string {
  const cases = table.commands.map(({ name, options }) => {
    const words = options.map((option) => `--${option.name}`).join(" ");
    const values = options
      .filter(({ choices }) => choices)
      .map(({ name: option, choices }) => `        --${option}) words="${choices!.join(" ")}" ;;`);
    return [
      `    ${name})`,
      `      case "$previous" in`,
      ...values,
      `        *) words="${words}" ;;`,
      `      esac ;;`,
    ].join("\n");
  });
  return `# bash completions of nessus-audit; in ~/.bashrc: source <(nessus-audit completions bash)
_nessus_audit() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${table.commands.map(({ name }) => name).join(" ")} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  case "$previous:$current" in
    *:-*|${choiceOptions(table)}) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _nessus_audit nessus-audit
`;
}

/** Patterns for an option with fixed values, before any word. */
function choiceOptions({ commands }: CompletionTable): string {
  const names = commands.flatMap(({ options }) =>
    options.filter(({ choices }) => choices).map(({ name }) => name),
  );
  return [...new Set(names)].map((name) => `--${name}:*`).join("|");
}
