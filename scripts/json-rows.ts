/** A JSON schema as the rows of a table: a row for each key, with its path. */
import { inlineCode, proseAsMarkdown } from "../core/pages.ts";

/** The parts of JSON Schema that the schemas in schema/output use. */
export interface JsonSchema {
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  $ref?: string;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  definitions?: Record<string, JsonSchema>;
}

/** Rows of path, type, whether it is required, and description. Recursive definitions are followed once. */
export function jsonRows(schema: JsonSchema): string[][] {
  const definitions = schema.definitions ?? {};
  const rows: string[][] = [];

  const resolve = (written: JsonSchema): JsonSchema => {
    const name = written.$ref?.replace("#/definitions/", "");
    return name === undefined ? written : { ...definitions[name], ...written };
  };

  const walk = (written: JsonSchema, path: string, above: readonly JsonSchema[]): void => {
    const named =
      written.$ref === undefined ? written : definitions[written.$ref.replace("#/definitions/", "")]!;
    if (above.includes(named)) return;
    const within = [...above, named];
    const own = resolve(written);
    for (const [key, property] of Object.entries(own.properties ?? {})) {
      const at = path === "" ? key : `${path}.${key}`;
      const one = resolve(property);
      const says = [property.description ?? one.description, one.items && resolve(one.items).description];
      rows.push([
        inlineCode(at),
        typeOf(one, resolve),
        own.required?.includes(key) ? "yes" : "",
        proseAsMarkdown(says.filter((text) => text !== undefined).join(" ")),
      ]);
      walk(property, at, within);
    }
    if (own.items !== undefined) walk(own.items, `${path}[]`, within);
    if (typeof own.additionalProperties === "object") walk(own.additionalProperties, `${path}.*`, within);
    for (const variant of [...(own.anyOf ?? []), ...(own.oneOf ?? [])]) walk(variant, path, within);
  };

  walk(schema, "", []);
  return rows.filter((row, index) => rows.findIndex(([path]) => path === row[0]) === index);
}

function typeOf(schema: JsonSchema, resolve: (schema: JsonSchema) => JsonSchema): string {
  if (schema.const !== undefined) return inlineCode(JSON.stringify(schema.const));
  if (schema.enum !== undefined)
    return schema.enum.map((value) => inlineCode(JSON.stringify(value))).join(", ");
  const variants = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (variants.length > 0)
    return [...new Set(variants.map((one) => typeOf(resolve(one), resolve)))].join(" or ");
  if (schema.type === "array")
    return `list of ${schema.items ? typeOf(resolve(schema.items), resolve) : "anything"}`;
  return [schema.type ?? "anything"].flat().join(" or ");
}
