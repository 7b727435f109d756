import { element, fill } from "./element.ts";

/** A list to choose from, with its label. */
export interface Choice {
  label: HTMLLabelElement;
  select: HTMLSelectElement;
  /** Replaces the options; the chosen value stays if it is still offered, else the first is chosen. */
  offer(options: readonly Option[], value: string): void;
}

export type Option = readonly [value: string, text: string];

export function choice(name: string, options: readonly Option[], chosen: (value: string) => void): Choice {
  const select = element("select");
  select.addEventListener("change", () => chosen(select.value));
  const offer = (offered: readonly Option[], value: string) => {
    fill(
      select,
      offered.map(([key, text]) => element("option", { value: key }, text)),
    );
    select.value = value;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  };
  offer(options, "");
  return { select, offer, label: element("label", {}, `${name} `, select) };
}

export function checkbox(name: string, changed: (isOn: boolean) => void) {
  const input = element("input", { type: "checkbox" });
  input.addEventListener("change", () => changed(input.checked));
  return { input, label: element("label", {}, input, ` ${name}`) };
}
