/** Plugins that scan ports over the network: SYN, TCP connect, UDP, SNMP. */
const networkScanners = new Set(["11219", "10335", "34277", "14274"]);
/** Plugins that list the open ports of the host itself: netstat over SSH, WMI. */
const localScanners = new Set(["14272", "34220"]);

/** Does the plugin list the open ports as the host itself sees them? Those that it does not list are closed. */
export function isLocalScanner(plugin: string): boolean {
  return localScanners.has(plugin) || plugin === CONNECTIONS;
}

/** Does the plugin report open ports, rather than imply them? */
export function isPortScanner(plugin: string): boolean {
  return isLocalScanner(plugin) || networkScanners.has(plugin);
}

/** "Netstat Connection Information": listeners and connections in its text, none in its port. */
export const CONNECTIONS = "64582";
/** "Nessus Scan Information": which ports were scanned, and by what. */
export const SCAN_INFORMATION = "19506";
/** "Remote listeners enumeration", on Unix and over WMI: the process on the port of the finding. */
export const LISTENERS: ReadonlySet<string> = new Set(["25221", "34252"]);
