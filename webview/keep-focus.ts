const controls = "button, select, input, summary, .strip";

/**
 * Runs what builds the page anew, and puts the focus back where it was: on the same control, or on the cell of the grid
 * that the cursor is on.
 */
export function keepFocus(page: HTMLElement, build: () => void): void {
  const active = page.contains(document.activeElement) ? document.activeElement : null;
  const wasCell = active?.closest('[role="grid"]') != null;
  const index = active === null ? -1 : [...page.querySelectorAll(controls)].indexOf(active);
  build();
  const next = wasCell
    ? page.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')
    : page.querySelectorAll<HTMLElement>(controls)[index];
  next?.focus();
}
