import { t } from "../../l10n/translate.ts";

/** The part of a JSON schema that the settings of the manifest use. */
export interface SettingSchema {
  type?: string | readonly string[];
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  items?: SettingSchema;
  minItems?: number;
  required?: readonly string[];
  properties?: Readonly<Record<string, SettingSchema>>;
}

/**
 * What a setting has to be if its value does not match the schema, as the end of a sentence that begins "has
 * to be"; undefined if it matches. For a list or an object, about the first wrong part.
 */
export function settingProblem(schema: SettingSchema, value: unknown): string | undefined {
  if (schema.enum !== undefined)
    return schema.enum.includes(value) ? undefined : oneOf(schema.enum.filter((one) => one !== null));
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return described(types, schema);
  if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    return value >= minimum && value <= maximum ? undefined : described(types, schema);
  }
  if (Array.isArray(value)) return problemInList(schema, value);
  if (typeof value === "object" && value !== null) return problemInObject(schema, value);
  return undefined;
}

function problemInList({ items, minItems = 0 }: SettingSchema, list: readonly unknown[]): string | undefined {
  if (list.length < minItems) return t("a list that is not empty");
  for (const [index, item] of list.entries()) {
    const problem = items && settingProblem(items, item);
    if (problem !== undefined)
      return t("a list of valid entries: its entry {0} must be {1}", index + 1, problem);
  }
  return undefined;
}

function problemInObject(
  { required = [], properties = {} }: SettingSchema,
  value: object,
): string | undefined {
  const members = new Map(Object.entries(value));
  for (const name of required) if (!members.has(name)) return t("an object with {0}", name);
  for (const [name, schema] of Object.entries(properties)) {
    if (!members.has(name)) continue;
    const problem = settingProblem(schema, members.get(name));
    if (problem !== undefined) return t("an object whose {0} is {1}", name, problem);
  }
  return undefined;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const words: Readonly<Record<string, string>> = {
  string: t("a text"),
  boolean: t("true or false"),
  number: t("a number"),
  integer: t("a whole number"),
  array: t("a list"),
  object: t("an object"),
};

function described(types: readonly string[], { minimum, maximum }: SettingSchema): string {
  const type = words[types[0] ?? ""] ?? t("of another type");
  return minimum === undefined || maximum === undefined
    ? type
    : t("{0} from {1} to {2}", type, minimum, maximum);
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : t("one of {0}", values.join(", "));
}
