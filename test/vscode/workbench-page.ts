import { type Browser, chromium, type Page } from "playwright-core";
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

/** A headless Chromium with a new profile that may read the clipboard, as a user would allow. */
export async function openBrowser(): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: flags });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  return { browser, page: await context.newPage() };
}

/**
 * Opens a workbench that was started with a test module, shows what the suite logs, and waits for its end.
 * @returns the exit code of the suite, 0 when all passed
 * @throws when the suite has not ended in time; the last lines of the page's console are printed then
 */
export async function runSuiteInPage(url: string, timeLimitSeconds = 240): Promise<number> {
  const { browser, page } = await openBrowser();
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
    await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => {
      const line = args.join(" ");
      if (isOfSuite(line)) console.log(line);
    });
    await page.goto(url);
    return await ended;
  } finally {
    await browser.close();
  }
}

/** The workbench sends everything that is logged in it; the lines of the suite are indented. */
function isOfSuite(line: string): boolean {
  return line.startsWith("  ");
}
