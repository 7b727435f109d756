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

  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-box input").first().waitFor();
    await this.page.keyboard.type(title);
    await this.pickItem(title);
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

  /** The line below another one in the results view. */
  /** Turns the wheel over the results: rows outside the view do not exist. */
  async scrollResults(pixels: number): Promise<void> {
    await this.page.locator('[id="workbench.parts.panel"] .monaco-list').first().hover({ force: true });
    await this.page.mouse.wheel(0, pixels);
  }

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
