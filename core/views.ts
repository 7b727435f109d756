/** What the views of the editor use of core, and their only way to it. */
export { describeSocket } from "./snapshot/sockets/describe-socket.ts";
export { escapeAroundCode, escapeMarkdown } from "./text/markdown-text.ts";
