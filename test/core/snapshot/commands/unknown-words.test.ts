import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PortSet } from "../../../../core/ports/port-set.ts";
import { commandLines, otherCommands } from "../../../../core/snapshot/commands/command-line.ts";
import { listsOf, type System } from "./claims.ts";

const whole: [command: string, system: System][] = [
  ["netstat -tulpn", "linux"],
  ["netstat --all --numeric", "linux"],
  ["netstat -ano", "windows"],
  ["netstat -an", "bsd"],
  ["netstat -an", "solaris"],
  ["ss -tulpn", "linux"],
  ["ss --listening", "linux"],
  ["lsof -nP -i", "linux"],
  ["sockstat -l", "bsd"],
  ["Get-NetTCPConnection -State Listen", "windows"],
];
const wrappers = ["", "sudo ", "time ", "ssh web01 ", "docker exec web ", "timeout 5 ", "LANG=C "];
const prompts = ["$ ", "root@web01:~# ", "[ann@web01 ~]$ ", "PS C:\\> ", "C:\\>", "└─$ "];

/** A word that no command knows: no option, no name of a program, no number. */
const letters = fc.stringMatching(/^[bcdfghjkmqwxz]{3,8}$/);
const unknownWord = fc.oneof(
  letters.map((word) => `q${word}`),
  letters.map((word) => `--q${word}`),
  letters.map((word) => `'q${word} = 1'`),
  letters.map((word) => `$Q${word.toUpperCase()}`),
);
const unknownStage = fc.oneof(
  letters.map((word) => `q${word}`),
  letters.map((word) => `./q${word} -a`),
  letters.map((word) => `grep q${word}`),
  fc.constantFrom(
    "head -5",
    "tail",
    "cut -c1-9",
    "awk 1",
    "perl -pe 1",
    "uniq",
    "wc -l",
    "tac q.txt",
    "sort -u -k2",
    "more +3",
  ),
);
const knownStage = fc.constantFrom("less", "cat", "sort", "tee all.txt", "column -t", "more");
const glue = fc.constantFrom(" | ", "|", " |", "| ", " 2>/dev/null|", " 2>&1 | ", " |& ");

/** Does any command of the line claim every port of a protocol on either family? */
function claimsMuch(line: string, system: System): boolean {
  const commands = commandLines(line);
  return [...commands, ...otherCommands(line)].some((command) => {
    const lists = listsOf(command, system);
    if (lists === undefined || command.selection !== undefined) return false;
    return [lists.tcp, lists.udp].some((claim) => ([4, 6] as const).some((family) => !claim[family].isEmpty));
  });
}

const line = fc.record({
  prompt: fc.constantFrom(...prompts),
  wrapper: fc.constantFrom(...wrappers),
  command: fc.constantFrom(...whole),
});

test("known commands, wrappers and stages are complete", () => {
  fc.assert(
    fc.property(
      line,
      fc.array(knownStage, { maxLength: 3 }),
      glue,
      ({ prompt, wrapper, command }, stages, pipe) => {
        const [text, system] = command;
        assert.ok(claimsMuch(prompt + wrapper + [text, ...stages].join(pipe), system));
      },
    ),
  );
});

test("an unknown word in a command never leaves it complete", () => {
  fc.assert(
    fc.property(line, unknownWord, fc.nat(5), ({ prompt, wrapper, command: [text, system] }, word, at) => {
      const words = text.split(" ");
      words.splice(1 + (at % words.length), 0, word);
      const shown = `${prompt}${wrapper}${words.join(" ")}`;
      assert.ok(!claimsMuch(shown, system), shown);
    }),
    { numRuns: 500 },
  );
});

test("an unknown stage of a pipe never leaves the command complete, wherever it is", () => {
  fc.assert(
    fc.property(
      line,
      fc.array(knownStage, { maxLength: 2 }),
      fc.array(knownStage, { maxLength: 2 }),
      unknownStage,
      glue,
      fc.constantFrom(
        (all: string) => all,
        (all: string) => `(${all})`,
        (all: string) => `bash -c "${all}"`,
      ),
      ({ prompt, wrapper, command: [text, system] }, before, after, stage, pipe, grouped) => {
        const all = [wrapper + text, ...before, stage, ...after].join(pipe);
        const shown = prompt + grouped(all);
        assert.ok(!claimsMuch(shown, system), shown);
      },
    ),
    { numRuns: 500 },
  );
});

test("any line is read without an exception, and claims nothing but what a command lists", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "netstat",
      "ss",
      "-an",
      "-tulpn",
      "|",
      ";",
      "(",
      ")",
      "{",
      "}",
      "'",
      '"',
      "\\",
      ">",
      "<<",
      "`",
      "sudo",
      "ssh",
      "bash -c",
    ),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), fc.constantFrom(" ", ""), (parts, blank) => {
      for (const command of commandLines(`$ ${parts.join(blank)}`)) {
        const lists = listsOf(command);
        for (const claim of lists === undefined ? [] : [lists.tcp, lists.udp]) {
          assert.ok(PortSet.all.equals(claim[4]) || claim.gaps.length > 0);
        }
      }
    }),
    { numRuns: 2000 },
  );
});
