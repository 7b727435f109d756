import { type SimpleCommand, simpleCommand } from "./simple-command.ts";

/** A command that runs a shell, or another command, on another host or in a container. */
export interface Entered {
  /** The host or the container, which has files of its own. */
  host: string;
  /** What runs there; undefined if it is a shell. */
  command?: string;
}

/** The other host that a command leads to; undefined if it stays on the host at whose prompt it was typed. */
export function enteredHost(typed: string): Entered | undefined {
  const command = simpleCommand(typed);
  return command && programs.get(command.name)?.(command);
}

const scanners = new Set(
  "nmap masscan rustscan naabu ping ping6 traceroute dig host nslookup ansible ansible-playbook salt pdsh clush parallel-ssh".split(
    " ",
  ),
);

/** Is the command about other hosts? */
export function looksElsewhere(typed: string): boolean {
  const command = simpleCommand(typed);
  return command !== undefined && scanners.has(command.name);
}

/** Does the command start a shell with other files under the same host name, as `chroot /mnt` does? */
export function entersOtherRoot(typed: string): boolean {
  const command = simpleCommand(typed);
  if (command === undefined || !otherRoots.has(command.name)) return false;
  const words = afterOptions(command.args, "tSGwrR").map(({ text }) => text);
  const started = command.name === "chroot" || command.name === "arch-chroot" ? words.slice(1) : words;
  return (
    started.length === 0 ||
    (/^(?:\S*\/)?(?:ba|da|k|z|a)?sh$/.test(started[0]!) &&
      started.every((word, at) => at === 0 || /^-(?:i|l|-login)$/.test(word)))
  );
}

const otherRoots = new Set(["chroot", "arch-chroot", "nsenter", "unshare", "schroot", "systemd-nspawn"]);

type Enter = (command: SimpleCommand) => Entered | undefined;

/** `ssh -p 22 lena@web1 "cat /etc/issue"` */
const remoteShell: Enter = ({ args }) => {
  const words = afterOptions(args, "bBceEFiIJlLmopQRSwWD");
  const [target, ...rest] = words[0]?.text === "--" ? words.slice(1) : words;
  if (target === undefined) return undefined;
  const host = target.text.slice(target.text.lastIndexOf("@") + 1);
  const command = rest.map(({ text }) => text).join(" ");
  return command === "" ? { host } : { host, command };
};

/** `docker exec -it web sh`, `kubectl exec pod/web -- sh`: what runs there is rarely more than a shell. */
const container: Enter = ({ name, args }) => {
  const at = args.findIndex(({ text }) => /^(?:exec|run|attach|ssh|rsh|shell|enter|console)$/.test(text));
  if (at < 0) return undefined;
  const valued = name === "kubectl" || name === "oc" ? "nc" : "uewvp";
  const [target] = afterOptions(args.slice(at + 1), valued);
  return { host: target?.text.replace(/^pods?\//, "") ?? name };
};

const inFolder: Enter = ({ name, args }) => {
  const [target] = afterOptions(args, "");
  return target === undefined ? undefined : { host: `${name} ${target.text}` };
};

const programs: ReadonlyMap<string, Enter> = new Map([
  ...["ssh", "slogin", "rsh", "telnet", "mosh", "plink", "remsh"].map((name): [string, Enter] => [
    name,
    remoteShell,
  ]),
  ...["docker", "podman", "nerdctl", "kubectl", "oc", "lxc", "crictl", "vagrant", "pct"].map(
    (name): [string, Enter] => [name, container],
  ),
  ...["chroot", "zlogin", "jexec", "nsenter", "unshare"].map((name): [string, Enter] => [name, inFolder]),
]);

function afterOptions(args: SimpleCommand["args"], valued: string): SimpleCommand["args"] {
  let at = 0;
  for (; at < args.length && /^-./.test(args[at]!.text) && args[at]!.text !== "--"; at++) {
    const option = args[at]!.text;
    if (!option.startsWith("--") && valued.includes(option.at(-1)!)) at++;
  }
  return args.slice(at);
}
