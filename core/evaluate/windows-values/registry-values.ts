import type { RegistryValue } from "../../observations/observation.ts";
import { type Answer, unclear } from "./answer.ts";
import { compileBinary } from "./binary.ts";
import type { Comparison } from "./check-types.ts";
import type { Expression } from "./expression.ts";
import { compileLists } from "./lists.ts";
import { compileNumbers } from "./numbers.ts";
import { testShown } from "./shown-readings.ts";
import { compileTexts } from "./texts.ts";
import { compileWords, wordTypes } from "./words.ts";

/** Does a registry value match the expression? */
export type RegistryTest = (actual: RegistryValue) => Answer;

export type CompiledRegistryTest = { ok: true; test: RegistryTest } | { ok: false; reason: string };

/** What a check says about the value that it wants. */
export interface WantedType {
  valueType: string;
  comparison: Comparison;
  /** `reg_type` in upper case, which is not documented: a value of another type is not decided. */
  regType?: string | undefined;
  /** The value is the `Start` of a service, which SERVICE_SET names (G 301-302). */
  isServiceStart?: boolean;
  /** Windows itself stores the number of this item as a string, or as a single byte. */
  isKeptOtherwise?: boolean;
}

/** Value types of REGISTRY_SETTING (G 321-323). */
export function compileRegistryTest(expression: Expression, wanted: WantedType): CompiledRegistryTest {
  const { valueType, comparison } = wanted;
  const isNumber = valueType === "SERVICE_SET" ? wanted.isServiceStart === true : valueType !== "AUDIT_SET";
  if (Object.hasOwn(wordTypes, valueType) && isNumber) {
    const isKeptOtherwise =
      wanted.isKeptOtherwise || valueType === "DASD_SET" || valueType === "SMARTCARD_SET";
    const compiled = compileWords(expression, comparison, valueType);
    return compiled.ok ? withNumber(compiled.test, { ...wanted, isKeptOtherwise }) : compiled;
  }
  switch (valueType) {
    case "POLICY_DWORD": {
      const compiled = compileNumbers(expression, comparison);
      return compiled.ok ? withNumber(compiled.test, wanted) : compiled;
    }
    case "POLICY_TEXT": {
      const compiled = compileTexts(expression, comparison);
      if (!compiled.ok) return compiled;
      return ofType(wanted, (actual) =>
        actual.type === "REG_SZ" || actual.type === "REG_EXPAND_SZ" ? compiled.test(actual.data) : undefined,
      );
    }
    case "POLICY_MULTI_TEXT": {
      const compiled = compileLists(expression, comparison);
      if (!compiled.ok) return compiled;
      return ofType(wanted, (actual) =>
        actual.type === "REG_MULTI_SZ" ? compiled.test(actual.data) : undefined,
      );
    }
    case "POLICY_BINARY": {
      const compiled = compileBinary(expression, comparison);
      if (!compiled.ok) return compiled;
      return ofType(wanted, (actual) =>
        actual.type === "REG_BINARY" ? compiled.test(actual.data) : undefined,
      );
    }
    default:
      return {
        ok: false,
        reason: `Tenable does not document what ${valueType} means for a value of the registry.`,
      };
  }
}

function withNumber(test: (actual: number) => Answer, wanted: WantedType): CompiledRegistryTest {
  return ofType(wanted, (actual) => {
    const number = numberIn(actual, wanted);
    return number === undefined ? undefined : test(number);
  });
}

/** The 32-bit number in a value. */
function numberIn(actual: RegistryValue, { regType, isKeptOtherwise }: WantedType): number | undefined {
  if (actual.type === "REG_DWORD") return actual.data;
  const isText = isKeptOtherwise || regType === "REG_SZ_DECIMAL";
  if (actual.type === "REG_SZ" && isText && /^\d{1,9}$/.test(actual.data)) return Number(actual.data);
  if (actual.type === "REG_BINARY" && isKeptOtherwise && /^[0-9a-f]{2}$/.test(actual.data)) {
    return Number.parseInt(actual.data, 16);
  }
  return undefined;
}

/** @param test undefined if the guide does not say how values of this type are compared */
function ofType(
  { valueType, regType }: WantedType,
  test: (actual: RegistryValue) => Answer | undefined,
): CompiledRegistryTest {
  return {
    ok: true,
    test(actual) {
      if (actual.type === "shown") {
        return regType === undefined
          ? testShown(actual.data, test)
          : unclear("the snapshot does not show its type");
      }
      if (regType !== undefined && regType.replace(/_DECIMAL$/, "") !== actual.type) {
        return unclear(
          `Tenable does not document what reg_type : ${regType} makes of a value of type ${actual.type}`,
        );
      }
      return (
        test(actual) ??
        unclear(`Tenable does not document how ${valueType} compares with a value of type ${actual.type}`)
      );
    },
  };
}
