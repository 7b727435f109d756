import type { Condition } from "../semantics/policy.ts";
import { paragraphs } from "./paragraphs.ts";

/** What a condition asks for, in one or two sentences of Markdown. */
export function explainCondition({ operator, auto, checks }: Condition): string {
  const count = checks.length;
  const holds =
    count === 0
      ? "It holds no check yet, so nothing is asked."
      : count === 1
        ? "The check inside has to pass."
        : operator === "AND"
          ? `All ${count} checks inside have to pass.`
          : `One of the ${count} checks inside has to pass.`;
  return paragraphs(
    `${holds} The checks of a condition report nothing themselves.`,
    auto !== undefined &&
      "Where it does not hold and there is no `<else>`, `auto` decides what the checks of `<then>` report.",
  );
}
