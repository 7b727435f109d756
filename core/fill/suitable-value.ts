/** An integer of the language: with a sign, or hexadecimal (G 249). */
const wholeNumber = /^[+-]?(?:0[xX][0-9a-fA-F]+|\d+)$/;

/**
 * Why a value does not suit the `value_type` that the header gives a variable, as the end of a sentence;
 * undefined if it does, or if the header says nothing. Forms call it on every keystroke, so it needs nothing
 * else.
 */
export function whyUnsuitable(value: string, valueType: string | undefined): string | undefined {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value)) return "has a control character in its value.";
  if (valueType !== "INTEGER" || wholeNumber.test(value)) return undefined;
  return `is an INTEGER, and ${value === "" ? "an empty value" : `"${value}"`} is not a number.`;
}
