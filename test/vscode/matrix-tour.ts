import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { TextDocument } from "vscode-languageserver-textdocument";
import { matrixData } from "../../client/matrix/matrix-data.ts";
import { defaultEvaluateOptions, LintMemo } from "../../core/index.ts";
import { root } from "../../scripts/vscode-web.ts";
import { evaluateHosts } from "../../server/features/evaluate-hosts.ts";
import { PolicyDocument } from "../../server/policy-document.ts";
import { playTour } from "./play-tour.ts";

const folder = join(root, ".vscode-test", "screenshots");

/** The matrix and the Test Explorer with mouse and keyboard, in light, dark and high contrast; a picture of each. */
export function takeMatrixTour(): Promise<number> {
  return playTour(
    "matrix-tour",
    "policies/web-server.audit",
    folder,
    async ({ browser, page, user, begin, picture }) => {
      begin("run the tests");
      await user.runCommand("Test: Run All Tests");
      await user.runCommand("View: Show Testing");
      const tests = page.locator('[id="workbench.parts.sidebar"]');
      await tests
        .locator(".monaco-list-row")
        .filter({ hasText: "web-server.audit" })
        .first()
        .waitFor({ timeout: 20_000 });
      await picture("test-explorer");

      begin("look at the matrix");
      await lookAtMatrix(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
    },
  );
}

const policyFile = join(root, "samples/policies/web-server.audit");
const hostsFolder = join(root, "samples/hosts");

/** What VS Code sets in a webview; the rest of the look is in media/matrix.css. */
const themes = {
  "vscode-light":
    "--vscode-foreground:#3b3b3b;--vscode-editor-background:#fff;--vscode-focusBorder:#005fb8;--vscode-panel-border:#e5e5e5;--vscode-button-secondaryForeground:#3b3b3b;--vscode-button-secondaryBackground:#e5e5e5;--vscode-textBlockQuote-background:#f8f8f8;--vscode-descriptionForeground:#3b3b3b",
  "vscode-dark":
    "--vscode-foreground:#ccc;--vscode-editor-background:#1f1f1f;--vscode-focusBorder:#0078d4;--vscode-panel-border:#2b2b2b;--vscode-button-secondaryForeground:#ccc;--vscode-button-secondaryBackground:#313131;--vscode-textBlockQuote-background:#2b2b2b;--vscode-descriptionForeground:#9d9d9d;--vscode-input-foreground:#ccc;--vscode-input-background:#313131;--vscode-dropdown-foreground:#ccc;--vscode-dropdown-background:#313131",
  "vscode-high-contrast":
    "--vscode-foreground:#fff;--vscode-editor-background:#000;--vscode-focusBorder:#f38518;--vscode-contrastBorder:#6fc3df;--vscode-panel-border:#6fc3df;--vscode-button-border:#6fc3df;--vscode-button-secondaryForeground:#fff;--vscode-button-secondaryBackground:#000;--vscode-textBlockQuote-background:#000;--vscode-descriptionForeground:#fff;--vscode-input-foreground:#fff;--vscode-input-background:#000;--vscode-dropdown-foreground:#fff;--vscode-dropdown-background:#000",
};

/**
 * The page of the matrix by itself: a webview needs a service worker, which the web server of the tests has none for.
 * Its data are those of the server, its buttons are used as a user would.
 */
async function lookAtMatrix(page: Page): Promise<void> {
  const text = readFileSync(policyFile, "utf8");
  const source = TextDocument.create("file:///web-server.audit", "nessus-audit", 1, text);
  const hosts = readdirSync(hostsFolder).map((name) => ({
    id: name,
    name: name.slice(0, name.indexOf(".")),
    files: [{ name, text: readFileSync(join(hostsFolder, name), "utf8") }],
  }));
  const document = new PolicyDocument(source, new LintMemo());
  const result = await evaluateHosts(document, hosts, defaultEvaluateOptions, async () => undefined);
  const data = matrixData("policies/web-server.audit", result);

  await page.setContent('<!doctype html><html lang="en"><body><main id="matrix"></main></body></html>');
  await page.addStyleTag({ path: join(root, "media/matrix.css") });
  await page.addScriptTag({
    content:
      "globalThis.sent = []; globalThis.acquireVsCodeApi = () => ({ postMessage: (m) => sent.push(m), getState() {}, setState() {} });",
  });
  await page.addScriptTag({ path: join(root, "dist/client/matrix.js") });
  await page.evaluate(`postMessage(${JSON.stringify(data)}, "*")`);

  const failed = page.getByRole("gridcell", { name: /^web-2, FTP and Telnet are closed: failed/ });
  await failed.click();
  assert.match((await page.locator(".details").textContent()) ?? "", /23\/tcp/);
  await page.keyboard.press("ArrowLeft");
  assert.match((await page.locator(".details h3").textContent()) ?? "", /on web-1/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  const sent = (await page.evaluate("sent")) as { type: string }[];
  assert.deepEqual(
    sent.map(({ type }) => type),
    ["ready", "snapshot", "policy"],
  );

  await page.getByRole("combobox", { name: /^Host/ }).selectOption({ label: "web-2" });
  for (const [theme, variables] of Object.entries(themes)) {
    await page.evaluate(
      `document.body.className = "${theme}"; document.documentElement.style.cssText = "${variables};background:var(--vscode-editor-background);font:13px sans-serif"`,
    );
    await page.screenshot({ path: join(folder, `matrix-${theme}.png`), fullPage: true });
  }
  await page.getByText("The same as a table").click();
  await page.locator(".strip").focus();
  for (const key of ["+", "+", "+", "Home"]) await page.keyboard.press(key);
  assert.equal(await page.locator(".position").textContent(), "Ports 0 to 8191");
  await page.screenshot({ path: join(folder, "port-map.png"), fullPage: true });
}
