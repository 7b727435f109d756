import type { RegistryValue } from "../../observations/observation.ts";
import { type Answer, answerOf, unclear } from "./answer.ts";

/** Tests a value of one type; undefined if it is not documented how that type is compared. */
type TypedTest = (actual: RegistryValue) => Answer | undefined;

/**
 * Tests a value for which PowerShell shows the text but not the type. It passes if every type that is printed
 * like this passes, and fails if none does, not even a number that is compared as text, which is not
 * documented.
 */
export function testShown(data: string, test: TypedTest): Answer {
  const why = "the snapshot does not show its type";
  const readings = readingsOf(data);
  if (readings === undefined) return unclear(why);
  const answers = readings.map(test);
  if (answers.every((answer) => answer?.truth === "true")) return answerOf(true);
  const documented = answers.filter((answer) => answer !== undefined);
  const asTexts = numberTexts(data).map((text) => test({ type: "REG_SZ", data: text }));
  const isFailed = documented.length > 0 && [...documented, ...asTexts].every((one) => one?.truth !== "true");
  const isClear = documented.every((answer) => answer.truth === "false");
  return isFailed && isClear ? answerOf(false) : unclear(why);
}

/**
 * The values that are printed like this; undefined if there are too many: lists and bytes are in braces, and
 * variables of an expandable string are expanded, mostly to a path.
 */
function readingsOf(data: string): RegistryValue[] | undefined {
  if (/^\{.*\}$/s.test(data) || /[\\/:%]/.test(data)) return undefined;
  const readings: RegistryValue[] = [
    { type: "REG_SZ", data },
    { type: "REG_EXPAND_SZ", data },
  ];
  if (!/^(?:0|-?[1-9]\d{0,17})$/.test(data)) return readings;
  const number = Number(data);
  // 32-bit numbers are printed with a sign.
  if (number >= -(2 ** 31) && number < 2 ** 31) readings.push({ type: "REG_DWORD", data: number >>> 0 });
  readings.push({ type: "REG_QWORD", data: BigInt.asUintN(64, BigInt(data)) });
  return readings;
}

/** Other spellings of the same number, in case numbers are compared as text. */
function numberTexts(data: string): string[] {
  if (!/^-?\d{1,10}$/.test(data)) return [];
  const number = Number(data) >>> 0;
  const hex = number.toString(16);
  return [String(number), hex, `0x${hex}`, `0x${hex.padStart(8, "0")}`];
}
