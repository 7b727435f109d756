/**
 * Why a test can't run here, for `skip` of node:test: the reason, or false if the test runs. The reasons are
 * listed, so that none is invented for a test that could run.
 */
export type Skip = string | false;

export const isWindows = process.platform === "win32";

/** Node for Windows can't distinguish Wine from Windows; `npm run test:windows` sets this. */
const isWine = isWindows && process.env.NESSUS_AUDIT_TESTS_UNDER === "wine";

/** How much longer the same work takes than on the system itself, at most; for tests with a limit in milliseconds. */
export const slowness = isWine ? 5 : 1;

const isRoot = process.getuid?.() === 0;

const windowsLacks = {
  shell: "there is no POSIX shell, and no program of one",
  modes: "a file has no mode, no owner and no group",
  links: "a symbolic link is for administrators",
  pipes: "a pipe is no file in a folder",
  signals: "no program can catch a signal of another",
  devices: "there is no /dev",
  "a full disk": "no small disk can be mounted",
};

const wineLacks = {
  git: "there is no git for Windows",
  netstat: "its netstat lists no listener",
  tools: "the compiler, the bundler and the linter of the project are installed for Linux",
};

const otherSystemsLack = {
  proc: "there is no /proc",
  "names of any bytes": "the names of files are text",
  setsid: "there is no setsid",
  ss: "there is no ss",
};

/** For what no Windows has. */
export function notOnWindows(lacks: keyof typeof windowsLacks): Skip {
  return isWindows && `Windows: ${windowsLacks[lacks]}`;
}

/** Test files whose first step needs what is missing under Wine: there they are not even loaded. */
export const notLoadedUnderWine: Readonly<Record<string, keyof typeof wineLacks>> = {
  "test/scripts/packaging/packages.test.ts": "tools",
  "test/scripts/walls.test.ts": "tools",
};

/** For what a Windows has, and Node for Windows under Wine has not. */
export function notUnderWine(lacks: keyof typeof wineLacks): Skip {
  return isWine && describeWine(lacks);
}

export function describeWine(lacks: keyof typeof wineLacks): string {
  return `Wine: ${wineLacks[lacks]}`;
}

/** For what only a Linux has. */
export function onlyOnLinux(lacks: keyof typeof otherSystemsLack): Skip {
  return process.platform !== "linux" && `${process.platform}: ${otherSystemsLack[lacks]}`;
}

/** For a program that is not a development dependency; `help` says how to get it. */
export function notInstalled(isHere: boolean, program: string, help: string): Skip {
  return !isHere && `${program} is not installed: ${help}`;
}

/** For files of several owners. */
export function onlyAsRoot(): Skip {
  return notOnWindows("modes") || (!isRoot && "only root gives files away");
}

/** For files that may not be read or written. */
export function notAsRoot(): Skip {
  return notOnWindows("modes") || (isRoot && "root may do everything");
}
