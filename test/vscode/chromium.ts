import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const packages = ["chromium", "fonts-dejavu-core"];

/**
 * Path of a Chromium or Chrome. On Debian, as root, it is installed when it is missing; elsewhere the error
 * says in one line how to get it.
 */
export function findOrInstallChromium(): string {
  const found = onPath() ?? install();
  if (found) return found;
  throw new Error(
    "The tests inside VS Code need Chromium: install it (Debian: apt-get install -y chromium), or put the folder of a chromium or google-chrome program on the PATH.",
  );
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const candidates = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...candidates, mac].find((path) => existsSync(path));
}

function install(): string | undefined {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!isDebianRoot) return undefined;
  console.log(`Installing ${packages.join(" and ")} with apt-get`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const aptGet = (...args: string[]) =>
    execFileSync("apt-get", ["-qq", ...args], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  aptGet("update");
  aptGet("install", "-y", "--no-install-recommends", ...packages);
  return onPath();
}
