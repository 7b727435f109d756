import { describePorts } from "../../ports/describe-ports.ts";
import type { PortElement } from "../../ports/port-list.ts";
import { PortSet } from "../../ports/port-set.ts";
import type { Report, Rule } from "../rule.ts";
import { forEachWithOthers, type ListedPortCheck, listedPortKeywords } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const portAllowedAndDenied: Rule = {
  id: "port-allowed-and-denied",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "policy",
    keywords: listedPortKeywords,
    run(context, report) {
      forEachWithOthers(context, "denied", "allowed", (denied, allowing) => {
        for (const element of denied.list.elements) reportElement(denied, element, allowing, report);
      });
    },
  },
};

/** One finding for an element, however many lists allow it. */
function reportElement(
  denied: ListedPortCheck,
  element: PortElement,
  allowing: readonly ListedPortCheck[],
  report: Report,
): void {
  const meeting = allowing.filter(({ portSet }) => element.ports.meets(portSet));
  const [first, ...others] = meeting;
  if (first === undefined) return;
  const both = element.ports.intersect(PortSet.union(meeting.map(({ portSet }) => portSet)));
  const allowed = first.list.elements.find(({ ports }) => ports.meets(element.ports));
  if (allowed === undefined) return;
  const who = others.length === 0 ? "another one allows" : `${meeting.length} others allow`;
  report(
    sourceSpan(denied.ports, element),
    `This check denies what ${who}: ${describePorts(both)}/${denied.protocol}.`,
    { related: { ...sourceSpan(first.ports, allowed), message: `${allowed.text} allows it here.` } },
  );
}
