import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type WebBuild } from "../../scripts/vscode-web.ts";
import { playTour, type Stage } from "./play-tour.ts";

const policy = "policies/web-server.audit";
const snapshot = readFileSync(join(root, "samples/hosts/web-2.netstat.txt"), "utf8");

/** A policy with a variable that its header does not declare. */
const withVariable = `<check_type:"Unix">
<custom_item>
type : CMD_EXEC
description : "The time server is ours"
cmd : "ntpq -pn"
expect : "@NTP_SERVER@"
</custom_item>
</check_type>
`;

/**
 * The pickers and file dialogs of the extension, opened by their commands and answered with the keyboard or the mouse;
 * `pickers` in pickers.ts says which step is for which.
 */
export function takePickersTour(build: WebBuild): Promise<number> {
  const play = async ({ page, user, begin, picture }: Stage) => {
    const rows = page.locator(".quick-input-list .monaco-list-row:visible");
    const { picker } = user;
    const lineOf = (text: string) => page.locator(".view-line").filter({ hasText: text }).first();
    const failed = user.statusBar(/2 failed, 1 undecided, 1 passed/);
    const isClosed = () => picker.waitFor({ state: "hidden" });
    const clear = async () => {
      await user.runCommand("Audit: Clear Verdicts");
      await failed.waitFor({ state: "detached" });
    };

    /** A comparison opens next to the policy, where it would be in the way of the next step. */
    const closeComparison = async (title: RegExp) => {
      const tab = page.locator(".tab.active").filter({ hasText: title });
      await tab.click();
      await user.runCommand("View: Close Editor");
      await tab.waitFor({ state: "detached" });
    };

    begin("find a text in the samples");
    await user.runCommand("Search: Find in Files");
    await page.keyboard.type("812/telnetd");
    await user.sideBarRow(/LISTEN\s+812\/telnetd/).waitFor();
    await user.runCommand("View: Show Explorer");

    begin("close the picker of snapshots without a choice");
    await user.copy(snapshot);
    await user.runCommand("Audit: Evaluate Policy");
    await user.isAsked("Evaluate Policy", "A host, or the source of a snapshot");
    await rows.filter({ hasText: "app-1" }).waitFor();
    await page.keyboard.press("Escape");
    await isClosed();
    assert.equal(await failed.count(), 0);

    begin("choose what was copied with the keyboard");
    await user.runCommand("Audit: Evaluate Policy");
    await user.isAsked("Evaluate Policy");
    await page.keyboard.type("have copied");
    await rows.filter({ hasText: "From a file" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await failed.waitFor();
    await clear();

    begin("choose a new editor with the mouse, when no snapshot was copied");
    await user.copy("remember the milk");
    await user.runCommand("Audit: Evaluate Policy");
    await user.isAsked("Evaluate Policy");
    await page.keyboard.type("have copied");
    await rows.filter({ hasText: "Paste the output of a host" }).click();
    await isClosed();
    await page.locator(".tab.active").filter({ hasText: "Untitled" }).waitFor();
    await user.copy(snapshot);
    await page.keyboard.press("Control+v");
    await user.result(/on web-2 .*2 failed, 1 undecided, 1 passed/).waitFor();
    await user.goToTab("web-server.audit");
    await failed.waitFor();
    await clear();

    begin("choose a host with the keyboard");
    await user.runCommand("Audit: Evaluate on Host");
    await user.isAsked("Host");
    await page.keyboard.type("web-2");
    await rows.filter({ hasText: "db-1" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await failed.waitFor();

    begin("filter the verdicts, and copy what is left");
    await user.runCommand("Audit: Filter Verdicts");
    await user.isAsked("Filter Verdicts");
    await page.keyboard.type("telnet");
    await page.keyboard.press("Enter");
    await user.result("Nothing but sshd").waitFor({ state: "detached" });
    await picture("filtered");
    // A click alone goes to the policy.
    await user.result("FTP and Telnet are closed").click({ modifiers: ["Control"] });
    await until(async () => {
      await page.keyboard.press("Control+c");
      return /^FTP and Telnet are closed: FAILED — .*\n {2}/.test(await readClipboard(page));
    });
    await user.runCommand("Audit: Show All Verdicts");
    await user.result("Nothing but sshd").waitFor();
    await user.runCommand("Audit: Show Only Failed");
    await user.result("Nothing but sshd").waitFor({ state: "detached" });
    await user.runCommand("Audit: Show All Verdicts");
    await user.result("FTP and Telnet are closed").click({ button: "right" });
    const copyAsMarkdown = page
      .locator(".monaco-menu .action-label")
      .filter({ hasText: "Copy Verdicts as Markdown" });
    await copyAsMarkdown.waitFor();
    await until(async () => {
      // A menu that has just opened does not accept clicks yet.
      if (await copyAsMarkdown.isVisible()) await copyAsMarkdown.click();
      return /^## [\s\S]*\| .*FTP and Telnet/.test(await readClipboard(page));
    });

    begin("save a report in a format of the command line");
    await user.runCommand("Audit: Save Report");
    await user.isAsked("Save Report");
    await rows.filter({ hasText: "JUnit" }).click();
    await user.isAsked("Save the report");
    assert.equal(await user.readPath(), "/web-server-verdicts.xml");
    await user.choosePath("/reports/junit.xml");
    await isClosed();
    await page.locator(".notification-toast .monaco-button").filter({ hasText: "Open" }).click();
    await lineOf("<testsuites").waitFor();
    await user.goToTab("web-server.audit");

    begin("choose a host with the mouse");
    await user.runCommand("Audit: Evaluate Policy");
    await user.isAsked("Evaluate Policy");
    assert.match((await rows.first().textContent()) ?? "", /web-2/, "the host that was used last is first");
    await page.keyboard.press("Enter");
    await failed.waitFor();
    await user.runCommand("Audit: Evaluate on Host");
    await user.isAsked("Host");
    // The list is longer than what is shown of it.
    await page.keyboard.type("web-");
    await rows.filter({ hasText: "web-1" }).click();
    await failed.waitFor({ state: "detached" });
    await clear();

    begin("tick hosts with the mouse, and generate a policy from the ports of all of them");
    await user.runCommand("Audit: Generate Policy from Hosts");
    await user.isAsked("Generate Policy from Hosts", "Hosts, or groups of them");
    await page.keyboard.type("web-");
    await rows.filter({ hasText: "db-1" }).waitFor({ state: "detached" });
    for (const host of ["web-1", "web-2"]) await rows.filter({ hasText: host }).locator("label").click();
    await picker.locator(".quick-input-count").filter({ hasText: "2 Selected" }).waitFor();
    await picker.locator(".monaco-button").filter({ hasText: "OK" }).click();
    await user.isAsked("Generate Policy from Hosts", "Which ports does the policy allow?");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await lineOf("# Generated from what was seen on web-1, web-2.").waitFor();
    await lineOf("# The lists allow the ports that all of these hosts have open.").waitFor();

    begin("fill in the variables of the policy in the editor");
    await user.copy(withVariable);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+v");
    await lineOf("@NTP_SERVER@").waitFor();
    await user.runCommand("Audit: Fill In Variables");
    await user.isAsked("Fill In Variables", "0 of 1 variable filled in");
    await rows.filter({ hasText: "NTP_SERVER" }).click();
    await user.isAsked("Value of the Variable");
    await page.keyboard.type("10.0.0.5");
    await page.keyboard.press("Enter");
    await user.isAsked("Pattern or Text");
    await rows.filter({ hasText: "Plain text" }).click();
    await user.isAsked("Fill In Variables", "Change a value, or write the policy");
    await rows.filter({ hasText: "Write the Policy" }).click();
    await isClosed();
    await lineOf("# Note: Variable @NTP_SERVER@ replaced with").waitFor();

    begin("compare a policy with another one, chosen with the keyboard");
    await user.goToTab("web-server.audit");
    await user.runCommand("Audit: Compare Policies");
    await user.isAsked("Compare Policies", "The earlier version");
    assert.equal(await rows.filter({ hasText: "web-server.audit" }).count(), 0);
    await page.keyboard.type("database");
    await rows.filter({ hasText: "kiosk.audit" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await closeComparison(/database-server\.audit → .*web-server\.audit/);

    begin("merge with an edition of the list and one that is chosen in the dialog");
    await user.goToTab("web-server.audit");
    await user.runCommand("Audit: Merge with New Edition");
    await user.isAsked("Merge with New Edition", "The vendor's new edition");
    await page.keyboard.type("services-and-kernel");
    await rows.filter({ hasText: "kiosk.audit" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await user.isAsked("Merge with New Edition", "The vendor's edition that yours was made from");
    await rows.filter({ hasText: "Choose a File…" }).click();
    await user.isAsked("Edition of the vendor");
    await user.choosePath("/policies/web-server.audit");
    await page
      .locator(".notification-toast")
      .filter({ hasText: /probably not editions of the same policy/ })
      .waitFor();
    await user.runCommand("Notifications: Clear All Notifications");

    begin("choose a snapshot in the dialog");
    await user.goToTab("web-server.audit");
    await user.runCommand("Audit: Evaluate Policy");
    await user.isAsked("Evaluate Policy");
    await page.keyboard.type("from a file");
    await rows.filter({ hasText: "Paste the output of a host" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await user.isAsked("Snapshot to evaluate the policy against");
    assert.equal(await user.readPath(), "/hosts/");
    await user.choosePath("/hosts/web-2.netstat.txt");
    await isClosed();
    await failed.waitFor();
    await clear();

    begin("keep a snapshot in the dialog");
    await user.copy(snapshot);
    await user.runCommand("Audit: Evaluate Policy");
    await user.isAsked("Evaluate Policy");
    await page.keyboard.type("have copied");
    await rows.filter({ hasText: "Paste the output of a host" }).click();
    await failed.waitFor();
    await user.runCommand("Audit: Keep Snapshot");
    await user.isAsked("Keep the snapshot");
    assert.equal(await user.readPath(), "/hosts/web-2.txt");
    await user.choosePath("/hosts/kept.txt");
    await isClosed();
    await user.openFile("hosts/kept.txt");
    await lineOf("admin@web-2:~$ sudo netstat -tulpn").waitFor();
    await user.goToTab("web-server.audit");
    await clear();

    begin("choose the policy for the snapshot of the editor");
    await user.openFile("policies/kiosk.audit");
    await user.goToTab("kept.txt");
    await user.runCommand("Audit: Evaluate a Policy on This Snapshot");
    await user.isAsked("Which policy?");
    await page.keyboard.type("web-server");
    await rows.filter({ hasText: "kiosk.audit" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await user.result(/on web-2 .*2 failed, 1 undecided, 1 passed/).waitFor();
    await clear();

    begin("find the way on from a snapshot in an editor");
    await user.openFile("hosts/web-1.netstat.txt");
    const lens = (text: string) =>
      page.locator(".editor-group-container.active .codelens-decoration a").filter({ hasText: text });
    await lens("Evaluate a Policy on This Snapshot").click();
    await user.isAsked("Which policy?");
    await page.keyboard.type("web-server");
    await rows.filter({ hasText: "kiosk.audit" }).waitFor({ state: "detached" });
    await picture("policy-for-snapshot");
    await page.keyboard.press("Enter");
    await user.result(/on web-1.*1 undecided, 3 passed/).waitFor();
    await lens("web-server.audit: 1 undecided").waitFor();
    await picture("snapshot-with-verdicts");
    await clear();

    begin("drop an editor with a snapshot on the view of hosts");
    await user.copy(snapshot.replaceAll("web-2", "dropped-1"));
    await user.goToTab("web-server.audit");
    await user.runCommand("Audit: Paste as Snapshot");
    await user.result(/on dropped-1/).waitFor();
    await user.runCommand("Audit: Keep Snapshot");
    await user.isAsked("Keep the snapshot");
    await user.choosePath("/reports/elsewhere.txt");
    await isClosed();
    await clear();
    await user.runCommand("File: Open File...");
    await user.choosePath("/reports/elsewhere.txt");
    await page.locator(".tab.active").filter({ hasText: "elsewhere.txt" }).waitFor();
    await user.runCommand("Testing: Focus on Audit Hosts View");
    await page
      .locator(".editor-group-container.active .tab.active")
      .dragTo(user.sideBarRow("databases", "Audit Hosts"));
    await user.statusBar(/elsewhere\.txt is now one of the hosts/).waitFor();
    await picture("dropped-host");

    begin("say that the list of a host is complete");
    await user.goToTab("kept.txt");
    await user.runCommand("Audit: This List Is Complete");
    await user.isAsked("This List Is Complete");
    await page.keyboard.type("kept.txt");
    await rows.filter({ hasText: "db-1" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await user.isAsked("This List Is Complete", "What do you vouch that the snapshot lists completely?");
    await rows.filter({ hasText: "Every open TCP and UDP port" }).click();
    await isClosed();
    await lineOf("# lists: tcp, udp").waitFor();

    begin("compare the snapshots of two hosts");
    await user.runCommand("Audit: Compare Snapshots");
    await user.isAsked("Compare Snapshots: the earlier one");
    await page.keyboard.type("web-1");
    await rows.filter({ hasText: "app-1" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await user.isAsked("Compare Snapshots: the later one");
    await page.keyboard.type("db-1");
    await rows.filter({ hasText: "app-1" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await closeComparison(/web-1.* → .*db-1/);

    begin("copy the snapshot of a host for sharing");
    await user.runCommand("Audit: Copy Snapshot for Sharing");
    await user.isAsked("Host");
    await page.keyboard.type("kept.txt");
    await rows.filter({ hasText: "db-1" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await lineOf("admin@host-1:~$ sudo netstat -tulpn").waitFor();

    begin("choose a report of the workspace to compare with");
    await user.goToTab("web-server.audit");
    await user.runCommand("Audit: Compare with Scanner Results");
    await user.isAsked("Compare with Scanner Results", "The report of a compliance scan");
    await rows.filter({ hasText: "web-servers.nessus" }).click();
    await closeComparison(/web-servers\.nessus and our verdicts/);

    begin("choose a report to compare with in the dialog");
    await user.goToTab("web-server.audit");
    await user.runCommand("Audit: Compare with Scanner Results");
    await user.isAsked("Compare with Scanner Results");
    await rows.filter({ hasText: "Another file…" }).click();
    await user.isAsked("Report of a compliance scan");
    await user.choosePath("/reports/web-servers.nessus");
    await closeComparison(/web-servers\.nessus and our verdicts/);

    begin("choose the system of a capture script");
    await user.openFile("policies/ssh-and-login.audit");
    await user.runCommand("Audit: Save Capture Script for This Policy");
    await user.isAsked("Capture Script", "Which system do the hosts run?");
    await rows.filter({ hasText: "Linux" }).click();

    begin("choose what a capture script may run");
    await user.isAsked("Capture Script", "What may the script run?");
    await rows.filter({ hasText: "Without commands" }).click();
    await isClosed();
    await lineOf("#!/bin/sh").waitFor();

    begin("save a capture script in the dialog");
    await page.locator(".notification-toast .monaco-button").filter({ hasText: "Save…" }).click();
    await user.isAsked("Save the capture script");
    await user.choosePath("/reports/capture.sh");
    await isClosed();
    await user.openFile("reports/capture.sh");
    await lineOf("#!/bin/sh").waitFor();

    begin("choose the system of a capture command with the mouse");
    await user.runCommand("Audit: Copy Capture Command");
    await user.isAsked("System of the host");
    await rows.filter({ hasText: "Windows" }).first().click();
    await isClosed();
    assert.match(await readClipboard(page), /netstat/i);
  };
  return playTour(build, { name: "pickers-tour", policy, play });
}

/** Asks again at the pace of the screen: the clipboard has no events. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The clipboard does not have what was copied");
}

function readClipboard(page: Stage["page"]): Promise<string> {
  return page.evaluate(() => {
    const { navigator } = globalThis as unknown as {
      navigator: { clipboard: { readText(): Promise<string> } };
    };
    return navigator.clipboard.readText();
  });
}
