import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type WebBuild } from "../../scripts/vscode-web.ts";
import { tryHtmlReport } from "./html-report.ts";
import { tryLargeMatrix } from "./large-matrix.ts";
import { playTour, type Stage } from "./play-tour.ts";
import { themeKinds } from "./user.ts";

const policy = "policies/web-server.audit";
const lines = readFileSync(join(root, "samples", policy), "utf8").split("\n");
const checkLine = lines.findIndex((line) => line.includes("FTP and Telnet are closed"));

/** The Test Explorer, the matrix and the port map with mouse and keyboard; the matrix in three themes. */
export function takeMatrixTour(build: WebBuild): Promise<number> {
  const play = async ({ browser, page, user, begin, picture }: Stage) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy|matrix\.js/.test(message.text())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));

    begin("run the tests");
    await user.runCommand("View: Show Testing");
    await user.sideBarRow("windows-server.audit").waitFor();
    await user.goToTab("web-server.audit");
    await user.runCommand("Test: Run Tests in Current File");
    await user.waitForOutcome(user.sideBarRow("web-server.audit"), "Passed");
    await user.unfold(user.sideBarRow("web-server.audit"));
    await user.unfold(user.sideBarRow("FTP and Telnet are closed"));
    await user.sideBarRow("web-2").waitFor();
    await page.locator(".codelens-decoration").first().waitFor();
    await picture("test-explorer");
    // What a screen reader says about a host begins with its name, and has everything that is visible.
    const spoken = async (host: string, view: string) =>
      (await user.sideBarRow(host, view).getAttribute("aria-label")) ?? "";
    assert.match(await spoken("web-2", "Test Explorer"), /^web-2 \(/);
    await user.runCommand("Testing: Focus on Audit Hosts View");
    await user.sideBarRow("web-2", "Audit Hosts").waitFor();
    assert.match(await spoken("web-2", "Audit Hosts"), /^web-2, .*\d sockets/);
    await page.keyboard.press("Control+b"); // The matrix is wide.
    await page.keyboard.press("Control+j");

    begin("open the matrix");
    await user.goToTab("web-server.audit"); // A failed test may have opened its host on top of the policy.
    await user.runCommand("Audit: Show Matrix of Checks and Hosts");
    const matrix = page.frameLocator("iframe.webview").frameLocator("#active-frame");
    const failed = matrix.getByRole("gridcell", { name: /^web-2, FTP and Telnet are closed: failed/ });

    begin("see why a check failed, and go on with the keyboard");
    await failed.click();
    assert.match((await matrix.locator(".details").textContent()) ?? "", /23\/tcp/);
    await page.keyboard.press("ArrowRight");
    assert.match((await matrix.locator(".details h2").textContent()) ?? "", /on web-3/);
    await page.keyboard.press("ArrowLeft");

    begin("look at it in three themes");
    await matrix.getByRole("combobox", { name: /^Host\b/ }).selectOption({ label: "web-2" });
    for (const theme of themeKinds) {
      await user.chooseTheme(theme);
      await matrix.locator(`body.vscode-${theme}`).waitFor();
      await picture(theme === "light" ? "matrix" : `matrix-${theme}`);
    }

    begin("leave the hosts of one group");
    await matrix.getByRole("combobox", { name: /^Group/ }).selectOption("dmz");
    assert.match((await matrix.locator("body").textContent()) ?? "", /Hosts: 1 of 3\./);
    await matrix.getByRole("combobox", { name: /^Group/ }).selectOption({ index: 0 });

    begin("leave the checks that a text is in, and the reason of the chosen one");
    await matrix.getByRole("searchbox").fill("FTP and");
    assert.match((await matrix.locator(".count").textContent()) ?? "", /^Checks: 1 of 4\./);
    assert.match((await matrix.locator(".details h2").textContent()) ?? "", /on web-2/);
    await matrix.getByRole("searchbox").fill("");

    begin("zoom into the port map with the keyboard, and read it as a table");
    await matrix.getByText("As a table").click();
    await matrix.locator(".strip").focus();
    for (const key of ["+", "Home"]) await page.keyboard.press(key);
    const seen = (await matrix.locator(".position").textContent()) ?? "";
    assert.match(seen, /^Ports 0 to \d+$/);
    assert.notEqual(seen, "Ports 0 to 65535");
    assert.match((await matrix.locator("table.ports").textContent()) ?? "", /23\/tcpIn violation/);
    await picture("port-map");

    begin("read the hosts again: what is looked at stays");
    await matrix.locator(".strip").focus();
    await user.runCommand("Audit: Refresh Hosts");
    await matrix.getByRole("button", { name: "Refresh" }).click();
    assert.equal(await matrix.locator(".position").textContent(), seen);
    assert.match((await matrix.locator(".details h2").textContent()) ?? "", /on web-2/);
    await matrix.getByRole("combobox", { name: /^Range/ }).selectOption({ label: "All ports in use" });

    begin("look at all policies");
    const policies = matrix.getByRole("combobox", { name: /^Policy/ });
    await policies.selectOption({ label: "All policies" });
    const ofAll = matrix.getByRole("rowheader", { name: /^policies\/windows-server\.audit, / });
    await ofAll.waitFor();
    for (const theme of themeKinds) {
      await user.chooseTheme(theme);
      await matrix.locator(`body.vscode-${theme}`).waitFor();
      await picture(theme === "light" ? "all-policies" : `all-policies-${theme}`);
    }

    begin("export all policies that are shown");
    await matrix.getByRole("button", { name: "Export CSV" }).click();
    const exported = page.locator(".editor-instance .view-line").filter({ hasText: /^\S+\.audit,/ });
    await exported.first().waitFor();
    const first = /^\S+?\.audit/.exec((await exported.first().textContent()) ?? "")?.[0];
    await page.keyboard.press("Control+End");
    await exported.filter({ hasText: "windows-settings.audit," }).first().waitFor();
    assert.notEqual(first, "policies/windows-settings.audit");
    await user.runCommand("View: Revert and Close Editor");

    begin("go back to one policy");
    await policies.selectOption({ label: "policies/web-server.audit" });
    await ofAll.waitFor({ state: "detached" });

    begin("go from a verdict to the snapshot");
    await failed.click();
    await page.keyboard.press("s");
    await user.statusBar(/Ln 9\b/).waitFor();
    await user.runCommand("View: Close Editor");

    begin("go from a verdict to the policy");
    await failed.click();
    await page.keyboard.press("Enter");
    await user.statusBar(new RegExp(`Ln ${checkLine}\\b|Ln ${checkLine - 1}\\b`)).waitFor();
    begin("compare two policies, and go from a change to its line");
    await user.runCommand("View: Close All Editors");
    await user.openFile(policy);
    await user.runCommand("Audit: Compare Policies…");
    await user.isAsked("Compare Policies");
    await user.pickItem("jump-host.audit");
    const report = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    const place = report.getByRole("link", { name: /line \d+ after/ }).first();
    await place.waitFor();
    for (const theme of themeKinds) {
      await user.chooseTheme(theme);
      await report.locator(`body.vscode-${theme}`).waitFor();
      await picture(`comparison-${theme}`);
    }
    const line = /\d+/.exec((await place.textContent()) ?? "")?.[0];
    await place.click();
    await user.statusBar(new RegExp(`Ln ${line}\\b`)).waitFor();
    assert.deepEqual(complaints, []);

    begin("try a matrix of 300 hosts and 400 checks");
    for (const line of await tryLargeMatrix(await browser.newPage())) console.log(`  ${line}`);

    begin("try the HTML report");
    await tryHtmlReport(await browser.newPage(), picture);
  };
  return playTour(build, { name: "matrix-tour", policy, isInDocs: true, play });
}
