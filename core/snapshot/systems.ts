/** A system that a snapshot can prove that it was taken on. */
interface System {
  /** Its name in a configuration. */
  name: string;
  /**
   * The name that `uname` prints, and that `system` of a check has (G 175); "Windows", which has no `uname`.
   */
  uname: string;
  /** Its maker's name for it. */
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
