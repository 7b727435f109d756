import { grouped, mostReported, type ShownFindings } from "../../core/command-line.ts";
import type { Problems } from "../output/problems.ts";

/** Says once for a policy that not all of its findings are shown. */
export function noteLeftOut(path: string, { leftOut }: ShownFindings, problems: Problems): void {
  if (leftOut === undefined) return;
  const count = leftOut.error + leftOut.warning + leftOut.hint;
  const { ofRule, inAll } = mostReported;
  problems.note(
    `${path}: ${count} more findings are left out: the gravest ${ofRule} of each rule are shown, and ${grouped(inAll)} in all. Correct some of these first.`,
  );
}
