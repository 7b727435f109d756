/** A whole number as the language writes it: with a sign, or hexadecimal (G 249). */
const wholeNumber = /^[+-]?(?:0[xX][0-9a-fA-F]+|\d+)$/;

/**
 * Why a value does not suit the `value_type` that the header gives a variable, as the end of a sentence; undefined where it
 * does, or where the header says nothing. Forms ask it with every key, so it needs nothing else.
 */
export function whyUnsuitable(value: string, valueType: string | undefined): string | undefined {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value)) return "has a control character in its value.";
  if (valueType !== "INTEGER" || wholeNumber.test(value)) return undefined;
  return `is an INTEGER, and ${value === "" ? "an empty value" : `"${value}"`} is not a number.`;
}
