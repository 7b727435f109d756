/** A system that a snapshot can show to be the one that it was taken on. */
interface System {
  /** What a configuration calls it. */
  name: string;
  /** What `uname` prints of it, and `system` of a check names it by (G 175); "Windows", which has no `uname`. */
  uname: string;
  /** What its makers call it. */
  label: string;
}

export const systems = [
  { name: "linux", uname: "Linux", label: "Linux" },
  { name: "windows", uname: "Windows", label: "Windows" },
  { name: "macos", uname: "Darwin", label: "macOS" },
  { name: "freebsd", uname: "FreeBSD", label: "FreeBSD" },
  { name: "netbsd", uname: "NetBSD", label: "NetBSD" },
  { name: "openbsd", uname: "OpenBSD", label: "OpenBSD" },
  { name: "solaris", uname: "SunOS", label: "Solaris" },
  { name: "aix", uname: "AIX", label: "AIX" },
  { name: "hp-ux", uname: "HP-UX", label: "HP-UX" },
  { name: "esxi", uname: "VMkernel", label: "ESXi" },
] as const satisfies readonly System[];

export type SystemName = (typeof systems)[number]["name"];

export type Uname = (typeof systems)[number]["uname"];

/** The kinds of systems that policies are written for. */
export type Platform = "Unix" | "Windows" | "IBM i" | "network device" | "database";
