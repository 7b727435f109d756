import { t, tCount } from "../../l10n/translate.ts";
import type { FillVariablesParams, PolicyVariable } from "../../server/protocol.ts";

/** The value entered for a variable. */
export interface EnteredValue {
  value: string;
  /** True: plain text, which only matches itself in a pattern. */
  isText: boolean;
}

export type EnteredValues = ReadonlyMap<string, EnteredValue>;

/** A line of the form: a variable with its value so far. */
export interface FormRow {
  variable: PolicyVariable;
  label: string;
  description: string;
  detail: string | undefined;
}

/** The initial values of a form: those of the configuration, else the defaults of the header. */
export function presetValues(variables: readonly PolicyVariable[]): Map<string, EnteredValue> {
  const values = new Map<string, EnteredValue>();
  for (const { name, configured, preset } of variables) {
    const value = configured ?? preset;
    // an empty default is only a placeholder
    if (value !== undefined && value !== "") values.set(name, { value, isText: false });
  }
  return values;
}

export function formRows(variables: readonly PolicyVariable[], values: EnteredValues): FormRow[] {
  return variables.map((variable) => {
    const { name, title, info, places, patterns } = variable;
    const entered = values.get(name);
    const inPatterns = patterns > 0 ? [t("{0} in patterns", patterns)] : [];
    const where = [tCount(places, "{0} place", "{0} places"), ...inPatterns].join(", ");
    return {
      variable,
      label: name,
      description: entered === undefined ? t("no value") : shownValue(entered),
      detail: [title, info, where].filter((part) => part !== undefined && part !== "").join(" · "),
    };
  });
}

function shownValue({ value, isText }: EnteredValue): string {
  return isText ? t("{0} (plain text)", value) : value;
}

/** The variables without a value. */
export function missingValues(variables: readonly PolicyVariable[], values: EnteredValues): string[] {
  return variables.filter(({ name }) => !values.has(name)).map(({ name }) => name);
}

/** `3 of 4 variables filled in` */
export function progressText(variables: readonly PolicyVariable[], values: EnteredValues): string {
  const filled = variables.length - missingValues(variables, values).length;
  return tCount(variables.length, "{1} of {0} variable filled in", "{1} of {0} variables filled in", filled);
}

/** Whether it matters if a value is a pattern or plain text. */
export function mayBePattern({ patterns }: PolicyVariable, value: string): boolean {
  return patterns > 0 && /[\\^$.|?*+()[\]{}]/.test(value);
}

export function sentValues(values: EnteredValues): FillVariablesParams["values"] {
  return [...values].map(([name, { value, isText }]) => ({ name, value, isText }));
}
