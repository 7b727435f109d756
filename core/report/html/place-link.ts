import { html, type Markup } from "./html-page.ts";

/**
 * Makes the URL of a line, from 1, in one of the files that a page is about. Sides are named as in the
 * report, such as `before`.
 */
export type PlaceLink = (side: string, line: number) => string;

/** A standalone page can't link to files: its places are plain text. */
export const noLinks: PlaceLink = () => "";

/** The link to a line, with its text. */
export function placeMarkup(link: PlaceLink, side: string, line: number, words: string): Markup {
  const address = link(side, line);
  return address === "" ? html`${words}` : html`<a href="${address}">${words}</a>`;
}

/** Several links, joined. */
export function placesMarkup(places: readonly Markup[]): Markup {
  if (places.length === 0) return html``;
  return html` <small>${places.map((place, index) => html`${index > 0 ? ", " : ""}${place}`)}</small>`;
}
