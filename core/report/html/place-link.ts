import { html, type Markup } from "./html-page.ts";

/**
 * Makes the address of a line, counted from 1, in one of the files that a page is about. Sides are named as the report
 * names its files, such as `before`.
 */
export type PlaceLink = (side: string, line: number) => string;

/** A page by itself has no way into files: its places are words. */
export const noLinks: PlaceLink = () => "";

/** What leads to a line, in words. */
export function placeMarkup(link: PlaceLink, side: string, line: number, words: string): Markup {
  const address = link(side, line);
  return address === "" ? html`${words}` : html`<a href="${address}">${words}</a>`;
}

/** Several of them, one after the other. */
export function placesMarkup(places: readonly Markup[]): Markup {
  if (places.length === 0) return html``;
  return html` <small>${places.map((place, index) => html`${index > 0 ? ", " : ""}${place}`)}</small>`;
}
