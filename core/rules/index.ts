// Generated from the folders next to it by `npm run docs`: a rule is a module with a .md of the same name.
import { duplicateAclBlock } from "./acl/duplicate-acl-block.ts";
import { malformedAclEntry } from "./acl/malformed-acl-entry.ts";
import { missingAclBlock } from "./acl/missing-acl-block.ts";
import { unusedAclBlock } from "./acl/unused-acl-block.ts";
import { conflictingKeywords } from "./keywords/conflicting-keywords.ts";
import { contradictingExpectations } from "./keywords/contradicting-expectations.ts";
import { duplicateKeyword } from "./keywords/duplicate-keyword.ts";
import { foreignItemType } from "./keywords/foreign-item-type.ts";
import { keywordCase } from "./keywords/keyword-case.ts";
import { misplacedKeyword } from "./keywords/misplaced-keyword.ts";
import { missingAlternative } from "./keywords/missing-alternative.ts";
import { missingCompanion } from "./keywords/missing-companion.ts";
import { missingKeyword } from "./keywords/missing-keyword.ts";
import { unknownBuiltin } from "./keywords/unknown-builtin.ts";
import { unknownItemType } from "./keywords/unknown-item-type.ts";
import { unknownKeyword } from "./keywords/unknown-keyword.ts";
import { wrongDialect } from "./keywords/wrong-dialect.ts";
import { invalidJq } from "./languages/invalid-jq.ts";
import { invalidJson } from "./languages/invalid-json.ts";
import { invalidPowershell } from "./languages/invalid-powershell.ts";
import { invalidShell } from "./languages/invalid-shell.ts";
import { invalidSql } from "./languages/invalid-sql.ts";
import { invalidXsl } from "./languages/invalid-xsl.ts";
import { ambiguousQuote } from "./patterns/ambiguous-quote.ts";
import { backtrackingRegex } from "./patterns/backtracking-regex.ts";
import { brokenValue } from "./patterns/broken-value.ts";
import { invalidRegex } from "./patterns/invalid-regex.ts";
import { rangeOutsideBrackets } from "./patterns/range-outside-brackets.ts";
import { unescapedDollar } from "./patterns/unescaped-dollar.ts";
import { unescapedDot } from "./patterns/unescaped-dot.ts";
import { unreachableExpect } from "./patterns/unreachable-expect.ts";
import { wrongBackslashes } from "./patterns/wrong-backslashes.ts";
import { duplicateCheckType } from "./policy/duplicate-check-type.ts";
import { duplicateDescription } from "./policy/duplicate-description.ts";
import { malformedHosts } from "./policy/malformed-hosts.ts";
import { missingCheckType } from "./policy/missing-check-type.ts";
import { missingGroupPolicy } from "./policy/missing-group-policy.ts";
import { noChecks } from "./policy/no-checks.ts";
import { unknownCheckType } from "./policy/unknown-check-type.ts";
import { wrongCheckType } from "./policy/wrong-check-type.ts";
import { commaInPortRegex } from "./ports/comma-in-port-regex.ts";
import { coveredPortElement } from "./ports/covered-port-element.ts";
import { duplicatePort } from "./ports/duplicate-port.ts";
import { emptyPortElement } from "./ports/empty-port-element.ts";
import { malformedPortElement } from "./ports/malformed-port-element.ts";
import { notASinglePort } from "./ports/not-a-single-port.ts";
import { portAllowedAndDenied } from "./ports/port-allowed-and-denied.ts";
import { portOutOfRange } from "./ports/port-out-of-range.ts";
import { portRange } from "./ports/port-range.ts";
import { portWithoutMatch } from "./ports/port-without-match.ts";
import { processOnDeniedPort } from "./ports/process-on-denied-port.ts";
import { processOnPortNotAllowed } from "./ports/process-on-port-not-allowed.ts";
import { redundantDenyList } from "./ports/redundant-deny-list.ts";
import { uncheckedProtocol } from "./ports/unchecked-protocol.ts";
import { undecidablePortElement } from "./ports/undecidable-port-element.ts";
import { valueRangeInPortList } from "./ports/value-range-in-port-list.ts";
import { widePortElement } from "./ports/wide-port-element.ts";
import { undecidableProcessName } from "./processes/undecidable-process-name.ts";
import { unmatchableProcessName } from "./processes/unmatchable-process-name.ts";
import type { Rule } from "./rule.ts";
import { expiredSuppression } from "./suppression/expired-suppression.ts";
import { malformedSuppression } from "./suppression/malformed-suppression.ts";
import { unusedSuppression } from "./suppression/unused-suppression.ts";
import { emptyCondition } from "./tags/empty-condition.ts";
import { incompleteIf } from "./tags/incomplete-if.ts";
import { malformedTag } from "./tags/malformed-tag.ts";
import { mismatchedTag } from "./tags/mismatched-tag.ts";
import { misplacedTag } from "./tags/misplaced-tag.ts";
import { missingAttribute } from "./tags/missing-attribute.ts";
import { mixedItemTags } from "./tags/mixed-item-tags.ts";
import { reportInCondition } from "./tags/report-in-condition.ts";
import { thenWithoutIf } from "./tags/then-without-if.ts";
import { unclosedTag } from "./tags/unclosed-tag.ts";
import { unknownAttribute } from "./tags/unknown-attribute.ts";
import { unknownAttributeValue } from "./tags/unknown-attribute-value.ts";
import { unknownTag } from "./tags/unknown-tag.ts";
import { unopenedTag } from "./tags/unopened-tag.ts";
import { foreignFormat } from "./text/foreign-format.ts";
import { htmlComment } from "./text/html-comment.ts";
import { missingColon } from "./text/missing-colon.ts";
import { missingValue } from "./text/missing-value.ts";
import { nonAsciiText } from "./text/non-ascii-text.ts";
import { pageCopy } from "./text/page-copy.ts";
import { smartQuotes } from "./text/smart-quotes.ts";
import { strayText } from "./text/stray-text.ts";
import { trailingComment } from "./text/trailing-comment.ts";
import { unsupportedEncoding } from "./text/unsupported-encoding.ts";
import { unterminatedString } from "./text/unterminated-string.ts";
import { deadSeeAlso } from "./values/dead-see-also.ts";
import { dottedExtension } from "./values/dotted-extension.ts";
import { malformedExpression } from "./values/malformed-expression.ts";
import { malformedHash } from "./values/malformed-hash.ts";
import { malformedNumber } from "./values/malformed-number.ts";
import { malformedRange } from "./values/malformed-range.ts";
import { malformedReference } from "./values/malformed-reference.ts";
import { malformedValue } from "./values/malformed-value.ts";
import { md5Only } from "./values/md5-only.ts";
import { mismatchedColumns } from "./values/mismatched-columns.ts";
import { quotedToken } from "./values/quoted-token.ts";
import { severalValues } from "./values/several-values.ts";
import { unknownFramework } from "./values/unknown-framework.ts";
import { unquotedString } from "./values/unquoted-string.ts";
import { unsuitableValue } from "./values/unsuitable-value.ts";
import { unusualValueType } from "./values/unusual-value-type.ts";
import { valueNotAllowed } from "./values/value-not-allowed.ts";
import { valueOutOfBounds } from "./values/value-out-of-bounds.ts";
import { wrongQuotes } from "./values/wrong-quotes.ts";
import { undefinedVariable } from "./variables/undefined-variable.ts";
import { unsuitableDefault } from "./variables/unsuitable-default.ts";
import { unusedVariable } from "./variables/unused-variable.ts";

