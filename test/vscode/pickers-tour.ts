import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type WebBuild } from "../../scripts/vscode-web.ts";
import { playTour, type Stage } from "./play-tour.ts";

const policy = "policies/web-server.audit";
const snapshot = readFileSync(join(root, "samples/hosts/web-2.netstat.txt"), "utf8");

/**
 * Every picker of the extension, opened by its command and answered with the keyboard or the mouse. The suites pass to
 * the commands what these would ask for.
 */
export function takePickersTour(build: WebBuild): Promise<number> {
  const play = async ({ page, user, begin }: Stage) => {
    const rows = page.locator(".quick-input-list .monaco-list-row:visible");
    const picker = page.locator(".quick-input-widget:visible");
    const lineOf = (text: string) => page.locator(".view-line").filter({ hasText: text }).first();
    const failed = user.statusBar(/2 failed, 1 undecided, 1 passed/);
    /** Waits until a picker asks a question, by its title or placeholder, which the palette does not have. */
    const isAsked = async (title: string, placeholder?: string) => {
      await picker.locator(".quick-input-title").filter({ hasText: title }).waitFor();
      if (placeholder) await picker.locator(`input[placeholder="${placeholder}"]`).waitFor();
    };
    const isClosed = () => picker.waitFor({ state: "hidden" });
    const clear = async () => {
      await user.runCommand("Audit: Clear Verdicts");
      await failed.waitFor({ state: "detached" });
    };

    begin("close the picker of snapshots without a choice");
    await user.copy(snapshot);
    await user.runCommand("Audit: Evaluate Policy");
    await isAsked("Evaluate Policy", "Where does what the host shows come from?");
    assert.equal(await rows.count(), 5);
    await page.keyboard.press("Escape");
    await isClosed();
    assert.equal(await failed.count(), 0);

    begin("choose the clipboard with the keyboard");
    await user.runCommand("Audit: Evaluate Policy");
    await isAsked("Evaluate Policy");
    await page.keyboard.type("clipboard");
    await rows.filter({ hasText: "Paste into a new editor" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await failed.waitFor();
    await clear();

    begin("choose a new editor with the mouse");
    await user.runCommand("Audit: Evaluate Policy");
    await isAsked("Evaluate Policy");
    await rows.filter({ hasText: "Paste into a new editor" }).click();
    await isClosed();
    await page.locator(".tab.active").filter({ hasText: "Untitled" }).waitFor();
    await page.keyboard.press("Control+v");
    await user.result(/on web-2 .*2 failed, 1 undecided, 1 passed/).waitFor();
    await user.goToTab("web-server.audit");
    await failed.waitFor();
    await clear();

    begin("choose a host with the keyboard");
    await user.runCommand("Audit: Evaluate on Host");
    await isAsked("Host");
    await page.keyboard.type("web-2");
    await rows.filter({ hasText: "db-1" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await failed.waitFor();

    begin("choose a host with the mouse");
    await user.runCommand("Audit: Evaluate on Host");
    await isAsked("Host");
    // The list is longer than what is shown of it.
    await page.keyboard.type("web-");
    await rows.filter({ hasText: "web-1" }).click();
    await failed.waitFor({ state: "detached" });
    await clear();

    begin("tick hosts with the mouse, and generate a policy from the ports of all of them");
    await user.runCommand("Audit: Generate Policy from Hosts");
    await isAsked("Generate Policy from Hosts", "Hosts, or groups of them");
    await page.keyboard.type("web-");
    await rows.filter({ hasText: "db-1" }).waitFor({ state: "detached" });
    for (const host of ["web-1", "web-2"]) await rows.filter({ hasText: host }).locator("label").click();
    await picker.locator(".quick-input-count").filter({ hasText: "2 Selected" }).waitFor();
    await picker.locator(".monaco-button").filter({ hasText: "OK" }).click();
    await isAsked("Generate Policy from Hosts", "Which ports does the policy allow?");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await lineOf("# Generated from what was seen on web-1, web-2.").waitFor();
    await lineOf("# The lists allow the ports that all of these hosts have open.").waitFor();

    begin("compare a policy with another one, chosen with the keyboard");
    await user.goToTab("web-server.audit");
    await user.runCommand("Audit: Compare Policies");
    await isAsked("Compare Policies", "The earlier version");
    assert.equal(await rows.filter({ hasText: "web-server.audit" }).count(), 0);
    await page.keyboard.type("database");
    await rows.filter({ hasText: "kiosk.audit" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await page
      .locator(".tab.active")
      .filter({ hasText: /database-server\.audit → .*web-server\.audit/ })
      .waitFor();

    begin("choose the system of a capture command with the mouse");
    await user.runCommand("Audit: Copy Capture Command");
    await rows.filter({ hasText: "Windows" }).first().click();
    await isClosed();
    assert.match(await readClipboard(page), /netstat/i);
  };
  return playTour(build, { name: "pickers-tour", policy, play });
}

function readClipboard(page: Stage["page"]): Promise<string> {
  return page.evaluate(() => {
    const { navigator } = globalThis as unknown as {
      navigator: { clipboard: { readText(): Promise<string> } };
    };
    return navigator.clipboard.readText();
  });
}
