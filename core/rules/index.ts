import { conflictingKeywords } from "./conflicting-keywords.ts";
import { contradictingExpectations } from "./contradicting-expectations.ts";
import { duplicateCheckType } from "./duplicate-check-type.ts";
import { duplicateKeyword } from "./duplicate-keyword.ts";
import { emptyCondition } from "./empty-condition.ts";
import { incompleteIf } from "./incomplete-if.ts";
import { keywordCase } from "./keyword-case.ts";
import { malformedTag } from "./malformed-tag.ts";
import { mismatchedTag } from "./mismatched-tag.ts";
import { misplacedTag } from "./misplaced-tag.ts";
import { missingAlternative } from "./missing-alternative.ts";
import { missingAttribute } from "./missing-attribute.ts";
import { missingCheckType } from "./missing-check-type.ts";
import { missingColon } from "./missing-colon.ts";
import { missingCompanion } from "./missing-companion.ts";
import { missingKeyword } from "./missing-keyword.ts";
import { missingValue } from "./missing-value.ts";
import { mixedItemTags } from "./mixed-item-tags.ts";
import { quotedToken } from "./quoted-token.ts";
import { reportInCondition } from "./report-in-condition.ts";
import type { Rule } from "./rule.ts";
import { smartQuotes } from "./smart-quotes.ts";
import { strayText } from "./stray-text.ts";
import { thenWithoutIf } from "./then-without-if.ts";
import { unclosedTag } from "./unclosed-tag.ts";
import { unknownAttribute } from "./unknown-attribute.ts";
import { unknownAttributeValue } from "./unknown-attribute-value.ts";
import { unknownBuiltin } from "./unknown-builtin.ts";
import { unknownCheckType } from "./unknown-check-type.ts";
import { unknownItemType } from "./unknown-item-type.ts";
import { unknownKeyword } from "./unknown-keyword.ts";
import { unknownTag } from "./unknown-tag.ts";
import { unopenedTag } from "./unopened-tag.ts";
import { unquotedString } from "./unquoted-string.ts";
import { unterminatedString } from "./unterminated-string.ts";
import { valueNotAllowed } from "./value-not-allowed.ts";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  unterminatedString,
  smartQuotes,
  missingColon,
  missingValue,
  strayText,
  malformedTag,
  unclosedTag,
  unopenedTag,
  mismatchedTag,
  unknownTag,
  misplacedTag,
  thenWithoutIf,
  incompleteIf,
  emptyCondition,
  reportInCondition,
  unknownAttribute,
  missingAttribute,
  unknownAttributeValue,
  mixedItemTags,
  missingCheckType,
  unknownCheckType,
  duplicateCheckType,
  unknownItemType,
  unknownBuiltin,
  missingKeyword,
  unknownKeyword,
  duplicateKeyword,
  keywordCase,
  valueNotAllowed,
  quotedToken,
  unquotedString,
  conflictingKeywords,
  contradictingExpectations,
  missingAlternative,
  missingCompanion,
];
