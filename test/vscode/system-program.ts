import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A program that the tests need and npm does not bring. */
export interface SystemProgram {
  /** What it is called in messages. */
  title: string;
  /** File names that it goes by, the best one first. */
  names: readonly string[];
  /** Paths outside the PATH where it may be. */
  elsewhere?: readonly string[];
  /** Packages of Debian that bring it, the first one named in the message. */
  packages: readonly string[];
}

/**
 * Path of a program. On Debian, as root, it is installed when it is missing; elsewhere the error says in one line how
 * to get it.
 */
export function findOrInstall(program: SystemProgram): string {
  const found = find(program) ?? install(program);
  if (found) return found;
  const { title, names, packages } = program;
  throw new Error(
    `These tests need ${title}: install it (Debian: apt-get install -y ${packages[0]}), or put the folder of a program called ${names.join(" or ")} on the PATH.`,
  );
}

function find({ names, elsewhere = [] }: SystemProgram): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find((path) => existsSync(path));
}

function install(program: SystemProgram): string | undefined {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!isDebianRoot) return undefined;
  const { packages } = program;
  console.log(`Installing ${packages.join(" and ")} with apt-get`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const aptGet = (...args: string[]) =>
    execFileSync("apt-get", ["-qq", ...args], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  aptGet("update");
  aptGet("install", "-y", "--no-install-recommends", ...packages);
  return find(program);
}
