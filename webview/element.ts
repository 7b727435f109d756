type Attributes = Record<string, string | number | boolean | undefined>;

/** The content of an element. */
export type Content = Node | string | readonly (Node | string)[];

/**
 * An HTML element. Strings become text nodes, so that nothing from a policy or snapshot is ever parsed as
 * markup.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Content[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Content[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

/** Replaces the content of an element. */
export function fill(place: Element, content: Content): void {
  place.replaceChildren();
  append(place, [content]);
}

function append(place: Element, children: readonly Content[]): void {
  for (const child of children) {
    if (typeof child === "string" || child instanceof Node) place.append(child);
    else for (const one of child) place.append(one);
  }
}

export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", onClick);
  return made;
}

function setAttributes(made: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
}
