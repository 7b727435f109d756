import { bytesOfIPv4, groupsOfIPv6 } from "../sockets/ip-address.ts";

/**
 * Stand-ins for addresses and host names: addresses that are reserved for documentation, and `host-1`,
 * `host-2` …. The same original always gets the same stand-in, and no two get the same one.
 */
export class StandIns {
  readonly #given = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** Loopback, wildcard, multicast and masks say nothing about a network, and stay. */
  forIPv4(address: string): string {
    const bytes = bytesOfIPv4(address);
    const first = bytes?.[0];
    if (
      first === 0 ||
      first === 127 ||
      first === 255 ||
      (first !== undefined && first >= 224 && first < 240)
    ) {
      return address;
    }
    return this.#standIn(`4 ${bytes?.join(".") ?? address}`, "ipv4", documentationIPv4);
  }

  /** The stand-in for an address as printed, perhaps cut off. IPv4 written as IPv6 stays so. */
  forIPv6(address: string): string {
    const mapped = /^(::(?:ffff:)?)(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
    if (mapped) return mapped[1]! + this.forIPv4(mapped[2]!);
    const groups = groupsOfIPv6(address);
    if (groups?.slice(0, 7).every((group) => group === 0) && groups[7]! <= 1) return address;
    const first = groups?.[0] ?? 0x2001;
    if (first >= 0xff00) return address;
    const network = (first & 0xffc0) === 0xfe80 ? "fe80" : "2001:db8";
    const key = `6 ${groups?.join(":") ?? address.toLowerCase()}`;
    return this.#standIn(key, network, (number) => `${network}::${number.toString(16)}`);
  }

  /** The stand-in for the address of a network card, with the same separator. */
  forHardware(address: string): string {
    const separator = address[2]!;
    const own = this.#standIn(`card ${address.toLowerCase().replaceAll("-", ":")}`, "card", (number) =>
      [0x02, 0, number >> 24, (number >> 16) & 255, (number >> 8) & 255, number & 255]
        .map((byte) => (byte & 255).toString(16).padStart(2, "0"))
        .join(":"),
    );
    return own.replaceAll(":", separator);
  }

  /** `web-1` and `web-1.example.org` are the same host: `host-1` and `host-1.example.net`. */
  forHost(name: string): string {
    const label = name.split(".")[0]!.toLowerCase();
    const own = this.#standIn(`host ${label}`, "host", (number) => `host-${number}`);
    return name.includes(".") ? `${own}.example.net` : own;
  }

  #standIn(key: string, kind: string, make: (number: number) => string): string {
    const given = this.#given.get(key);
    if (given !== undefined) return given;
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    const made = make(number);
    this.#given.set(key, made);
    return made;
  }
}

const networks = ["192.0.2", "198.51.100", "203.0.113"];

/**
 * The three small networks reserved for documentation, then the one for benchmarks, then one that nobody
 * uses.
 */
function documentationIPv4(number: number): string {
  const network = networks[Math.floor((number - 1) / 254)];
  if (network !== undefined) return `${network}.${((number - 1) % 254) + 1}`;
  const left = number - networks.length * 254;
  if (left < 2 ** 17) return `198.${18 + (left >> 16)}.${(left >> 8) & 255}.${left & 255}`;
  return `${240 + (left >> 24)}.${(left >> 16) & 255}.${(left >> 8) & 255}.${left & 255}`;
}
