import { parseArgs } from "node:util";
import { didYouMean } from "./did-you-mean.ts";
import type { Option } from "./option.ts";
import { UsageError } from "./usage-error.ts";

/** A parsed command line: words that belong to no option, and the given options. */
export interface Arguments {
  words: string[];
  has(name: string): boolean;
  /** The last value given. */
  value(name: string): string | undefined;
  /** All values given, in order. */
  values(name: string): string[];
  /** A value of the option's choices. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
  /** A non-negative integer. */
  count(name: string): number | undefined;
  /** Notes about obsolete options that were given, one sentence each. */
  notes: string[];
}

const helpOption: Option = { name: "help", short: "h", help: "show this help" };

/** Options that every command has. */
export const commonOptions: readonly Option[] = [helpOption];

/**
 * Parses the words after the subcommand's name.
 *
 * @throws UsageError for an unknown option, or a missing or invalid value
 */
export function parseArguments(words: readonly string[], options: readonly Option[]): Arguments {
  const known = new Map([...options, ...commonOptions].map((option) => [option.name, option]));
  const given = new Map<string, string[]>();
  const rest: string[] = [];
  let taker: Option | undefined;

  for (const token of tokensOf(words, known)) {
    if (token.kind === "positional") {
      if (taker?.takes?.(token.value)) given.get(taker.name)!.push(token.value);
      else rest.push(token.value);
      continue;
    }
    taker = undefined;
    if (token.kind === "option-terminator") continue;
    const option = known.get(token.name);
    if (!option) throw unknownOption(token.rawName, [...known.keys()]);
    given.set(option.name, [...(given.get(option.name) ?? []), givenValue(option, token.value)]);
    taker = option;
  }

  const value = (name: string) => given.get(name)?.at(-1);
  return {
    words: rest,
    has: (name) => given.has(name),
    value,
    values: (name) => given.get(name) ?? [],
    choice: (name, choices) => choices.find((choice) => choice === value(name)),
    count: (name) => countOf(name, value(name)),
    notes: [...given.keys()].flatMap((name) => {
      const replacedBy = known.get(name)?.replacedBy;
      return replacedBy === undefined ? [] : [`--${name} was renamed: write ${replacedBy}.`];
    }),
  };
}

function tokensOf(words: readonly string[], known: ReadonlyMap<string, Option>) {
  const options = [...known.values()].map(({ name, short, value }) => [
    name,
    { type: value === undefined ? "boolean" : "string", multiple: true, ...(short && { short }) } as const,
  ]);
  return parseArgs({
    args: [...words],
    options: Object.fromEntries(options),
    allowPositionals: true,
    // our own messages say more than those of strict mode
    strict: false,
    tokens: true,
  }).tokens;
}

function givenValue(option: Option, value: string | undefined): string {
  const flag = option.value === undefined;
  if (flag && value !== undefined) throw new UsageError(`--${option.name} takes no value.`);
  if (flag) return "";
  const hint = option.choices?.join(", ") ?? option.value;
  if (value === undefined) throw new UsageError(`--${option.name} needs a value: ${hint}.`);
  if (option.choices && !option.choices.includes(value)) {
    throw new UsageError(`--${option.name} can't be "${value}"; use one of ${hint}.`);
  }
  return value;
}

function unknownOption(rawName: string, names: readonly string[]): UsageError {
  const hint = didYouMean(rawName.replace(/^-+/, ""), names, "--");
  return new UsageError(`There is no option ${rawName}.${hint}`);
}

function countOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} needs a whole number, not "${value}".`);
  return Number(value);
}
