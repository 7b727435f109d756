/**
 * Validates a value from outside. Returns what is wrong, as a sentence that begins with `path` and has no
 * full stop, or undefined if nothing is.
 */
export type Shape = (value: unknown, path: string) => string | undefined;

/** The largest `uinteger` of LSP. */
const largestInteger = 2 ** 31 - 1;

export const anything: Shape = () => undefined;

export const text: Shape = (value, path) =>
  typeof value === "string" ? undefined : `${path} is not a string`;

export const flag: Shape = (value, path) =>
  typeof value === "boolean" ? undefined : `${path} is not true or false`;

/** An `integer` of LSP. */
export const integer: Shape = (value, path) => integerFrom(value, path, -largestInteger - 1);

/** A `uinteger` of LSP. */
export const count: Shape = (value, path) => integerFrom(value, path, 0);

function integerFrom(value: unknown, path: string, smallest: number): string | undefined {
  const fits = Number.isInteger(value) && Number(value) >= smallest && Number(value) <= largestInteger;
  return fits ? undefined : `${path} is not an integer from ${smallest} to ${largestInteger}`;
}

export function oneOf(values: readonly unknown[]): Shape {
  return (value, path) => (values.includes(value) ? undefined : `${path} is not one of ${values.join(", ")}`);
}

export function either(first: Shape, second: Shape, what: string): Shape {
  return (value, path) =>
    first(value, path) === undefined || second(value, path) === undefined
      ? undefined
      : `${path} is not ${what}`;
}

/** May be left out. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? undefined : shape(value, path));
}

/** May be left out, or null, which some clients send instead. */
export function orNull(shape: Shape): Shape {
  return (value, path) => (value === undefined || value === null ? undefined : shape(value, path));
}

export function listOf(shape: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is not an array`;
    for (const [index, item] of value.entries()) {
      const problem = shape(item, `${path}[${index}]`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

/** An object with these members; others are ignored. */
export function object(members: Readonly<Record<string, Shape>>): Shape {
  const shapes = Object.entries(members);
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return `${path} is not an object`;
    for (const [name, shape] of shapes) {
      const member = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      const problem = shape(member, `${path}.${name}`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}
