import { commaInPortRegex } from "./comma-in-port-regex.ts";
import { coveredPortElement } from "./covered-port-element.ts";
import { duplicatePort } from "./duplicate-port.ts";
import { emptyPortElement } from "./empty-port-element.ts";
import { malformedPortElement } from "./malformed-port-element.ts";
import { notASinglePort } from "./not-a-single-port.ts";
import { portOutOfRange } from "./port-out-of-range.ts";
import { portRange } from "./port-range.ts";
import { portWithoutMatch } from "./port-without-match.ts";
import type { Rule } from "./rule.ts";
import { undecidablePortElement } from "./undecidable-port-element.ts";
import { valueRangeInPortList } from "./value-range-in-port-list.ts";
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
  notASinglePort,
];
