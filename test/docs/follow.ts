import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { type Block, blocksIn, root, textOf, wordOf } from "./pages.ts";

/**
 * Does with a page what its reader does, in an empty folder, or one with the samples if it names them: saves the blocks
 * that say `file=NAME`, adds those that say `append=NAME` to that file, and runs the blocks of `sh` in order. What a
 * block is said to print, in the block of `text` after it, is what it prints; a line `…` is for what the page leaves out.
 * With `UPDATE=1` what is printed is written into the page, as much of it as the page shows.
 *
 * A block with the word `elsewhere` needs what is not here, such as a host or a network, and is not run; neither is what
 * one of `text` shows compared. No command ends with exit code 2 unless its block says `exit=2`.
 *
 * @returns how many blocks were run
 */
export function followPage(path: string, folder: string): number {
  const page = textOf(path);
  const blocks = blocksIn(page);
  const { run, exitCodes } = prepareShell(folder);
  if (blocks.some(({ text }) => text.includes("samples/"))) {
    cpSync(join(root, "samples"), join(folder, "samples"), { recursive: true });
  }
  let count = 0;
  for (const [at, block] of blocks.entries()) {
    saveBlock(block, folder);
    if (block.language !== "sh" || isElsewhere(block)) continue;
    const printed = run(block.text);
    const where = `${path}:${block.line}:\n${block.text}`;
    const codes = exitCodes();
    assert.ok(codes.length > 0 || !block.text.includes("nessus-audit"), `nothing ran, ${where}${printed}`);
    assert.equal(codes.includes(2), wordOf(block, "exit") === "2", `exit codes ${codes}, ${where}${printed}`);
    const next = blocks[at + 1];
    if (next?.language === "text" && !isElsewhere(next)) assertShown(path, next, printed);
    count++;
  }
  return count;
}

/** Does the block need what is not here? */
export function isElsewhere({ words }: Block): boolean {
  return words.includes("elsewhere");
}

function assertShown(path: string, block: Block, printed: string): void {
  if (shows(block.text, printed)) return;
  const shown = process.env.UPDATE === "1" ? refresh(block.text, printed) : undefined;
  if (shown !== undefined) {
    const page = textOf(path);
    writeFileSync(
      join(root, path),
      page.replace(`\n${block.text}\`\`\``, () => `\n${shown}\`\`\``),
    );
    return;
  }
  assert.equal(printed, block.text, `not what is shown in ${path}:${block.line}`);
}

const gap = /^…\n/m;

/**
 * As many of the lines that are printed now as are shown: the first, the last, and in between those around a line that
 * is still printed. Undefined if none is.
 */
export function refresh(shown: string, printed: string): string | undefined {
  const lines = linesOf(printed);
  const parts = shown.split(gap).map(linesOf);
  if (parts.length === 1) return printed;
  const now = parts.map((part, at) => {
    if (part.length === 0) return part;
    if (at === 0) return lines.slice(0, part.length);
    if (at === parts.length - 1) return lines.slice(-part.length);
    const known = part.findIndex((line) => line !== "" && lines.includes(line));
    if (known < 0) return undefined;
    const start = lines.indexOf(part[known]!) - known;
    return lines.slice(start, start + part.length);
  });
  if (now.includes(undefined)) return undefined;
  return now.map((part) => part!.map((line) => `${line}\n`).join("")).join("…\n");
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

/** Whether a text is what is shown of it: whole lines, where a line `…` is for any number of lines. */
export function shows(shown: string, printed: string): boolean {
  const [first = "", ...others] = shown.split(gap);
  if (others.length === 0) return printed === shown;
  if (!printed.startsWith(first)) return false;
  const last = others.pop()!;
  let from = first.length;
  for (const part of others) {
    const found = `\n${printed}`.indexOf(`\n${part}`, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  const end = printed.length - last.length;
  return end >= from && printed.endsWith(last) && (end === 0 || printed[end - 1] === "\n");
}

function saveBlock(block: Block, folder: string): void {
  const [file, more] = [wordOf(block, "file"), wordOf(block, "append")];
  const name = file ?? more;
  if (name === undefined) return;
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  (file === undefined ? appendFileSync : writeFileSync)(join(folder, name), block.text);
}

/** A shell with the built command, and with an `ssh` and a `sudo` that run what they are given here. */
function prepareShell(folder: string) {
  const log = join(folder, ".exit-codes");
  const programs = {
    "nessus-audit": `"${process.execPath}" "${join(root, "dist", "cli.cjs")}" "$@"
code=$?
echo $code >> "${log}"
exit $code`,
    npx: 'exec "$@"',
    npm: `echo "npm needs a network: mark the block with the word elsewhere."; echo 2 >> "${log}"`,
    ssh: 'while [ "$1" = -o ]; do shift 2; done\nshift\nexec "$@"',
    sudo: 'while [ "$1" = -n ]; do shift; done\nexec "$@"',
  };
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return {
    run(script: string): string {
      writeFileSync(log, "");
      const { stdout, error } = spawnSync("sh", ["-c", `exec 2>&1\n${script}`], {
        cwd: folder,
        env,
        encoding: "utf8",
        input: "",
      });
      if (error) throw error;
      return stdout;
    },
    exitCodes: () => readFileSync(log, "utf8").split("\n").slice(0, -1).map(Number),
  };
}
