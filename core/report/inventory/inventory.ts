import type { CoveredControl } from "../../inventory/controls.ts";
import type { ListedCheck } from "../../inventory/list-checks.ts";
import { LineIndex } from "../../text/lines.ts";

/** The checks of a policy, in the form that every list shows. */
export interface ReportedInventory {
  path: string;
  checkType: string | undefined;
  checks: ReportedCheck[];
}

export interface ReportedCheck {
  line: number;
  id: string;
  type: string;
  description: string;
  severity: string;
  /** `FRAMEWORK|CONTROL` */
  references: string[];
  inCondition: boolean;
  /** An earlier check that reads and expects the same. */
  sameAs?: { path: string; line: number };
}

/** The controls of a framework that checks name, and those of a catalogue that none names. */
export interface ReportedControls {
  framework: string;
  /** Its name, if known. */
  name: string | undefined;
  covered: { control: string; checks: { path: string; description: string; type: string }[] }[];
  /** Undefined if no list of all controls was given: then they are not known. */
  uncovered: string[] | undefined;
}

/** @param earlier an equal check of another policy */
export function reportedInventory(
  path: string,
  text: string,
  checkType: string | undefined,
  checks: readonly ListedCheck[],
  earlier: (check: ListedCheck, line: number) => ReportedCheck["sameAs"] = () => undefined,
): ReportedInventory {
  const index = new LineIndex(text);
  const lineOf = ({ start }: ListedCheck) => index.positionAt(start).line + 1;
  return {
    path,
    checkType,
    checks: checks.map((check) => {
      const line = lineOf(check);
      const own = check.sameAs === undefined ? undefined : { path, line: lineOf(checks[check.sameAs]!) };
      const sameAs = own ?? earlier(check, line);
      return {
        line,
        id: check.id,
        type: check.type,
        description: check.description,
        severity: check.severity,
        references: check.references.map(({ framework, control }) => `${framework}|${control}`),
        inCondition: check.inCondition,
        ...(sameAs !== undefined && { sameAs }),
      };
    }),
  };
}

export function reportedControls(
  framework: string,
  name: string | undefined,
  covered: readonly CoveredControl[],
  uncovered: string[] | undefined,
): ReportedControls {
  return {
    framework,
    name,
    covered: covered.map(({ control, checks }) => ({
      control,
      checks: checks.map(({ path, check: { description, type } }) => ({ path, description, type })),
    })),
    uncovered,
  };
}
