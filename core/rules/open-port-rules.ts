import { commaInPortRegex } from "./comma-in-port-regex.ts";
import { coveredPortElement } from "./covered-port-element.ts";
import { duplicatePort } from "./duplicate-port.ts";
import { emptyPortElement } from "./empty-port-element.ts";
import { malformedPortElement } from "./malformed-port-element.ts";
import { notASinglePort } from "./not-a-single-port.ts";
import { portAllowedAndDenied } from "./port-allowed-and-denied.ts";
import { portOutOfRange } from "./port-out-of-range.ts";
import { portRange } from "./port-range.ts";
import { portWithoutMatch } from "./port-without-match.ts";
import { processOnDeniedPort } from "./process-on-denied-port.ts";
import { processOnPortNotAllowed } from "./process-on-port-not-allowed.ts";
import { redundantDenyList } from "./redundant-deny-list.ts";
import type { Rule } from "./rule.ts";
import { uncheckedProtocol } from "./unchecked-protocol.ts";
import { undecidablePortElement } from "./undecidable-port-element.ts";
import { valueRangeInPortList } from "./value-range-in-port-list.ts";
import { widePortElement } from "./wide-port-element.ts";
import { wrongDialect } from "./wrong-dialect.ts";

/** The rules of the open-port checks, in the order of the documentation. */
export const openPortRules: readonly Rule[] = [
  wrongDialect,
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
  portAllowedAndDenied,
  processOnDeniedPort,
  processOnPortNotAllowed,
  redundantDenyList,
  uncheckedProtocol,
];
