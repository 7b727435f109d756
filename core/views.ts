/** What the views of the editor use from core, and their only way to it. */
export { whyUnsuitable } from "./fill/suitable-value.ts";
export { excerptText } from "./observations/excerpt-text.ts";
export {
  describePortRange,
  inOrder,
  listRows,
  type PortKind,
  type PortMapRow,
  portRows,
} from "./report/port-map.ts";
export { allPorts, type PortScale, type PortWindow, portScale } from "./report/port-scale.ts";
export { statusesByWeight, statusSigns } from "./report/status-sign.ts";
export { describeSocket } from "./snapshot/sockets/describe-socket.ts";
export { hostsInFolder } from "./snapshot/transcript/described-hosts.ts";
export { escapeAroundCode, escapeMarkdown } from "./text/markdown-text.ts";
export { plural } from "./text/plural.ts";
