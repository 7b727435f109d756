import { type ControlSchema, controlsOf, frameworks } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { Suggestion } from "./edit.ts";
import { listElementAt } from "./list-element.ts";
import type { ValuePlace } from "./place.ts";
import { escapeSnippet } from "./snippet.ts";

/** Suggests frameworks before the bar of a reference, and their controls after it. */
export function suggestReferences(context: CompletionContext, place: ValuePlace): Suggestion[] {
  const { document, offset } = context;
  if (place.quote === undefined) {
    const gap = place.touchesColon ? " " : "";
    return frameworks(document.schema).map(({ id, name }) => ({
      label: id,
      kind: "Reference",
      replace: place.inner,
      text: `${gap}"${escapeSnippet(id)}|$1"`,
      isSnippet: true,
      detail: name,
      opensList: true,
    }));
  }
  const { span } = listElementAt(context, place, ",");
  const bar = document.text.slice(span.start, offset).indexOf("|");
  if (bar === -1) return suggestFrameworks(context, span);
  const framework = document.text.slice(span.start, span.start + bar);
  return suggestControls(context, framework, { start: span.start + bar + 1, end: span.end });
}

function suggestFrameworks(
  { document }: CompletionContext,
  span: { start: number; end: number },
): Suggestion[] {
  const bar = document.text.slice(span.start, span.end).indexOf("|");
  const replace = bar === -1 ? span : { start: span.start, end: span.start + bar };
  return frameworks(document.schema).map(({ id, name }) => ({
    label: id,
    kind: "Reference",
    replace,
    text: bar === -1 ? `${id}|` : id,
    detail: name,
    opensList: bar === -1,
  }));
}

/** Suggests the controls that the policy already names, most used first, then those with known titles. */
function suggestControls(
  { document, offset }: CompletionContext,
  framework: string,
  replace: { start: number; end: number },
): Suggestion[] {
  const known = new Map(
    controlsOf(framework).map((control): [string, ControlSchema] => [control.id, control]),
  );
  const used = controlsInUse(document.text, framework, offset);
  return [...new Set([...used, ...known.keys()])].map((id) => {
    const title = known.get(id)?.title;
    return {
      label: id,
      kind: "Reference",
      replace,
      text: id,
      filter: title === undefined ? id : `${id} ${title}`,
      detail: title ?? "in this policy",
    };
  });
}

/** More than anyone looks through. */
const mostUsed = 300;
const longestId = 60;

/** @param except the offset of the one that is being written */
function controlsInUse(text: string, framework: string, except: number): string[] {
  const count = new Map<string, number>();
  const opening = `${framework}|`;
  for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + opening.length)) {
    const start = at + opening.length;
    if (!/[",\s]/.test(text[at - 1] ?? " ")) continue;
    const id = /^[^",|\r\n]*/.exec(text.slice(start, start + longestId))![0].trim();
    if (id === "" || (start <= except && except <= start + id.length)) continue;
    const known = count.get(id);
    if (known === undefined && count.size === mostUsed) continue;
    count.set(id, (known ?? 0) + 1);
  }
  return [...count].sort((left, right) => right[1] - left[1]).map(([id]) => id);
}
