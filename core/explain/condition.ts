import type { Condition } from "../semantics/policy.ts";
import { paragraphs } from "./paragraphs.ts";

/** What a condition asks for, in one or two sentences of Markdown. */
export function explainCondition({ operator, auto, checks }: Condition): string {
  const count = checks.length;
  const holds =
    count === 0
      ? "It has no check yet."
      : count === 1
        ? "The check inside must pass."
        : operator === "AND"
          ? `All ${count} checks inside must pass.`
          : `One of the ${count} checks inside must pass.`;
  return paragraphs(
    `${holds} The checks in a condition report nothing themselves.`,
    auto !== undefined &&
      "If it does not pass and there is no `<else>`, `auto` decides what the checks in `<then>` report.",
  );
}
