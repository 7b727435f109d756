/**
 * Can only the host itself reach this address? That is 127.0.0.0/8, ::1, 127.0.0.0/8 written as IPv6, their
 * names, and any address on the loopback interface. `address` is as printed in a snapshot, with its zone
 * (`127.0.0.53%lo`).
 */
export function isLoopback(address: string): boolean {
  const zone = address.indexOf("%");
  if (zone !== -1 && isLoopbackInterface(address.slice(zone + 1))) return true;
  const plain = (zone === -1 ? address : address.slice(0, zone)).toLowerCase();
  return plain === "::1" || plain === "0:0:0:0:0:0:0:1" || isLoopback4(plain) || isLoopbackName(plain);
}

/** `lo` on Linux, `lo0` elsewhere: `0.0.0.0%lo` is bound to it, and `fe80::1%lo0` is an address of it. */
function isLoopbackInterface(zone: string): boolean {
  return /^lo\d*$/.test(zone);
}

function isLoopback4(address: string): boolean {
  const mapped = /^(?:::|0:0:0:0:0:)ffff:(.+)$/.exec(address)?.[1];
  if (mapped !== undefined && /^7f[0-9a-f]{2}:[0-9a-f]{1,4}$/.test(mapped)) return true;
  return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(mapped ?? address);
}

const names = ["localhost.localdomain", "localhost4.localdomain4", "localhost6.localdomain6"];

/** Outputs that resolve addresses cut off long names: `localhost.localdo`. */
function isLoopbackName(name: string): boolean {
  if (name === "ip6-localhost" || name === "ip6-loopback") return true;
  return name.startsWith("localhost") && names.some((full) => full.startsWith(name));
}