/** The rules by what they are about, in the order of the documentation. */
export const ruleFamilies: Readonly<Record<string, readonly Rule[]>> = {
  text: [
    foreignFormat,
    htmlComment,
    missingColon,
    missingValue,
    nonAsciiText,
    pageCopy,
    smartQuotes,
    strayText,
    trailingComment,
    unsupportedEncoding,
    unterminatedString,
  ],
  tags: [
    emptyCondition,
    incompleteIf,
    malformedTag,
    mismatchedTag,
    misplacedTag,
    missingAttribute,
    mixedItemTags,
    reportInCondition,
    thenWithoutIf,
    unclosedTag,
    unknownAttribute,
    unknownAttributeValue,
    unknownTag,
    unopenedTag,
  ],
  policy: [
    duplicateCheckType,
    duplicateDescription,
    malformedHosts,
    missingCheckType,
    missingGroupPolicy,
    noChecks,
    unknownCheckType,
    wrongCheckType,
  ],
  keywords: [
    conflictingKeywords,
    contradictingExpectations,
    duplicateKeyword,
    foreignItemType,
    keywordCase,
    misplacedKeyword,
    missingAlternative,
    missingCompanion,
    missingKeyword,
    unknownBuiltin,
    unknownItemType,
    unknownKeyword,
    wrongDialect,
  ],
  values: [
    deadSeeAlso,
    dottedExtension,
    malformedExpression,
    malformedHash,
    malformedNumber,
    malformedRange,
    malformedReference,
    malformedValue,
    md5Only,
    mismatchedColumns,
    quotedToken,
    severalValues,
    unknownFramework,
    unquotedString,
    unsuitableValue,
    unusualValueType,
    valueNotAllowed,
    valueOutOfBounds,
    wrongQuotes,
  ],
  variables: [undefinedVariable, unsuitableDefault, unusedVariable],
  acl: [duplicateAclBlock, malformedAclEntry, missingAclBlock, unusedAclBlock],
  patterns: [
    ambiguousQuote,
    backtrackingRegex,
    brokenValue,
    invalidRegex,
    rangeOutsideBrackets,
    unescapedDollar,
    unescapedDot,
    unreachableExpect,
    wrongBackslashes,
  ],
  languages: [invalidJq, invalidJson, invalidPowershell, invalidShell, invalidSql, invalidXsl],
  ports: [
    commaInPortRegex,
    coveredPortElement,
    duplicatePort,
    emptyPortElement,
    malformedPortElement,
    notASinglePort,
    portAllowedAndDenied,
    portOutOfRange,
    portRange,
    portWithoutMatch,
    processOnDeniedPort,
    processOnPortNotAllowed,
    redundantDenyList,
    uncheckedProtocol,
    undecidablePortElement,
    valueRangeInPortList,
    widePortElement,
  ],
  processes: [undecidableProcessName, unmatchableProcessName],
  suppression: [expiredSuppression, malformedSuppression, unusedSuppression],
};

/** Every rule, in the same order. */
export const rules: readonly Rule[] = Object.values(ruleFamilies).flat();
