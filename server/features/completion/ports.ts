import { keywordText, type SuggestedPort, suggestPorts } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { Suggestion } from "./edit.ts";
import { listElementAt } from "./list-element.ts";
import type { ValuePlace } from "./place.ts";

/**
 * Suggests ports for the element of a list, those open on the shown host first; they match by number, service
 * and process.
 */
export function suggestPortElements(context: CompletionContext, place: ValuePlace): Suggestion[] {
  const { holder, shown } = context;
  const name = holder?.check && keywordText(holder.check, "port_type")?.toLowerCase();
  const protocol = name === "tcp" || name === "udp" ? name : undefined;
  const ports = suggestPorts(protocol, shown?.snapshot);
  const { span, others } = listElementAt(context, place, ",");
  const taken = new Set(others);
  const isQuoted = place.quote !== undefined;
  const replace = isQuoted ? span : place.inner;
  const gap = place.touchesColon ? " " : "";
  return ports
    .filter(({ port }) => !taken.has(String(port)))
    .map((port) => ({
      label: String(port.port),
      kind: port.owners === undefined ? "Constant" : "Value",
      replace,
      text: isQuoted ? String(port.port) : `${gap}"${port.port}"`,
      filter: [port.port, port.service, ...(port.owners ?? [])].filter(Boolean).join(" "),
      detail: detailOf(port, shown?.name),
    }));
}

/** `ssh, sshd on web-2` */
function detailOf({ service, owners }: SuggestedPort, host: string | undefined): string {
  const open = owners && `${owners.length === 0 ? "open" : owners.slice(0, 3).join(", ")} on ${host}`;
  return [service, open].filter(Boolean).join(", ");
}
