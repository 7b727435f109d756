/** What capturing uses from core, and its only way to it. */
export { decode } from "./snapshot/text/decode.ts";
