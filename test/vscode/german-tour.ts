import assert from "node:assert/strict";
import type { InstalledCodeServer } from "./code-server/install.ts";
import { serveSamples } from "./code-server/samples.ts";
import { playOn, type Stage } from "./play-tour.ts";

/** What the extension says in a German editor: in the palette, lenses, pickers, views, notices, settings and pages. */
export async function takeGermanTour({ version }: InstalledCodeServer): Promise<number> {
  const workbench = await serveSamples(version);
  const policy = "policies/web-server.audit";
  return playOn(workbench, { name: "german-tour", policy, language: "de", play });
}

async function play({ page, user, begin, picture }: Stage): Promise<void> {
  begin("read what is above a policy");
  const lens = (text: string) => page.locator(".codelens-decoration").filter({ hasText: text }).first();
  await lens("Policy auswerten…").waitFor();
  await lens("Diesen Check ausprobieren…").waitFor();
  await lens("3 Hosts: ").waitFor();

  begin("evaluate the policy: the palette, the picker and the view");
  await user.runCommand("Audit: Policy auswerten…");
  await user.isAsked("Policy auswerten", "Ein Host oder die Quelle für das, was er zeigt");
  await user.quickPickItem("Aus einer Datei…").waitFor();
  await picture("german-picker");
  await user.pickItem("web-2");
  await user.statusBar(/2 fehlgeschlagen, 1 nicht entschieden, 1 bestanden/).waitFor();
  await page
    .locator('[id="workbench.parts.panel"]')
    .filter({ hasText: /Audit-Ergebnisse/i })
    .waitFor();
  await user.result("auf web-2: 2 fehlgeschlagen").waitFor();
  await page.locator(".codelens-decoration").first().waitFor();
  await picture("german-verdicts");

  begin("open the matrix, with labels for screen readers");
  await user.runCommand("Audit: Matrix der Checks und Hosts anzeigen");
  const matrix = page.frameLocator("iframe.webview").frameLocator("#active-frame");
  await matrix.getByRole("gridcell", { name: /^web-2, FTP and Telnet are closed: fehlgeschlagen/ }).click();
  await matrix.getByRole("button", { name: "Zum Snapshot wechseln" }).waitFor();
  assert.match((await matrix.locator(".count").textContent()) ?? "", /^Checks: 4 von 4\. Hosts: 3 von 3\.$/);
  assert.equal(await matrix.locator("html").getAttribute("lang"), "de");
  await picture("german-matrix");

  await user.runCommand("View: Close Editor");

  begin("be told what was copied, in a notice");
  await user.runCommand("Audit: Erfassungsbefehl kopieren…");
  await user.isAsked("System des Hosts");
  await user.quickPickItem("Programmdateien aller Dienste").waitFor();
  await user.pickItem("Linux");
  await page.locator(".notification-toast").filter({ hasText: "ist in der Zwischenablage" }).waitFor();
  await picture("german-notice");

  begin("read the hosts of the workspace");
  await user.runCommand("Testing: Focus on Audit-Hosts View");
  // hosts, or groups of them
  await user.sideBarRow(/\d+ fehlgeschlagen/, "Audit-Hosts").waitFor();
  await picture("german-hosts");

  begin("read the walkthrough, with its pages");
  await user.runCommand("View: Toggle Panel Visibility");
  await user.runCommand("Welcome: Open Walkthrough...");
  await user.pickItem("Ihr erstes Ergebnis");
  const walkthrough = page.locator(".gettingStartedDetailsContent");
  await walkthrough.getByText("Auf einem Host auswerten").click();
  await page
    .frameLocator("iframe.webview")
    .frameLocator("#active-frame")
    .getByText("Listen Sie auf dem Host die Sockets auf")
    .waitFor();
  await picture("german-walkthrough");

  begin("read a setting");
  await user.runCommand("Preferences: Open Settings (UI)");
  await page.locator(".settings-header .monaco-editor, .settings-header input").first().click();
  await page.keyboard.type("@ext:nessus-audit.nessus-audit loopback");
  await page.locator(".setting-item-description").filter({ hasText: "Loopbackadressen" }).first().waitFor();
  await picture("german-settings");
}
