import { type TryCheckResult, tryCheckMethod } from "../../server/protocol.ts";
import { LanguageServer, pullingClient } from "../server/language-server.ts";

/**
 * npm run bench try-check: milliseconds from a key to the verdict and the marks, by the built server over a pipe, for texts
 * of several sizes: each round changes a character of the pattern, and then one of the text.
 */

const uri = "file:///try.audit";
const rounds = 60;
const policyOf = (pattern: string) => `<check_type:"Unix">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "try"
  file        : "/var/log/secure"
  regex       : "${pattern}"
  expect      : "session[[:blank:]]+(opened|closed) for user [a-z]+"
</custom_item>
</check_type>
`;
const patterns = ["sshd", "sshd\\\\[[0-9]+", "pam_unix", "session"];

const server = await LanguageServer.start(pullingClient);
await server.open(uri, policyOf(patterns[0]!));

console.log("size      key in the pattern        key in the text           marks");
for (const size of [10_000, 100_000, 1_000_000, 4_000_000]) {
  const base = textOf(size);
  const times: { pattern: number[]; text: number[] } = { pattern: [], text: [] };
  let marks = "";
  for (let round = 0; round < rounds; round++) {
    const pattern = patterns[round % patterns.length]!;
    const text = `${base}${"x".repeat(round % 7)}`;
    times.pattern.push(
      await timed(async () => {
        await server.change(uri, { text: policyOf(pattern) });
        await ask(text);
      }),
    );
    times.text.push(
      await timed(async () => {
        const { marks: found } = await ask(`${text}y`);
        marks = `${found?.selected.count} selected, ${found?.matched.count} matched, ${found?.violating.count} violating`;
      }),
    );
  }
  console.log(`${`${size / 1000} kB`.padEnd(9)} ${shown(times.pattern)} ${shown(times.text)} ${marks}`);
}
await server.stop();

async function ask(text: string): Promise<TryCheckResult> {
  const result = await server.request<TryCheckResult>(tryCheckMethod, {
    policy: uri,
    check: "FILE_CONTENT_CHECK: try",
    text,
  });
  if (result.verdict === undefined) throw new Error(result.problem);
  return result;
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function shown(times: number[]): string {
  const sorted = times.slice(5).sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)]!.toFixed(1);
  return `median ${at(0.5)}, p95 ${at(0.95)}`.padEnd(25);
}

function textOf(size: number): string {
  const users = ["root", "lena", "mia"];
  const lines: string[] = [];
  for (let length = 0, at = 0; length < size; at++) {
    const what =
      at % 3 === 0
        ? "session opened for user"
        : at % 3 === 1
          ? "session closed for user"
          : "check pass; user";
    const line = `Mar  4 06:${String(at % 60).padStart(2, "0")}:01 web1 sshd[${1000 + (at % 9000)}]: pam_unix(sshd:session): ${what} ${users[at % 3]}`;
    lines.push(line);
    length += line.length + 1;
  }
  return `${lines.join("\n")}\n`;
}
