import { ambiguousQuote } from "./ambiguous-quote.ts";
import { backtrackingRegex } from "./backtracking-regex.ts";
import { brokenValue } from "./broken-value.ts";
import { commaInPortRegex } from "./comma-in-port-regex.ts";
import { conflictingKeywords } from "./conflicting-keywords.ts";
import { contradictingExpectations } from "./contradicting-expectations.ts";
import { coveredPortElement } from "./covered-port-element.ts";
import { deadSeeAlso } from "./dead-see-also.ts";
import { dottedExtension } from "./dotted-extension.ts";
import { duplicateAclBlock } from "./duplicate-acl-block.ts";
import { duplicateCheckType } from "./duplicate-check-type.ts";
import { duplicateDescription } from "./duplicate-description.ts";
import { duplicateKeyword } from "./duplicate-keyword.ts";
import { duplicatePort } from "./duplicate-port.ts";
import { emptyCondition } from "./empty-condition.ts";
import { emptyPortElement } from "./empty-port-element.ts";
import { expiredSuppression } from "./expired-suppression.ts";
import { foreignFormat } from "./foreign-format.ts";
import { foreignItemType } from "./foreign-item-type.ts";
import { htmlComment } from "./html-comment.ts";
import { incompleteIf } from "./incomplete-if.ts";
import { invalidRegex } from "./invalid-regex.ts";
import { keywordCase } from "./keyword-case.ts";
import { malformedAclEntry } from "./malformed-acl-entry.ts";
import { malformedExpression } from "./malformed-expression.ts";
import { malformedHash } from "./malformed-hash.ts";
import { malformedHosts } from "./malformed-hosts.ts";
import { malformedNumber } from "./malformed-number.ts";
import { malformedPortElement } from "./malformed-port-element.ts";
import { malformedRange } from "./malformed-range.ts";
import { malformedReference } from "./malformed-reference.ts";
import { malformedSuppression } from "./malformed-suppression.ts";
import { malformedTag } from "./malformed-tag.ts";
import { malformedValue } from "./malformed-value.ts";
import { md5Only } from "./md5-only.ts";
import { mismatchedColumns } from "./mismatched-columns.ts";
import { mismatchedTag } from "./mismatched-tag.ts";
import { misplacedKeyword } from "./misplaced-keyword.ts";
import { misplacedTag } from "./misplaced-tag.ts";
import { missingAclBlock } from "./missing-acl-block.ts";
import { missingAlternative } from "./missing-alternative.ts";
import { missingAttribute } from "./missing-attribute.ts";
import { missingCheckType } from "./missing-check-type.ts";
import { missingColon } from "./missing-colon.ts";
import { missingCompanion } from "./missing-companion.ts";
import { missingGroupPolicy } from "./missing-group-policy.ts";
import { missingKeyword } from "./missing-keyword.ts";
import { missingValue } from "./missing-value.ts";
import { mixedItemTags } from "./mixed-item-tags.ts";
import { noChecks } from "./no-checks.ts";
import { nonAsciiText } from "./non-ascii-text.ts";
import { notASinglePort } from "./not-a-single-port.ts";
import { pageCopy } from "./page-copy.ts";
import { portAllowedAndDenied } from "./port-allowed-and-denied.ts";
import { portOutOfRange } from "./port-out-of-range.ts";
import { portRange } from "./port-range.ts";
import { portWithoutMatch } from "./port-without-match.ts";
import { processOnDeniedPort } from "./process-on-denied-port.ts";
import { processOnPortNotAllowed } from "./process-on-port-not-allowed.ts";
import { quotedToken } from "./quoted-token.ts";
import { rangeOutsideBrackets } from "./range-outside-brackets.ts";
import { redundantDenyList } from "./redundant-deny-list.ts";
import { reportInCondition } from "./report-in-condition.ts";
import type { Rule } from "./rule.ts";
import { severalValues } from "./several-values.ts";
import { smartQuotes } from "./smart-quotes.ts";
import { strayText } from "./stray-text.ts";
import { thenWithoutIf } from "./then-without-if.ts";
import { trailingComment } from "./trailing-comment.ts";
import { uncheckedProtocol } from "./unchecked-protocol.ts";
import { unclosedTag } from "./unclosed-tag.ts";
import { undecidablePortElement } from "./undecidable-port-element.ts";
import { undecidableProcessName } from "./undecidable-process-name.ts";
import { undefinedVariable } from "./undefined-variable.ts";
import { unescapedDollar } from "./unescaped-dollar.ts";
import { unescapedDot } from "./unescaped-dot.ts";
import { unknownAttribute } from "./unknown-attribute.ts";
import { unknownAttributeValue } from "./unknown-attribute-value.ts";
import { unknownBuiltin } from "./unknown-builtin.ts";
import { unknownCheckType } from "./unknown-check-type.ts";
import { unknownFramework } from "./unknown-framework.ts";
import { unknownItemType } from "./unknown-item-type.ts";
import { unknownKeyword } from "./unknown-keyword.ts";
import { unknownTag } from "./unknown-tag.ts";
import { unmatchableProcessName } from "./unmatchable-process-name.ts";
import { unopenedTag } from "./unopened-tag.ts";
import { unquotedString } from "./unquoted-string.ts";
import { unreachableExpect } from "./unreachable-expect.ts";
import { unsuitableDefault } from "./unsuitable-default.ts";
import { unsuitableValue } from "./unsuitable-value.ts";
import { unsupportedEncoding } from "./unsupported-encoding.ts";
import { unterminatedString } from "./unterminated-string.ts";
import { unusedAclBlock } from "./unused-acl-block.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { unusedVariable } from "./unused-variable.ts";
import { unusualValueType } from "./unusual-value-type.ts";
import { valueNotAllowed } from "./value-not-allowed.ts";
import { valueOutOfBounds } from "./value-out-of-bounds.ts";
import { valueRangeInPortList } from "./value-range-in-port-list.ts";
import { widePortElement } from "./wide-port-element.ts";
import { wrongBackslashes } from "./wrong-backslashes.ts";
import { wrongCheckType } from "./wrong-check-type.ts";
import { wrongDialect } from "./wrong-dialect.ts";
import { wrongQuotes } from "./wrong-quotes.ts";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  unterminatedString,
  pageCopy,
  foreignFormat,
  smartQuotes,
  htmlComment,
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
  misplacedKeyword,
  unknownAttribute,
  missingAttribute,
  unknownAttributeValue,
  mixedItemTags,
  missingCheckType,
  unknownCheckType,
  duplicateCheckType,
  wrongCheckType,
  unknownItemType,
  foreignItemType,
  unknownBuiltin,
  missingKeyword,
  unknownKeyword,
  duplicateKeyword,
  keywordCase,
  valueNotAllowed,
  quotedToken,
  unquotedString,
  wrongQuotes,
  malformedNumber,
  malformedRange,
  malformedExpression,
  unsuitableValue,
  malformedValue,
  dottedExtension,
  valueOutOfBounds,
  unusualValueType,
  conflictingKeywords,
  contradictingExpectations,
  missingAlternative,
  missingCompanion,
  mismatchedColumns,
  missingAclBlock,
  duplicateAclBlock,
  unusedAclBlock,
  malformedAclEntry,
  undefinedVariable,
  unusedVariable,
  unsuitableDefault,
  invalidRegex,
  backtrackingRegex,
  wrongBackslashes,
  ambiguousQuote,
  unescapedDollar,
  unescapedDot,
  rangeOutsideBrackets,
  unreachableExpect,
  malformedHash,
  md5Only,
  malformedReference,
  unknownFramework,
  deadSeeAlso,
  unsupportedEncoding,
  nonAsciiText,
  missingGroupPolicy,
  noChecks,
  duplicateDescription,
  trailingComment,
  wrongDialect,
  brokenValue,
  malformedPortElement,
  portRange,
  valueRangeInPortList,
  portOutOfRange,
  portWithoutMatch,
  commaInPortRegex,
  emptyPortElement,
  undecidablePortElement,
  duplicatePort,
  coveredPortElement,
  widePortElement,
  notASinglePort,
  severalValues,
  unmatchableProcessName,
  undecidableProcessName,
  portAllowedAndDenied,
  processOnDeniedPort,
  processOnPortNotAllowed,
  redundantDenyList,
  uncheckedProtocol,
  malformedHosts,
  malformedSuppression,
  expiredSuppression,
  unusedSuppression,
];
