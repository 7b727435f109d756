/**
 * Measures how long somebody who opens the URL of `npm start` waits for the first verdict, and for what comes before it, in a new
 * browser and once more in the same one. In between, the same of an extension that does nothing but put a line above the text:
 * no extension can be quicker, so what is beyond that is ours.
 *
 *   node --import tsx test/vscode/first-verdict.ts [--vscode oldest|newest] [--rounds N]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BrowserContext, Page, Worker } from "playwright-core";
import {
  buildForStart,
  firstSample,
  oldestWebBuild,
  serveWebWorkbench,
  urlOfSample,
  type WebBuild,
} from "../../scripts/vscode-web.ts";
import { freePort } from "./free-port.ts";
import { newestWebBuild } from "./newest/install.ts";
import { processorTimeBelow } from "./processor-time.ts";
import { openBrowser } from "./workbench-page.ts";

/** What is waited for on the screen: a name, a selector, and a text that the element has. */
const seen = [
  ["workbench", ".monaco-workbench .part.editor", ""],
  ["text of the policy", ".view-line", "check_type"],
  ["verdict", ".codelens-decoration", "web-2: 23, 9200"],
] as const;

/** Marks of the extension host, and what people call them. */
const marks = {
  "code/extHost/ready": "extension host ready",
  "code/extHost/willFetchExtensionCode/nessus-audit.nessus-audit": "extension wanted",
  "code/extHost/didFetchExtensionCode/nessus-audit.nessus-audit": "its code fetched",
  "code/extHost/didLoadExtensionCode/nessus-audit.nessus-audit": "its code loaded",
  "code/extHost/didActivateExtension/nessus-audit.nessus-audit": "extension activated",
  "nessus-audit/registered": "views and commands",
  "nessus-audit/server-ready": "server ready",
};

/** Milliseconds from the beginning of the navigation, by what has happened. */
type Times = Map<string, number>;
/** Not an event: what all processors have worked for the browser by then. */
const work = "work of the browser";

const { values } = parseArgs({
  options: { vscode: { type: "string", default: "oldest" }, rounds: { type: "string", default: "5" } },
});
const build = values.vscode === "newest" ? newestWebBuild() : oldestWebBuild();
const rounds = Number(values.rounds);

const bundles = buildForStart();
if (bundles === undefined) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), "nessus-audit-first-"));
const measured = new Map<string, Times[]>();
try {
  const floor = join(folder, "floor");
  writeFloor(floor);
  // One after the other in each round, so that what else the machine does falls on all of them.
  for (let round = 0; round < rounds; round++) {
    await measure("floor", build, floor);
    await measure("ours", build);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
print();
process.exit();

async function measure(name: string, build: WebBuild, extension?: string): Promise<void> {
  const server = await serveWebWorkbench({
    port: await freePort(),
    build,
    bundles: bundles!,
    ...(extension !== undefined && { extension }),
  });
  const { browser, page, close } = await openBrowser(server.url);
  try {
    const url = urlOfSample(server.url, firstSample);
    const before = processorTimeBelow("chrom");
    const times = await timesOf(browser, page, url);
    const after = processorTimeBelow("chrom");
    if (before !== undefined && after !== undefined) times.set(work, after - before);
    keep(`${name}, new browser`, times);
    keep(`${name}, once more`, await timesOf(browser, await browser.newPage(), url));
  } finally {
    await close();
    server.dispose();
  }
}

function keep(name: string, times: Times): void {
  measured.set(name, [...(measured.get(name) ?? []), times]);
}

/** Opens the URL and closes the page again. */
async function timesOf(browser: BrowserContext, page: Page, url: string): Promise<Times> {
  for (const other of browser.pages()) if (other !== page) await other.close();
  // A text, since a function that is compiled for these tests needs what is not in the page.
  await page.addInitScript(`
    globalThis.firstSeen = {};
    const look = () => {
      for (const [name, selector, text] of ${JSON.stringify(seen)})
        if (!(name in firstSeen) && [...document.querySelectorAll(selector)].some(({ textContent }) => textContent.includes(text)))
          firstSeen[name] = performance.timeOrigin + performance.now();
      if (Object.keys(firstSeen).length < ${seen.length}) requestAnimationFrame(look);
    };
    if (self === top) requestAnimationFrame(look);`);
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(`Object.keys(globalThis.firstSeen).length === ${seen.length}`, undefined, {
    timeout: 60_000,
  });
  const [begin, firstSeen] = await page.evaluate<[number, Record<string, number>]>(
    "[performance.timeOrigin, firstSeen]",
  );
  const times: Times = new Map(Object.entries(firstSeen).map(([name, at]) => [name, at - begin]));
  for (const worker of page.workers()) {
    for (const [mark, at] of await marksOf(worker)) times.set(marks[mark as keyof typeof marks], at - begin);
  }
  return times;
}

async function marksOf(worker: Worker): Promise<[name: string, at: number][]> {
  const all = await worker.evaluate<[string, number][]>(
    `performance.getEntriesByType("mark").map(({ name, startTime }) => [name, performance.timeOrigin + startTime])`,
  );
  return all.filter(([name]) => name in marks);
}

/** An extension of the same name and language that shows a line above the text as soon as it is started. */
function writeFloor(extension: string): void {
  mkdirSync(extension, { recursive: true });
  const language = { id: "nessus-audit", extensions: [".audit"] };
  const manifest = {
    name: "nessus-audit",
    publisher: "nessus-audit",
    version: "0.0.1",
    engines: { vscode: "^1.91.0" },
    browser: "./main.js",
    activationEvents: ["onLanguage:nessus-audit"],
    contributes: { languages: [language] },
  };
  writeFileSync(join(extension, "package.json"), JSON.stringify(manifest));
  writeFileSync(
    join(extension, "main.js"),
    `const { CodeLens, Range, languages } = require("vscode");
    exports.activate = () => {
      const lens = new CodeLens(new Range(0, 0, 0, 0), { title: ${JSON.stringify(seen[2][2])}, command: "" });
      languages.registerCodeLensProvider("nessus-audit", { provideCodeLenses: () => [lens] });
    };`,
  );
}

function print(): void {
  console.log(`${build.title}, ${rounds} rounds; milliseconds from the URL: median (least)`);
  for (const [name, all] of measured) {
    console.log(`${name}:`);
    const last = median(all.map((times) => times.get("verdict")!));
    const names = [...all[0]!].sort(([, a], [, b]) => a - b).map(([name]) => name);
    for (const each of [...names.filter((name) => name !== work), work]) {
      const at = all.flatMap((times) => times.get(each) ?? []);
      if (at.length === 0) continue;
      const share = each === work ? "" : `${Math.round((100 * median(at)) / last)} %`;
      const words = `${Math.round(median(at))} (${Math.round(Math.min(...at))})`;
      console.log(`  ${each.padEnd(22)} ${words.padStart(14)} ${share.padStart(6)}`);
    }
  }
  for (const what of ["verdict", work]) {
    const [floor, ours] = ["floor", "ours"].map((name) =>
      measured.get(`${name}, new browser`)!.flatMap((times) => times.get(what) ?? []),
    ) as [number[], number[]];
    if (floor.length > 0) console.log(`${what}: ${(median(ours) / median(floor)).toFixed(2)} x the floor`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
