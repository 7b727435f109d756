import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { findOrInstallChromium } from "./chromium.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** As in a private window: what is of another site keeps no data, and so has no service worker, which webviews need. */
const preferences = { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };

export interface OpenBrowser {
  browser: BrowserContext;
  page: Page;
  close(): Promise<void>;
}

/** A headless Chromium with a new profile, in which webviews work and the workbench may read the clipboard. */
export async function openBrowser(url: string): Promise<OpenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), "nessus-audit-browser-"));
  mkdirSync(join(profile, "Default"));
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: findOrInstallChromium(),
    args: flags,
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
  });
  // What a grant does not name is denied, so it is for the workbench only.
  await browser.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(url).origin });
  const close = async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  return { browser, page: browser.pages()[0] ?? (await browser.newPage()), close };
}

/**
 * Opens a workbench that was started with a test module, shows what the suite logs, and waits for its end. A page in
 * which the suite did not even start is opened once more: that has happened in a new browser, for an unknown reason.
 * @returns the exit code of the suite, 0 when all passed
 * @throws when the suite has not ended in time; the last lines of the page's console are printed then
 */
export async function runSuiteInPage(url: string): Promise<number> {
  const first = await runSuiteOnce(url);
  return first.hasStarted ? first.code : (await runSuiteOnce(url)).code;
}

const timeLimitSeconds = 240;

async function runSuiteOnce(url: string): Promise<{ code: number; hasStarted: boolean }> {
  const { page, close } = await openBrowser(url);
  const pageConsole: string[] = [];
  page.on("console", (message) => pageConsole.push(`[${message.type()}] ${message.text()}`));
  try {
    const ended = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        console.error(pageConsole.slice(-30).join("\n"));
        reject(new Error(`The suite did not end within ${timeLimitSeconds} seconds at ${url}.`));
      }, timeLimitSeconds * 1000);
      void page.exposeFunction("codeAutomationExit", (code: number) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
    let hasStarted = false;
    await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => {
      const line = args.join(" ");
      if (!isOfSuite(line)) return;
      hasStarted = true;
      console.log(line);
    });
    await page.goto(url);
    const code = await ended;
    if (!hasStarted) console.error(`The suite did not start.\n${pageConsole.slice(-30).join("\n")}`);
    return { code, hasStarted };
  } finally {
    await close();
  }
}

/** The workbench sends everything that is logged in it; the lines of the suite are indented. */
function isOfSuite(line: string): boolean {
  return line.startsWith("  ");
}
