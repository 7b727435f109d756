type Attributes = Record<string, string | number | boolean | undefined>;

/** What is put into an element; a list of any length is one of them. */
export type Content = Node | string | readonly (Node | string)[];

/** An HTML element. Texts become text nodes, so nothing that a policy or a snapshot holds is ever read as markup. */
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

/** Puts the content into an element in place of what was in it. */
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
