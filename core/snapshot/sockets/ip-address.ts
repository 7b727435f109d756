/** The four numbers of an IPv4 address in digits and dots; undefined for any other text. */
export function bytesOfIPv4(text: string): number[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const bytes = match?.slice(1).map(Number);
  return bytes?.every((byte) => byte <= 255) ? bytes : undefined;
}

/** The eight groups of an IPv6 address without zone; undefined for any other text. */
export function groupsOfIPv6(text: string): number[] | undefined {
  const gap = text.indexOf("::");
  if (gap === -1) {
    const groups = groupsIn(text);
    return groups?.length === 8 ? groups : undefined;
  }
  if (text.indexOf("::", gap + 1) !== -1) return undefined;
  const front = gap === 0 ? [] : groupsIn(text.slice(0, gap));
  const back = gap + 2 === text.length ? [] : groupsIn(text.slice(gap + 2));
  if (front === undefined || back === undefined || front.length + back.length > 7) return undefined;
  return [...front, ...new Array<number>(8 - front.length - back.length).fill(0), ...back];
}

/** Groups between colons, the last two perhaps written as IPv4. */
function groupsIn(text: string): number[] | undefined {
  const parts = text.split(":");
  const last = parts.at(-1)!;
  const groups: number[] = [];
  if (last.includes(".")) {
    const bytes = bytesOfIPv4(last);
    if (bytes === undefined) return undefined;
    parts.pop();
    groups.push(bytes[0]! * 256 + bytes[1]!, bytes[2]! * 256 + bytes[3]!);
  }
  if (!parts.every((part) => /^[0-9A-Fa-f]{1,4}$/.test(part))) return undefined;
  return [...parts.map((part) => Number.parseInt(part, 16)), ...groups];
}
