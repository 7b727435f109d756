import { type Answer, answerOf, combineAnswers, negate, unclear } from "./answer.ts";
import type { Comparison } from "./check-types.ts";
import type { Expression } from "./expression.ts";

/** The numbers that words mean in a value type; in lower case. */
export type Words = Readonly<Record<string, number>>;

/** What Windows stores for these words in the policy editor; the words are on G 321-323. */
export const wordTypes: Readonly<Record<string, Words>> = {
  POLICY_SET: { enabled: 1, disabled: 0 },
  // `Start` of a service (G 301-302).
  SERVICE_SET: { automatic: 2, manual: 3, disabled: 4 },
  // As `auditpol` and security templates count (G 273).
  AUDIT_SET: { "no auditing": 0, success: 1, failure: 2, "success, failure": 3 },
  DRIVER_SET: { "silent succeed": 0, "warn but allow installation": 1, "do not allow installation": 2 },
  LDAP_SET: { none: 1, "require signing": 2 },
  LDAPCLIENT_SET: { none: 0, "negotiate signing": 1, "require signing": 2 },
  LOCKEDID_SET: {
    "user display name, domain and user names": 1,
    "user display name only": 2,
    "do not display user information": 3,
  },
  SMARTCARD_SET: {
    "no action": 0,
    "lock workstation": 1,
    "force logoff": 2,
    "disconnect if a remote terminal services session": 3,
  },
  LOCALACCOUNT_SET: {
    "classic - local users authenticate as themselves": 0,
    "guest only - local users authenticate as guest": 1,
  },
  NTLMSSP_SET: {
    "no minimum": 0,
    "require message integrity": 0x10,
    "require message confidentiality": 0x20,
    "require ntlmv2 session security": 0x80000,
    "require 128-bit encryption": 0x20000000,
  },
  CRYPTO_SET: {
    "user input is not required when new keys are stored and used": 0,
    "user is prompted when the key is first used": 1,
    "user must enter a password each time they use a key": 2,
  },
  OBJECT_SET: { "administrators group": 0, "object creator": 1 },
  DASD_SET: {
    administrators: 0,
    "administrators and power users": 1,
    "administrators and interactive users": 2,
  },
  LANMAN_SET: {
    "send lm & ntlm responses": 0,
    "send lm & ntlm - use ntlmv2 session security if negotiated": 1,
    "send ntlm response only": 2,
    "send ntlmv2 response only": 3,
    "send ntlmv2 response only\\refuse lm": 4,
    "send ntlmv2 response only\\refuse lm & ntlm": 5,
  },
  // A number of seconds means "by days".
  EVENT_METHOD: { "as needed": 0, manually: 0xffffffff },
};

export type WordTest = (actual: number) => Answer;

export type CompiledWords = { ok: true; test: WordTest } | { ok: false; reason: string };

/**
 * Words that mean numbers: `||` means one of several, with CHECK_NOT_EQUAL none of them. Case makes no
 * difference.
 */
export function compileWords(
  expression: Expression,
  comparison: Comparison,
  valueType: string,
): CompiledWords {
  if (comparison !== "EQUAL" && comparison !== "NOT_EQUAL") {
    return {
      ok: false,
      reason: `Tenable does not document what CHECK_${comparison} means for ${valueType}.`,
    };
  }
  const test = compileTest(expression, valueType);
  return { ok: true, test: comparison === "EQUAL" ? test : (actual) => negate(test(actual)) };
}

function compileTest(expression: Expression, valueType: string): WordTest {
  if (expression.kind === "||") {
    const tests = expression.operands.map((operand) => compileTest(operand, valueType));
    return (actual) =>
      combineAnswers(
        "OR",
        tests.map((test) => test(actual)),
      );
  }
  const words = wordTypes[valueType]!;
  if (expression.kind !== "leaf") return compileFlags(expression, valueType, words);
  const word = expression.text.trim().toLowerCase();
  const number = Object.hasOwn(words, word) ? words[word] : undefined;
  if (valueType === "EVENT_METHOD" && word === "by days") {
    return (actual) => answerOf(!Object.values(words).includes(actual));
  }
  if (number === undefined)
    return () => unclear(`${JSON.stringify(expression.text)} is not a valid value of ${valueType}`);
  return (actual) => {
    if (actual === number) return answerOf(true);
    // A switch that is neither on nor off is not documented.
    if (valueType === "POLICY_SET" && number === 1 && actual !== 0) {
      return unclear(`Tenable does not document whether ${actual} is Enabled`);
    }
    return answerOf(false);
  };
}

/** `&&` combines flags; only the session security of NTLM has several at once. */
function compileFlags(expression: Expression, valueType: string, words: Words): WordTest {
  const never = () => unclear(`Tenable does not document what operators other than || mean in ${valueType}`);
  if (valueType !== "NTLMSSP_SET" || expression.kind !== "&&") return never;
  let flags = 0;
  for (const operand of expression.operands) {
    const word = operand.kind === "leaf" ? operand.text.trim().toLowerCase() : "";
    if (!Object.hasOwn(words, word)) return never;
    flags |= words[word]!;
  }
  return (actual) => answerOf(actual === flags >>> 0);
}
