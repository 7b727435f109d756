import type { Locator, Page } from "playwright-core";

/** A kind of theme, by the class of a webview in it less its prefix. */
export type ThemeKind = keyof typeof themes;

/** Kind of theme → a word in its names, the names, of which a version takes the first that it has, and its class. */
const themes = {
  light: { word: "Light", names: ["Light 2026", "Light Modern"], workbench: "vs" },
  dark: { word: "Dark", names: ["Dark 2026", "Dark Modern"], workbench: "vs-dark" },
  "high-contrast": { word: "Dark", names: ["Dark High Contrast"], workbench: "hc-black" },
};
export const themeKinds = Object.keys(themes) as ThemeKind[];

/** The hands and eyes of a user at the workbench. Only this file knows its keys and its DOM. */
export class User {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the extension has started: its item in the status bar shows the check type. */
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
    await onceMore(async (timeout) => {
      await this.page.keyboard.press("F1");
      await this.chooseByTyping(`>${title}`, title, timeout);
    });
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

  /** Opens a file of the workspace from the explorer, by its path. */
  async openFile(path: string): Promise<void> {
    const [folder, name] = path.split("/") as [string, string];
    await this.runCommand("View: Show Explorer");
    await this.unfold(this.sideBarRow(new RegExp(`^${folder}$`)));
    await this.sideBarRow(name).dblclick();
    await this.page.locator(".tab.active").filter({ hasText: name }).waitFor();
  }

  async chooseTheme(kind: ThemeKind): Promise<void> {
    const { word, names, workbench } = themes[kind];
    await this.runCommand("Preferences: Color Theme");
    await this.page.locator('.quick-input-box input[placeholder^="Select Color Theme"]').fill(word);
    await this.page.locator(".quick-input-list .monaco-list-row .highlight").first().waitFor();
    await this.quickPickItem(names.at(-1)!).waitFor();
    const areThere = await Promise.all(names.map((name) => this.quickPickItem(name).isVisible()));
    await this.pickItem(names.find((_, index) => areThere[index])!);
    await this.page.locator(`.monaco-workbench.${workbench}`).waitFor();
  }

