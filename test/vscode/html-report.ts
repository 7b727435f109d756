import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../../scripts/vscode-web.ts";

const origin = "http://report.localhost";

/** The HTML report of the samples in a browser: its filter, its links, and what is printed. */
export async function tryHtmlReport(
  page: Page,
  picture: (name: string, of: Page) => Promise<void>,
): Promise<void> {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, "dist", "cli.cjs"), "check", "policies", "--hosts", "hosts", "--format", "html"],
    { cwd: join(root, "samples"), encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.route(`${origin}/**`, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ contentType: "text/html", body: stdout });
  });
  await page.goto(`${origin}/`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(colorScheme === "light" ? "report" : `report-${colorScheme}`, page);
  }

  const shown = page.locator("article:visible");
  const all = await page.locator("article").count();
  assert.ok((await shown.count()) < all, "what is in order is not folded");
  await page.getByRole("searchbox").fill("on web-2");
  await page.getByRole("combobox").selectOption({ label: "failed" });
  assert.deepEqual(await shown.getByRole("heading").allTextContents(), [
    "✗ FAILED Only SSH, HTTP, HTTPS and the application ports 8080 to 8089 are open line 6",
    "✗ FAILED FTP and Telnet are closed line 15",
  ]);
  assert.equal(await page.getByRole("status").textContent(), `2 of ${all}`);
  await page.getByRole("searchbox").fill("");
  await page.getByRole("combobox").selectOption({ label: "all" });

  // A cell leads to its reason, also where that is folded.
  const row = page.getByRole("row", { name: /Nothing but sshd listens on port 22/ }).first();
  await row.getByRole("link", { name: "✓ passed" }).first().click();
  await page.locator("h3:target").waitFor();

  // A check has room next to many hosts.
  const widths = await page
    .locator("tbody th")
    .evaluateAll((headers) =>
      headers.map((header) => (header as unknown as { offsetWidth: number }).offsetWidth),
    );
  assert.ok(widths.length > 20 && Math.min(...widths) >= 150, `a column of ${Math.min(...widths)} pixels`);

  // What is printed is unfolded.
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  assert.equal(await shown.count(), all);
  await page.evaluate("scrollTo(0, 1600)");
  await picture("report-printed", page);
  assert.deepEqual(complaints, []);
  assert.deepEqual(asked, ["/"]);
}
