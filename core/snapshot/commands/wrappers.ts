import { type Pipeline, pipelinesOf, type Stage } from "./pipeline.ts";

/** A command that ran elsewhere or as another user, without the wrapper that ran it. */
export interface Unwrapped {
  stages: Pipeline;
  /**
   * The host, container or network namespace that it ran in, if a wrapper names it: it has ports of its own.
   */
  host?: string;
  /** Does it run as root? Undefined if no wrapper says so or otherwise. */
  asRoot?: boolean;
  /** It runs on several hosts, and the tool names each one next to its output. */
  onEachHost?: boolean;
  /** It fills a screen, and what does not fit is lost. */
  onScreen?: boolean;
  /** A command in quotes or brackets continues on the next line. */
  isOpen?: boolean;
}

const LONGEST_CHAIN = 12;

/**
 * Unwraps `sudo`, `ssh HOST`, `docker exec NAME`, `bash -c "…"` and the like: returns the pipelines that they
 * run, in order.
 */
export function unwrap(pipeline: Pipeline): Unwrapped[] {
  return unwrapFrom(pipeline, {}, LONGEST_CHAIN);
}

type Context = Omit<Unwrapped, "stages">;

function unwrapFrom([first, ...rest]: Pipeline, context: Context, left: number): Unwrapped[] {
  if (first === undefined || first.words.length === 0) return [];
  const inner = left > 0 ? wrappedIn(first) : undefined;
  if (inner === undefined) return [{ ...context, stages: [first, ...rest] }];
  const within: Context = { ...context, ...inner.context };
  if (!("line" in inner)) return unwrapFrom([stageOf(inner.words, first), ...rest], within, left - 1);
  const { pipelines, isOpen } = pipelinesOf(inner.line);
  return pipelines.flatMap((pipeline) => {
    const stages = first.file === undefined ? pipeline : [...pipeline, stageOf(["cat"], first)];
    return unwrapFrom([...stages, ...rest], isOpen ? { ...within, isOpen } : within, left - 1);
  });
}

/** A stage whose output goes where that of the wrapping stage went. */
function stageOf(words: string[], { file }: Stage): Stage {
  return { words, text: words.join(" "), ...(file !== undefined && { file }) };
}

type Inner = ({ words: string[] } | { line: string }) & { context: Partial<Context> };

/** What a command runs; undefined if it is not a wrapper. */
function wrappedIn({ words }: Stage): Inner | undefined {
  const name = baseName(words[0]!);
  const args = words.slice(1);
  if (/^\w+=/.test(words[0]!) && args.length > 0) return { words: args, context: {} };
  return wrappers.get(name)?.(args, name);
}

type Wrapper = (args: string[], name: string) => Inner | undefined;

/** The words after the options; `valued` lists the options that take a value. */
function afterOptions(args: string[], valued: string): string[] {
  let at = 0;
  for (; at < args.length && /^-./.test(args[at]!) && args[at] !== "--"; at++) {
    const option = args[at]!;
    if (!option.startsWith("--") && valued.includes(option.at(-1)!)) at++;
  }
  return args.slice(args[at] === "--" ? at + 1 : at);
}

const prefix =
  (valued: string): Wrapper =>
  (args) => {
    const words = afterOptions(args, valued).filter((word, at, all) => at > 0 || !isAssignment(word, all));
    return words.length === 0 ? undefined : { words, context: {} };
  };

/** `sudo COMMAND`, `sudo -u postgres COMMAND`: as root unless another user is named. */
const asUser = (valued: string): Wrapper => {
  const wrapper = prefix(valued);
  return (args, name) => {
    const inner = wrapper(args, name);
    if (inner === undefined) return undefined;
    const options = "words" in inner ? args.slice(0, args.length - inner.words.length) : args;
    const at = options.findIndex((option) => /^-[A-Za-z]*u$|^--user$/.test(option));
    const glued = options.find((option) => /^-u.|^--user=./.test(option));
    const user = at >= 0 ? options[at + 1] : glued?.replace(/^-u|^--user=/, "");
    return { ...inner, context: { asRoot: isRootUser(user) } };
  };
};

