/** What the messages between the editor and the server use from core. */
export { uniqueHostNames } from "./snapshot/hosts/host-names.ts";
