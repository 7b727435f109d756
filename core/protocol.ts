/** What of core the messages between the editor and the server are made of. */
export { uniqueHostNames } from "./snapshot/hosts/host-names.ts";
