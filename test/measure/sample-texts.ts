/** Texts like those that patterns of policies are matched with. The same size gives the same text. */

/** Lines like those of many files in /etc, one after the other. */
export function configurationText(size: number): string {
  return textOf(size, [
    (any) => `# ${any.words(8)}.`,
    () => "",
    (any) => `${any.of(directives)} ${any.of(["yes", "no", "0", "300", "VERBOSE", "prohibit-password"])}`,
    (any) => `#${any.of(directives)} ${any.of(["yes", "no", "10m"])}`,
    (any) =>
      `${any.of(["net", "kernel", "fs"])}.${any.word()}.${any.word()}_${any.word()} = ${any.number(3)}`,
    (any) => `-w /etc/${any.word()}/${any.word()}.conf -p wa -k ${any.word()}`,
    (any) =>
      `-a always,exit -F arch=b${any.of(["32", "64"])} -S ${any.of(calls)} -S ${any.of(calls)} -F auid>=1000 -F auid!=4294967295 -k ${any.word()}`,
    (any) =>
      `${any.of(["auth", "account", "password", "session"])}    required    pam_${any.word()}.so ${any.word()}`,
    (any) =>
      `${any.word()}:x:${any.number(60000)}:${any.number(60000)}:${any.word()}:/home/${any.word()}:/bin/bash`,
    (any) => `    ${any.word()}_${any.word()}="${any.words(3)}";`,
    (any) => `/dev/mapper/${any.word()} /${any.word()} ext4 defaults,nodev,nosuid 0 ${any.number(3)}`,
    (any) => `[${any.word()}]`,
    (any) => `set system ${any.word()} ${any.word()} ${any.number(100)}`,
  ]);
}

/** Lines like those of a system log, longer than those of a configuration. */
export function logText(size: number): string {
  let second = 0;
  const head = (any: Chance) => {
    second += any.number(3);
    const time = [Math.floor(second / 3600) % 24, Math.floor(second / 60) % 60, second % 60]
      .map((part) => String(part).padStart(2, "0"))
      .join(":");
    return `Mar ${String(1 + (Math.floor(second / 86_400) % 28)).padStart(2)} ${time} web-${any.number(9)} ${any.word()}[${any.number(30_000)}]:`;
  };
  const address = (any: Chance) => `10.${any.number(255)}.${any.number(255)}.${any.number(255)}`;
  return textOf(size, [
    (any) =>
      `${head(any)} Accepted publickey for ${any.word()} from ${address(any)} port ${any.number(65_000)} ssh2`,
    (any) =>
      `${head(any)} pam_unix(sshd:session): session ${any.of(["opened", "closed"])} for user ${any.word()}`,
    (any) => `${head(any)} ${any.words(12)}`,
    (any) =>
      `${head(any)} ${address(any)} - - "GET /${any.word()}/${any.word()}?id=${any.number(9999)} HTTP/1.1" ${any.of(["200", "304", "404"])} ${any.number(50_000)}`,
    (any) =>
      `${head(any)} level=${any.of(["info", "warning", "error"])} msg="${any.words(5)}" duration=${any.number(900)}ms`,
  ]);
}

const directives = [
  "PermitRootLogin",
  "X11Forwarding",
  "MaxAuthTries",
  "Protocol",
  "LogLevel",
  "ClientAliveInterval",
  "Banner",
];
const calls = ["chmod", "fchmod", "adjtimex", "settimeofday", "unlink", "open", "sethostname", "init_module"];
const syllables = [
  "ser",
  "ver",
  "log",
  "net",
  "pol",
  "icy",
  "user",
  "ad",
  "min",
  "con",
  "fig",
  "er",
  "time",
  "out",
];

interface Chance {
  number(below: number): number;
  of(choices: readonly string[]): string;
  word(): string;
  words(count: number): string;
}

function textOf(size: number, kinds: readonly ((any: Chance) => string)[]): string {
  let seed = 1;
  const number = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((seed / 0x8000_0000) * below);
  };
  const of = <T>(choices: readonly T[]): T => choices[number(choices.length)]!;
  const word = () => Array.from({ length: 1 + number(3) }, () => of(syllables)).join("");
  const any: Chance = {
    number,
    of,
    word,
    words: (count) => Array.from({ length: count }, word).join(" "),
  };
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)!.length + 1) lines.push(of(kinds)(any));
  return lines.join("\n").slice(0, size);
}
