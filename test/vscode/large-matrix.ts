import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { MatrixData, MatrixMessage, MatrixUpdate } from "../../client/matrix/matrix-data.ts";
import { matrixPage } from "../../client/matrix/matrix-page.ts";
import { matrixWords } from "../../client/matrix/matrix-words.ts";
import { root } from "../../scripts/vscode-web.ts";

const hostCount = 300;
const checkCount = 400;
const policyCount = 8;

/**
 * A large fleet: 300 hosts in six groups and 400 checks of eight policies, of which most pass.
 * @param chosen the only policy that is shown
 */
export function largeMatrix(chosen?: string): MatrixData {
  const policies = Array.from({ length: policyCount }, (_, at) => ({
    id: `policy-${at}`,
    name: `policies/part-${at}.audit`,
  }));
  const outcomes: MatrixData["outcomes"] = [
    { status: "PASSED", reason: "All open ports are allowed." },
    ...Array.from({ length: 40 }, (_, at) => ({
      status: "FAILED" as const,
      reason: `The list does not allow port ${7000 + at}.`,
    })),
    { status: "UNDECIDED", reason: "The snapshot does not show it.", ifReached: "FAILED" },
  ];
  const hosts = Array.from({ length: hostCount }, (_, at) => ({
    id: `host-${at}`,
    name: `fleet-${String(at).padStart(3, "0")}`,
    groups: [`group ${at % 6}`],
  }));
  const rows = Array.from({ length: checkCount }, (_, at) => ({
    policy: policies[at % policyCount]!.id,
    id: `check-${at}`,
    check: `${1 + (at % 9)}.${at % 13}.${at} Ensure that service number ${at} is not enabled`,
    line: 10 * at,
    cells: hosts.map((_, host) => {
      const drawn = (at * 7919 + host * 104729) % 97;
      if (drawn === 0) return 1 + ((at + host) % 40);
      return drawn === 1 ? 41 : 0;
    }),
  }));
  const shown = chosen === undefined ? rows : rows.map((row) => ({ ...row, policy: chosen }));
  return { policies, hosts, rows: shown, outcomes, hasPorts: false, ...(chosen !== undefined && { chosen }) };
}

/** The page of the matrix by itself, in a browser without an editor. */
export async function openMatrixPage(page: Page): Promise<void> {
  const file = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
  const origin = "http://matrix.localhost";
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/matrix.js")
      return route.fulfill({ contentType: "text/javascript", body: file("dist", "client", "matrix.js") });
    if (pathname === "/views.css")
      return route.fulfill({ contentType: "text/css", body: file("media", "views.css") });
    const html = matrixPage({
      nonce: "n",
      cspSource: origin,
      language: "en",
      script: `${origin}/matrix.js`,
      style: `${origin}/views.css`,
    });
    return route.fulfill({ contentType: "text/html", body: html });
  });
  // A string, because a function that is compiled for these tests needs what is not in the page.
  await page.addInitScript(`
    globalThis.sent = [];
    globalThis.acquireVsCodeApi = () => ({
      postMessage: (message) => sent.push(message),
      getState: () => undefined,
      setState: () => undefined,
    });`);
  await page.goto(`${origin}/`);
  await tellMatrix(page, { type: "words", words: matrixWords() });
}

/** Sends the page what the extension would send. @returns milliseconds until the browser has drawn it */
export function tellMatrix(page: Page, update: MatrixUpdate): Promise<number> {
  return page.evaluate(async (data) => {
    const { performance, requestAnimationFrame, postMessage } = globalThis as unknown as Browser;
    const begin = performance.now();
    postMessage(data, "*");
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - begin;
  }, update);
}

interface Browser {
  performance: { now(): number };
  requestAnimationFrame(callback: () => void): void;
  postMessage(data: unknown, target: string): void;
}

/** What the page has asked for, the last first. */
export function askedByMatrix(page: Page): Promise<MatrixMessage[]> {
  return page.evaluate(() => [...(globalThis as unknown as { sent: MatrixMessage[] }).sent].reverse());
}

/** Elements in the page that are drawn at once, of however many cells there are. */
const mostElements = 4000;

/**
 * 300 hosts × 400 checks: they are usable with groups folded and with all unfolded, and the page only
 * contains what is visible.
 * @returns lines for people: how long it took, and how large it is
 */
export async function tryLargeMatrix(page: Page): Promise<string[]> {
  await openMatrixPage(page);
  const data = largeMatrix();
  const count = () => page.locator("*").count();
  const lines: string[] = [];
  const told = async (what: string, update: MatrixData) => {
    const milliseconds = await tellMatrix(page, { type: "matrix", data: update });
    const elements = await count();
    lines.push(`${what}: shown in ${Math.round(milliseconds)} ms, ${elements} elements`);
    assert.ok(elements < mostElements, lines.at(-1));
  };

  // All policies: groups of hosts down, policies across, what fails in how many.
  await told("300 hosts and 400 checks, folded", data);
  const grid = page.getByRole("grid");
  assert.equal(await page.getByRole("row").count(), 1 + policyCount);
  await page.getByRole("combobox", { name: /^Down/ }).selectOption("hosts");
  assert.equal(await page.getByRole("row").count(), 1 + 6);
  assert.equal(await page.getByRole("columnheader").count(), 1 + policyCount);
  assert.match((await page.getByRole("gridcell").first().textContent()) ?? "", /^✗ \d+\/2500 failed$/);

  // A group and a policy are unfolded with the keyboard; the cursor stays on the group.
  await grid.focus();
  for (const key of ["ArrowUp", "ArrowLeft", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  assert.equal(await grid.getAttribute("aria-rowcount"), String(1 + 6 + 50));
  for (const key of ["ArrowUp", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  assert.equal(await grid.getAttribute("aria-colcount"), String(1 + policyCount + 50));
  await page.keyboard.press("Control+End");
  const active = () => page.locator(".active").first().getAttribute("aria-label");
  assert.match((await active()) ?? "", /group \d, policies\/part-\d\.audit: \d+\/2500 failed, /);
  await page.keyboard.press("Control+Home");

  // One policy with every line unfolded.
  await page.getByRole("checkbox").uncheck();
  await told("300 hosts and 400 checks, unfolded", largeMatrix("policy-0"));
  assert.equal(await grid.getAttribute("aria-rowcount"), String(1 + hostCount));
  assert.equal(await grid.getAttribute("aria-colcount"), String(1 + checkCount));
  await grid.focus();
  await page.keyboard.press("Control+End");
  const last = page.locator(".active");
  assert.equal(await last.getAttribute("aria-colindex"), String(1 + checkCount));
  assert.ok(await last.isVisible());
  await page.keyboard.press("Enter");
  const [message] = await askedByMatrix(page);
  assert.ok(message?.type === "policy" && message.policy === "policy-0", JSON.stringify(message));
  const begin = performance.now();
  for (let step = 0; step < 20; step++) await page.keyboard.press("PageUp");
  lines.push(`20 pages up: ${Math.round(performance.now() - begin)} ms`);
  assert.ok((await count()) < mostElements);
  return lines;
}
