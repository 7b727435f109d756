import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { root, samplesMount, serveWebWorkbench } from "../../scripts/vscode-web.ts";
import { freePort } from "./free-port.ts";
import { User } from "./user.ts";
import { openBrowser } from "./workbench-page.ts";

/** What a tour plays on. */
export interface Stage {
  browser: BrowserContext;
  page: Page;
  user: User;
  /** Names the step that comes, for the message when it fails. */
  begin(step: string): void;
  picture(name: string): Promise<unknown>;
}

/**
 * Plays a tour in VS Code for the Web as `npm start` serves it, with a sample policy open. A failed step leaves its
 * screen in .vscode-test/NAME-failed.png.
 *
 * @param folder where the pictures go
 * @returns 0
 */
export async function playTour(
  name: string,
  policy: string,
  folder: string,
  play: (stage: Stage) => Promise<void>,
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const server = await serveWebWorkbench({ port: await freePort() });
  const { browser, page, close } = await openBrowser(server.url);
  const user = new User(page);
  let step = "open the sample policy";
  const begin = (next: string) => {
    step = next;
  };
  const picture = (file: string) =>
    page.screenshot({ path: join(folder, `${file}.png`), animations: "disabled" });
  try {
    const payload = encodeURIComponent(JSON.stringify([["openFile", `${samplesMount}/${policy}`]]));
    await page.goto(`${server.url}?payload=${payload}`);
    await user.waitForPolicy();
    await play({ browser, page, user, begin, picture });
    return 0;
  } catch (error) {
    await page.screenshot({ path: join(root, ".vscode-test", `${name}-failed.png`) });
    console.error(`  FAILED  ${step}; the screen is in .vscode-test/${name}-failed.png`);
    throw error;
  } finally {
    await close();
    server.dispose();
  }
}
