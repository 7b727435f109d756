import type { Locator, Page } from "playwright-core";

/** The hands and eyes of a user in front of the workbench. Only this file knows its keys and its DOM. */
export class User {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the extension has started: its item in the status bar tells the check type. */
  async waitForPolicy(): Promise<void> {
    await this.statusBar(/Unix|Windows/).waitFor();
  }

  /** Puts a text on the clipboard, as copying it from a terminal would. */
  async copy(text: string): Promise<void> {
    await this.page.evaluate((copied) => {
      const { navigator } = globalThis as unknown as {
        navigator: { clipboard: { writeText(text: string): Promise<void> } };
      };
      return navigator.clipboard.writeText(copied);
    }, text);
  }

  /** Runs a command from the palette. A failed test may open its place and close the palette: then once more. */
  async runCommand(title: string): Promise<void> {
    const attempt = async (timeout: number) => {
      await this.page.keyboard.press("F1");
      await this.chooseByTyping(`>${title}`, title, timeout);
    };
    await attempt(3000).catch(() => attempt(30_000));
  }

  /** Types into the open quick pick and takes a line of what is left, as soon as the list is made shorter. */
  async chooseByTyping(typed: string, line: string, timeout = 30_000): Promise<void> {
    await this.page.locator(".quick-input-box input").first().fill(typed, { timeout });
    await this.page.locator(".quick-input-list .monaco-list-row .highlight").first().waitFor({ timeout });
    await this.quickPickItem(line).click({ timeout });
  }

  /** Goes to an editor that is open, by the name on its tab. */
  async goToTab(name: string): Promise<void> {
    await this.page.locator(".tab").filter({ hasText: name }).first().click();
    await this.page.locator(".tab.active").filter({ hasText: name }).waitFor();
  }

  /** A line of the open quick pick, by what stands on it. */
  quickPickItem(text: string | RegExp): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: text }).first();
  }

  async pickItem(text: string | RegExp): Promise<void> {
    await this.quickPickItem(text).click();
  }

  /** Puts the cursor behind the last character of a line, counted from 1. */
  async goToEndOfLine(line: number): Promise<void> {
    await this.goTo(line, 1);
    await this.page.keyboard.press("End");
  }

  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+g");
    const input = this.page.locator(".quick-input-box input").first();
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.statusBar(new RegExp(`Ln ${line}, Col ${column}\\b`)).waitFor();
  }

  /** Types over the word before the cursor. */
  async retypeWord(text: string): Promise<void> {
    await this.page.keyboard.press("Control+Shift+ArrowLeft");
    await this.page.keyboard.type(text);
  }

  /** Opens the hover at the cursor, and waits for a part of it with this text: findings come as parts of their own. */
  async showHover(text: RegExp): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await this.page.keyboard.press("Control+i");
    await this.page.locator(".monaco-hover:visible .hover-contents").filter({ hasText: text }).waitFor();
  }

  suggestion(label: string): Locator {
    return this.page.locator(".suggest-widget .monaco-list-row").filter({ hasText: label }).first();
  }

  statusBar(text: RegExp): Locator {
    return this.page.locator(".statusbar-item").filter({ hasText: text }).first();
  }

  /** A line of the views in the side bar, by a part of its text. */
  sideBarRow(text: string | RegExp): Locator {
    return this.page
      .locator('[id="workbench.parts.sidebar"] .monaco-list-row')
      .filter({ hasText: text })
      .first();
  }

  /** Waits until the tests of a line of the Test Explorer have run, and some failed. */
  async waitForFailure(row: Locator): Promise<void> {
    await row.and(this.page.locator('[aria-label*="(Failed"]')).waitFor();
  }

  /** Unfolds a line of a tree, unless it is. A line that moves meanwhile is tried again. */
  async unfold(row: Locator): Promise<void> {
    const unfolded = row.and(this.page.locator('[aria-expanded="true"]'));
    await row.waitFor();
    const attempt = async (timeout: number) => {
      if (!(await unfolded.isVisible())) await row.locator(".monaco-tl-twistie").click({ timeout });
      await unfolded.waitFor({ timeout });
    };
    await attempt(3000).catch(() => attempt(30_000));
  }

  squiggles(): Locator {
    return this.page.locator(".squiggly-error");
  }

  /** A line of the results view, by a part of its text. */
  result(text: string | RegExp): Locator {
    return this.page
      .locator('[id="workbench.parts.panel"] .monaco-list-row')
      .filter({ hasText: text })
      .first();
  }

  /** Turns the wheel over the results: rows outside the view do not exist. */
  async scrollResults(pixels: number): Promise<void> {
    await this.page.locator('[id="workbench.parts.panel"] .monaco-list').first().hover({ force: true });
    await this.page.mouse.wheel(0, pixels);
  }

  /** The line below another one in the results view. */
  async resultBelow(row: Locator): Promise<Locator> {
    const index = Number(await row.getAttribute("data-index"));
    await this.scrollResults(150);
    return this.page.locator(`[id="workbench.parts.panel"] .monaco-list-row[data-index="${index + 1}"]`);
  }

  /** What stands behind the ends of the lines on the screen, in no order. It is drawn with style sheets only. */
  async textsAtLineEnds(): Promise<string[]> {
    return this.page.locator(".view-line span").evaluateAll((spans) =>
      spans.flatMap((span) => {
        const view = (span as unknown as { ownerDocument: { defaultView: { getComputedStyle: StyleOf } } })
          .ownerDocument;
        const { content } = view.defaultView.getComputedStyle(span, "::after");
        return content === "none" || content === "normal" ? [] : [content.replace(/^"|"$/g, "")];
      }),
    );
  }
}

type StyleOf = (element: unknown, pseudo: string) => { content: string };
