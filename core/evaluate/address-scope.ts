/**
 * Is this the address of the host to itself: 127.0.0.0/8, ::1, or 127.0.0.0/8 written as IPv6? `address` as a
 * snapshot prints it, with its zone (`127.0.0.53%lo`).
 */
export function isLoopback(address: string): boolean {
  const zone = address.indexOf("%");
  const plain = (zone === -1 ? address : address.slice(0, zone)).toLowerCase();
  if (plain === "localhost" || plain === "localhost6" || plain === "::1" || plain === "0:0:0:0:0:0:0:1")
    return true;
  return /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(plain);
}
