/** An option of a subcommand: what the command line takes, and what `--help` says of it. */
export interface Option {
  /** Long name without dashes. */
  name: string;
  short?: string;
  /** What its value is called; a flag has none. */
  value?: string;
  /** The only values there are. */
  choices?: readonly string[];
  /** What holds where the option is not given. */
  default?: string;
  /** May be given several times. */
  multiple?: boolean;
  /** Takes of the words up to the next option those for which this is true: a shell expands `--snapshot hosts/*`. */
  takes?(word: string): boolean;
  help: string;
  /** An option of an earlier version, which is still taken: what to write instead. It is neither helped with nor completed. */
  replacedBy?: string;
}
