import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { smallPng } from "../../scripts/small-png.ts";
import { root, samplesMount, serveWebWorkbench, type WebBuild } from "../../scripts/vscode-web.ts";
import { freePort } from "./free-port.ts";
import { User } from "./user.ts";
import { openBrowser } from "./workbench-page.ts";

/** A tour: its name, the sample policy that is open when it begins, and what it does. */
export interface Tour {
  name: string;
  policy: string;
  /** Of the editor, such as "de"; left out: English. */
  language?: string;
  /** Whether its pictures are those of docs/images. */
  isInDocs?: boolean;
  play(stage: Stage): Promise<void>;
}

/** A workbench that shows the samples. */
export interface Workbench {
  /** Version of VS Code. */
  version: string;
  url: string;
  /** What the URL tells the workbench, in addition to the policy that it opens. */
  payload: readonly (readonly [key: string, value: string])[];
  /** The samples, as the browser names them. */
  samples: string;
  stop(): Promise<void> | void;
}

/** Where a part of the screen is, in pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Few: its pictures are packed with the extension. */
const colorsOfWalkthrough = 48;

/** What a tour plays on. */
export interface Stage {
  browser: BrowserContext;
  page: Page;
  user: User;
  /** Names the next step, for the message if it fails. */
  begin(step: string): void;
  /** @param of another page than that of the workbench */
  picture(name: string, of?: Page): Promise<void>;
  /** A part of the screen, for a page of the walkthrough. */
  part(name: string, clip: Part): Promise<void>;
}

/**
 * Plays a tour in VS Code for the Web as `npm start` serves it.
 *
 * @returns 0
 */
export async function playTour(build: WebBuild, tour: Tour): Promise<number> {
  const { url, dispose } = await serveWebWorkbench({ port: await freePort(), build });
  return playOn({ version: build.version, url, payload: [], samples: samplesMount, stop: dispose }, tour);
}

/**
 * Plays a tour on a workbench, and stops it. Its pictures go to a folder of the version below
 * .vscode-test/screenshots; with UPDATE_SCREENSHOTS=1, those in docs/images and the walkthrough are updated.
 * A failed step saves its screen next to the pictures.
 *
 * @returns 0
 */
export async function playOn(
  workbench: Workbench,
  { name, policy, language, isInDocs, play }: Tour,
): Promise<number> {
  const pictures = join(root, ".vscode-test", "screenshots", workbench.version);
  const isUpdate = isInDocs && process.env.UPDATE_SCREENSHOTS === "1";
  mkdirSync(pictures, { recursive: true });
  const { browser, page, close } = await openBrowser(workbench.url);
  const user = new User(page);
  let step = "open the sample policy";
  const begin = (next: string) => {
    step = next;
  };
  const write = (shownIn: string, file: string, png: Buffer, colors: number) => {
    const shown = join(root, shownIn, `${file}.png`);
    if (isUpdate && existsSync(shown)) writeFileSync(shown, smallPng(png, colors));
    else writeFileSync(join(pictures, `${file}.png`), png);
  };
  const picture = async (file: string, of = page) => write("docs/images", file, await pictureAtRest(of), 256);
  const part = async (file: string, clip: Part) =>
    write("media/walkthrough", file, await pictureAtRest(page, clip), colorsOfWalkthrough);
  try {
    if (language !== undefined) await speak(page, language);
    await page.goto(urlWith(workbench, ["openFile", `${workbench.samples}/${policy}`]));
    await user.waitForPolicy();
    await play({ browser, page, user, begin, picture, part });
    return 0;
  } catch (error) {
    const screen = join(pictures, `${name}-failed.png`);
    await page.screenshot({ path: screen });
    console.error(`  FAILED  ${step}; the screen is in ${relative(root, screen)}`);
    throw error;
  } finally {
    await close();
    await workbench.stop();
  }
}

/**
 * Tells the workbench its language, as a language pack does. The builds have no texts of their own in others than English:
 * what is in that language then is of the extension.
 */
async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript((own) => {
    // VS Code with AMD modules reads the one, with ES modules the other.
    const told = { "vs/nls": { availableLanguages: { "*": own } } };
    Object.assign(globalThis, { require: told, _VSCODE_NLS_LANGUAGE: own });
  }, language);
}

function urlWith({ url, payload }: Workbench, opened: [string, string]): string {
  const parameters = new URL(url);
  parameters.searchParams.set("payload", JSON.stringify([...payload, opened]));
  return parameters.href;
}

/** The screen, or a part of it, as soon as it no longer changes, or after some tries: a cursor may blink. */
async function pictureAtRest(page: Page, clip?: Part): Promise<Buffer> {
  const options = { animations: "disabled", ...(clip && { clip }) } as const;
  let last = await page.screenshot(options);
  for (let tries = 0; tries < 10; tries++) {
    const next = await page.screenshot(options);
    if (next.equals(last)) return next;
    last = next;
  }
  return last;
}
