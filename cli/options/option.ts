/** An option of a subcommand: what the command line accepts, and what `--help` says about it. */
export interface Option {
  /** The long name without dashes. */
  name: string;
  short?: string;
  /** The name of its value; a flag has none. */
  value?: string;
  /** The only valid values. */
  choices?: readonly string[];
  /** What applies if the option is not given. */
  default?: string;
  /** May be given several times. */
  multiple?: boolean;
  /**
   * Also takes the words up to the next option for which this is true: a shell expands `--snapshot hosts/*`.
   */
  takes?(word: string): boolean;
  help: string;
  /**
   * An obsolete option that is still accepted: what to write instead. It is not in the help, nor completed.
   */
  replacedBy?: string;
}