  /** A line of the open quick pick, by the text on it. */
  quickPickItem(text: string | RegExp): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: text }).first();
  }

  async pickItem(text: string | RegExp): Promise<void> {
    await this.quickPickItem(text).click();
  }

  /** What is drawn of the open list or file dialog. */
  get picker(): Locator {
    return this.page.locator(".quick-input-widget:visible");
  }

  /** Waits until a picker asks a question, by its title or placeholder, which the palette does not have. */
  async isAsked(title: string, placeholder?: string): Promise<void> {
    await this.picker.locator(".quick-input-title").filter({ hasText: title }).waitFor();
    if (placeholder) await this.picker.locator(`input[placeholder="${placeholder}"]`).waitFor();
  }

  /** Types a path over the one in the open file dialog, and presses its first button. */
  async choosePath(path: string): Promise<void> {
    await this.readPath();
    await this.#path.fill(path);
    await this.picker.locator(".quick-input-action .monaco-button:visible").first().click();
  }

  /** The path in the open file dialog, as soon as it lists its folder: until then it writes over what is typed. */
  async readPath(): Promise<string> {
    await this.picker.locator(".quick-input-list .monaco-list-row:visible").first().waitFor();
    await this.picker.locator(".monaco-progress-container.active").waitFor({ state: "hidden" });
    return this.#path.inputValue();
  }

  get #path(): Locator {
    return this.picker.locator(".quick-input-box input").first();
  }

  /** Puts the cursor after the last character of a line, counted from 1. */
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

  /** Rests the mouse on what is drawn after the end of the first line with this text. */
  async hoverAtLineEnd(text: RegExp): Promise<void> {
    const line = this.page.locator(".view-line").filter({ hasText: text }).first();
    const drawn = line.locator('[class*="TextEditorDecorationType"]').last();
    await onceMore(async (timeout) => {
      await this.page.mouse.move(0, 0);
      await drawn.hover({ timeout, force: true });
      await this.page.locator(".monaco-hover:visible .hover-contents").first().waitFor({ timeout });
    });
  }

  async leaveHover(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.locator(".monaco-hover:visible .hover-contents").first().waitFor({ state: "detached" });
  }

  /** Moves the mouse to where nothing is, and waits until no tip of a button or breadcrumb is shown. */
  async restMouse(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.locator(".workbench-hover").first().waitFor({ state: "hidden" });
  }

  /** Replaces the text of the active editor, and saves it. */
  async replaceAll(text: string): Promise<void> {
    await this.copy(text);
    await this.page.locator(".editor-instance .view-lines").first().click();
    for (const key of ["Control+a", "Control+v", "Control+s"]) await this.page.keyboard.press(key);
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
    await this.page.keyboard.press("Control+Home");
  }

  suggestion(label: string): Locator {
    return this.page.locator(".suggest-widget .monaco-list-row").filter({ hasText: label }).first();
  }

  statusBar(text: RegExp): Locator {
    return this.page.locator(".statusbar-item").filter({ hasText: text }).first();
  }

  /** A line of the views in the side bar, or of one of them by its title, by a part of the text of the line. */
  sideBarRow(text: string | RegExp, view = ""): Locator {
    const title = this.page.locator(".pane-header").filter({ hasText: view });
    return this.page
      .locator('[id="workbench.parts.sidebar"] .pane')
      .filter({ has: title })
      .locator(".monaco-list-row")
      .filter({ hasText: text })
      .first();
  }

  /** Waits until the tests of a line of the Test Explorer have run; they have failed if one of them has. */
  async waitForOutcome(row: Locator, outcome: "Failed" | "Passed"): Promise<void> {
    await row.and(this.page.locator(`[aria-label*="(${outcome}"]`)).waitFor();
  }

  /** Unfolds a line of a tree, unless it is. A line that moves meanwhile is tried again. */
  async unfold(row: Locator): Promise<void> {
    const unfolded = row.and(this.page.locator('[aria-expanded="true"]'));
    await row.waitFor();
    await onceMore(async (timeout) => {
      if (!(await unfolded.isVisible())) await row.locator(".monaco-tl-twistie").click({ timeout });
      await unfolded.waitFor({ timeout });
    });
  }

  /** Folds or unfolds a view of the side bar. */
  async toggleView(title: string): Promise<void> {
    await this.page.locator('[id="workbench.parts.sidebar"] .pane-header').filter({ hasText: title }).click();
  }

  /** Runs one test of the Test Explorer, and waits for its end. */
  async runTest(row: Locator): Promise<void> {
    // The line has its buttons while the mouse is over it, and it may move as tests come and go.
    const tries = 5;
    for (let left = tries; left > 0; left--) {
      await row.hover();
      const clicked = row.locator('.action-label[aria-label^="Run Test"]').click({ timeout: 3000 });
      if (
        await clicked.then(
          () => true,
          (error: unknown) => (left === 1 ? Promise.reject(error) : false),
        )
      )
        break;
    }
    const sideBar = this.page.locator('[id="workbench.parts.sidebar"]');
    await sideBar.locator(".result-summary").filter({ hasText: "1/1" }).waitFor();
    await sideBar.locator(".codicon-testing-cancel-icon").waitFor({ state: "detached" });
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

  /** What is after the ends of the lines on the screen, in no order. It is drawn with style sheets only. */
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

/** Tries what the workbench may get in the way of, such as the end of a test run: soon once more, if it did. */
function onceMore(attempt: (timeout: number) => Promise<void>): Promise<void> {
  return attempt(3000).catch(() => attempt(30_000));
}

type StyleOf = (element: unknown, pseudo: string) => { content: string };
