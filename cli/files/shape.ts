/** Does a value from outside have this shape? */
export type Shape<Value> = (value: unknown) => value is Value;

export const isText: Shape<string> = (value) => typeof value === "string";

export const isFlag: Shape<boolean> = (value) => typeof value === "boolean";

/** A non-negative integer. */
export const isCount: Shape<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isOptional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return (value): value is Value | undefined => value === undefined || shape(value);
}

export function isList<Value>(shape: Shape<Value>): Shape<Value[]> {
  return (value): value is Value[] => Array.isArray(value) && value.every(shape);
}

/** Has at least these properties. */
export function isRecord<Value extends object>(
  shapes: {
    [Name in keyof Required<Value>]: Shape<Value[Name]>;
  },
): Shape<Value> {
  const entries = Object.entries<Shape<unknown>>(shapes);
  return (value): value is Value => isObject(value) && entries.every(([name, shape]) => shape(value[name]));
}