function isRootUser(user: string | undefined): boolean {
  return user === undefined || /^(?:root|#?0)$/.test(user);
}

/** `su - postgres -c "COMMAND"`, `runuser -u nobody -- COMMAND` */
const su: Wrapper = (args, name) => {
  const at = args.findIndex((arg) => /^-[a-z]*c$|^--command$/.test(arg));
  const user = args.find((arg, index) => !arg.startsWith("-") && index !== at + 1);
  if (at >= 0 && args[at + 1] !== undefined) {
    return { line: args[at + 1]!, context: { asRoot: isRootUser(user) } };
  }
  return name === "runuser" && args.includes("-u") ? asUser("ugG")(args, name) : undefined;
};

function isAssignment(word: string, all: string[]): boolean {
  return /^\w+=/.test(word) && all.length > 1;
}

/** `timeout 5 COMMAND`: one word after the options, then the command. */
const prefixWithWord =
  (valued: string): Wrapper =>
  (args) => {
    const words = afterOptions(args, valued).slice(1);
    return words.length === 0 ? undefined : { words, context: {} };
  };

/** The string after `-c`, or after all options. */
const withCommandString =
  (flag: RegExp): Wrapper =>
  (args) => {
    const at = args.findIndex((arg) => flag.test(arg));
    if (at < 0 || args[at + 1] === undefined) return undefined;
    return { line: args.slice(at + 1).join(" "), context: {} };
  };

const ssh: Wrapper = (args) => {
  const [target, ...rest] = afterOptions(args, "bBceEFiIJlLmopQRSwWD");
  const command = rest[0] === "--" ? rest.slice(1) : rest;
  if (target === undefined || command.length === 0) return undefined;
  const host = target.slice(target.lastIndexOf("@") + 1);
  return { line: command.join(" "), context: { host, asRoot: target.startsWith("root@") } };
};

/** `docker exec -it web ss -ltn`, `kubectl exec -n shop pod/web -c app -- ss -ltn`. */
const container: Wrapper = (args, program) => {
  const at = args.indexOf("exec");
  if (at < 0) return undefined;
  const valued = program === "kubectl" || program === "oc" ? "nc" : "uew";
  const [name, ...rest] = afterOptions(args.slice(at + 1), valued);
  if (name === undefined) return undefined;
  const dashes = rest.indexOf("--");
  const words = dashes >= 0 ? rest.slice(dashes + 1) : rest;
  return words.length === 0 ? undefined : { words, context: { host: name.replace(/^pods?\//, "") } };
};

const netns: Wrapper = (args) => {
  const at = args.indexOf("exec");
  if (args[0] !== "netns" || at < 0 || args.length < at + 3) return undefined;
  return { words: args.slice(at + 2), context: { host: args[at + 1]! } };
};

/** `nsenter -t 812 -n ss -ltn`: another network only with -n. */
const nsenter: Wrapper = (args) => {
  const words = afterOptions(args, "tSG");
  const options = args.slice(0, args.length - words.length);
  const isElsewhere = options.some((option) => /^-[a-zA-Z]*[na]|^--(?:net|all)/.test(option));
  if (words.length === 0) return undefined;
  const target = args[args.indexOf("-t") + 1];
  return { words, context: isElsewhere ? { host: `namespace of ${target}` } : {} };
};

/** `Invoke-Command -ComputerName web01 -ScriptBlock { Get-NetTCPConnection }` */
const invokeCommand: Wrapper = (args) => {
  const open = args.indexOf("{");
  const close = args.lastIndexOf("}");
  if (open < 0 || close < open) return undefined;
  const at = args.findIndex((arg) => /^-(?:computername|cn|hostname)$/i.test(arg));
  const host = at >= 0 ? args[at + 1] : undefined;
  return { line: quotedWords(args.slice(open + 1, close)), context: host === undefined ? {} : { host } };
};

function quotedWords(words: string[]): string {
  return words.map((word) => (/[\s"']/.test(word) ? `"${word.replaceAll('"', "'")}"` : word)).join(" ");
}

const onEachHost: Context = { onEachHost: true };

/** `ansible web -m shell -a "ss -ltn"`, `salt '*' cmd.run 'ss -ltn'`: the tool names the host above each output. */
const ansible: Wrapper = (args) => {
  const at = args.findIndex((arg) => arg === "-a" || arg === "--args");
  return at >= 0 && args[at + 1] !== undefined ? { line: args[at + 1]!, context: onEachHost } : undefined;
};

const salt: Wrapper = (args) => {
  const at = args.indexOf("cmd.run");
  return at >= 0 && args[at + 1] !== undefined ? { line: args[at + 1]!, context: onEachHost } : undefined;
};

/** `pdsh -w web[1-3] ss -ltn` */
const manyHosts: Wrapper = (args) => {
  const words = afterOptions(args, "wgxlfuURtM");
  return words.length === 0 ? undefined : { line: words.join(" "), context: onEachHost };
};

const busybox: Wrapper = (args) => (args.length === 0 ? undefined : { words: args, context: {} });

const shell = withCommandString(/^-[a-z]*c$/);
const wrappers = new Map<string, Wrapper>([
  ["sudo", asUser("ugUhpCTrt")],
  ["doas", asUser("uC")],
  ["pfexec", asUser("P")],
  ["run0", asUser("u")],
  ["su", su],
  ["runuser", su],
  ...["bash", "sh", "dash", "ksh", "zsh", "ash"].map((name): [string, Wrapper] => [name, shell]),
  ["cmd", withCommandString(/^\/[ck]$/i)],
  ["powershell", withCommandString(/^-(?:c|command)$/i)],
  ["pwsh", withCommandString(/^-(?:c|command)$/i)],
  ["vagrant", withCommandString(/^-c$|^--command$/)],
  ["script", withCommandString(/^-[a-z]*c$/)],
  [
    "watch",
    (args) => {
      const words = afterOptions(args, "n");
      return words.length === 0 ? undefined : { line: words.join(" "), context: { onScreen: true } };
    },
  ],
  ["timeout", prefixWithWord("ks")],
  ["time", prefix("fo")],
  ["nice", prefix("n")],
  ["ionice", prefix("cn")],
  ["env", prefix("uCS")],
  ["exec", prefix("a")],
  ["command", prefix("")],
  ["nohup", prefix("")],
  ["stdbuf", prefix("ioe")],
  ["unbuffer", prefix("")],
  ["chroot", prefixWithWord("")],
  ["busybox", busybox],
  ["toybox", busybox],
  ["jc", busybox],
  ["ssh", ssh],
  ["plink", ssh],
  ["docker", container],
  ["podman", container],
  ["nerdctl", container],
  ["kubectl", container],
  ["oc", container],
  ["lxc", container],
  ["crictl", container],
  ["ip", netns],
  ["nsenter", nsenter],
  ["invoke-command", invokeCommand],
  ["icm", invokeCommand],
  ["ansible", ansible],
  ["salt", salt],
  ["pdsh", manyHosts],
  ["clush", manyHosts],
]);

/** Does the program run another one? */
export function isWrapper(name: string): boolean {
  return wrappers.has(name);
}

/** The name of a program: lower case, without path and ".exe". */
export function baseName(word: string): string {
  return word
    .slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1)
    .toLowerCase()
    .replace(/\.(?:exe|cmd|bat)$/, "");
}
