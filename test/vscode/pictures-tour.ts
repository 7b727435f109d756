import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type WebBuild } from "../../scripts/vscode-web.ts";
import { playTour, type Stage } from "./play-tour.ts";
import { hardening, transcript } from "./suite/hardening.ts";
import { type ThemeKind, themeKinds } from "./user.ts";

const sshdConfig = `# What the server reads when it starts
Port 22
PermitRootLogin no
Match Address 192.0.2.0/24
  PermitRootLogin yes
  PermitRootLogin no
`;

/** Two checks of equal length, and the same two the other way round. */
const checks = [
  check("AUDIT_ALLOWED_OPEN_PORTS", "Only SSH is open", "22"),
  check("AUDIT_DENIED_OPEN_PORTS", "Nothing listens on port 9", "9"),
];
const policyOf = (items: readonly string[]) =>
  `<check_type:"Unix">\n# hosts: kiosk-1, web-1\n${items.join("")}</check_type>\n`;

/** A policy with values in other languages. */
const languages = String.raw`<check_type:"Unix">
<custom_item>
  type           : CMD_EXEC
  description    : "Shell, with a pattern"
  cmd            : "if grep -q '^root:' /etc/passwd; then echo \"$HOME is there\" | sort -u; fi # really"
  expect         : "^/(root|home/[a-z]+)\\s+is there$"
</custom_item>
<custom_item>
  type           : FILE_CONTENT_CHECK
  description    : "jq"
  file           : "/etc/docker/daemon.json"
  json_transform : '.hosts[] | select(. != "unix") | "\\(.) is open"'
  regex          : "is open"
  expect         : "^tcp://127\\.0\\.0\\.1:[0-9]{1,5}"
</custom_item>
<custom_item>
  type           : AUDIT_XML
  description    : "XSL"
  file           : "/opt/tomcat/conf/server.xml"
  xsl_stmt       : "<xsl:template match=\"/\"><xsl:for-each select='//Connector[@port]'>"
  xsl_stmt       : "<xsl:value-of select='@port'/><xsl:text>&#10;</xsl:text></xsl:for-each></xsl:template>"
  regex          : ".+"
  expect         : "^(8080|8443)$"
</custom_item>
</check_type>
`;

/** A sample with another description of a check, so that no host expects that it fails. */
function unexpected(path: string, description: string, other: string): string {
  return readFileSync(join(root, "samples", path), "utf8").replace(description, other);
}

/**
 * Pictures of what the extension draws, to look at and to compare: before and after a change, between two versions, and
 * what matters in three themes. The other tours hold what must be on the screen; this one asks whether it can be read.
 */
export function takePictures(build: WebBuild): Promise<number> {
  return playTour(build, { name: "pictures", policy: "policies/web-server.audit", play });
}

async function play({ page, user, begin, picture }: Stage): Promise<void> {
  /** @param arrange what a change of the theme undoes, such as a hover */
  const inThemes = async (name: string, arrange = async (_theme: ThemeKind) => {}) => {
    for (const theme of themeKinds) {
      await user.chooseTheme(theme);
      await arrange(theme);
      await picture(`${name}-${theme}`);
    }
    await user.chooseTheme("light");
  };
  const runTests = async (policy: string) => {
    await user.runCommand("Test: Run Tests in Current File");
    await user.runCommand("View: Show Testing");
    await user.waitForOutcome(user.sideBarRow(policy), "Failed");
    await user.goToTab(policy); // A failed test may have opened its host on top of the policy.
  };
  const evaluateOn = async (host: string) => {
    await user.runCommand("Audit: Evaluate on Host");
    await user.quickPickItem("db-1").waitFor();
    await user.chooseByTyping(host, host);
    await user.statusBar(/\d (?:passed|failed)/).waitFor();
  };
  const toggleSideBar = () => page.keyboard.press("Control+b");

  begin("evaluate a policy, and look at a verdict");
  await toggleSideBar();
  // The palette has commands on hosts when hosts are known, and does not change while it is open.
  await page.locator(".codelens-decoration").filter({ hasText: "3 hosts: " }).waitFor();
  await evaluateOn("web-2");
  await inThemes("verdicts");
  await inThemes("verdict-hover", async () => {
    await user.hoverAtLineEnd(/AUDIT_DENIED_OPEN_PORTS/);
  });
  await user.leaveHover();

  begin("open the snapshot that the verdicts are of");
  await user.openFile("hosts/web-2.netstat.txt");
  await picture("snapshot-of-verdicts");
  await user.runCommand("View: Close Editor");

  begin("unfold the policy in the Test Explorer: who has the gutter?");
  await user.runCommand("View: Show Testing");
  await user.sideBarRow("windows-server.audit").waitFor();
  await user.unfold(user.sideBarRow("web-server.audit"));
  await user.sideBarRow("FTP and Telnet are closed").waitFor();
  await picture("gutter-of-tests");

  begin("evaluate on one host, and test on all");
  await user.goToTab("web-server.audit");
  await user.replaceAll(unexpected("policies/web-server.audit", "FTP and Telnet are closed", "No Telnet"));
  await evaluateOn("web-1");
  await runTests("web-server.audit");
  await user.unfold(user.sideBarRow("web-server.audit"));
  await user.unfold(user.sideBarRow("No Telnet"));
  await user.sideBarRow("web-2").waitFor();
  await inThemes("tests");

  begin("look at which checks the hosts judge, and at the language status");
  await user.goToTab("web-server.audit");
  await user.runCommand("Test: Run Tests with Coverage in Current File");
  await page.locator(".pane-header").filter({ hasText: "Test Coverage" }).waitFor();
  await user.sideBarRow("web-server.audit", "Test Coverage").waitFor();
  await inThemes("coverage");
  await user.goToTab("web-server.audit");
  await page.locator("#status\\.languageStatus").hover();
  await page.locator(".hover-language-status").filter({ hasText: "Unix · web-1" }).waitFor();
  await picture("language-status");
  await user.leaveHover();

  begin("look at the hosts");
  await user.runCommand("Testing: Focus on Audit Hosts View");
  await user.toggleView("Test Explorer");
  await user.unfold(user.sideBarRow("web-2", "Audit Hosts"));
  await inThemes("hosts");
  await user.toggleView("Test Explorer");

  begin("look at the matrix");
  await user.goToTab("web-server.audit");
  await toggleSideBar();
  await user.runCommand("Audit: Show Matrix of Checks and Hosts");
  const matrix = page.frameLocator("iframe.webview").frameLocator("#active-frame");
  await matrix.getByRole("gridcell", { name: /^web-2, No Telnet: failed/ }).click();
  await inThemes("all-hosts", (theme) => matrix.locator(`body.vscode-${theme}`).waitFor());
  await user.runCommand("View: Close Editor");

  begin("test a policy on all hosts, then evaluate it on one that passes");
  await user.openFile("policies/kiosk.audit");
  await user.replaceAll(
    unexpected("policies/kiosk.audit", "A kiosk offers no TCP service", "No TCP service"),
  );
  await runTests("kiosk.audit");
  await toggleSideBar();
  await evaluateOn("kiosk-1");
  await inThemes("passed-after-failed-tests");

  begin("evaluate a policy with a condition");
  await user.openFile("policies/jump-host.audit");
  await toggleSideBar();
  await evaluateOn("jump-1");
  await picture("condition");

  begin("evaluate commands and files against what was copied out of a terminal");
  await user.openFile("policies/database-server.audit");
  await user.replaceAll(hardening);
  await user.copy(transcript);
  await user.runCommand("Audit: Evaluate Policy…");
  await user.chooseByTyping("have copied", "Paste the output of a host");
  await user.result("No login of root").waitFor();
  await inThemes("commands-and-files");

  begin("try a check on a text");
  await user.goToTab("database-server.audit");
  await user.goTo(10, 5);
  await user.runCommand("Audit: Try This Check…");
  await page.locator(".tab.active").filter({ hasText: "sshd_config" }).waitFor();
  await user.statusBar(/Plain Text/).waitFor();
  await user.copy(sshdConfig);
  for (const key of ["Control+a", "Control+v", "Control+Home"]) await page.keyboard.press(key);
  await page.getByText(/lines selected/).waitFor();
  await inThemes("trial");
  await user.runCommand("View: Close Editor");

  begin("show the capture script");
  await user.goToTab("database-server.audit");
  await user.runCommand("Audit: Copy Capture Script for This Policy…");
  await user.pickItem("Any Unix");
  await user.pickItem("With the 2 commands");
  await page.getByText("#!/bin/sh").first().waitFor();
  await picture("capture-script");
  await user.runCommand("View: Close Editor");
  await page.getByRole("button", { name: "Don't Save" }).click();

  begin("swap two checks, and run one test");
  await user.openFile("policies/dns-server.audit");
  await user.replaceAll(policyOf(checks));
  await runTests("dns-server.audit");
  await user.unfold(user.sideBarRow("dns-server.audit"));
  await user.unfold(user.sideBarRow("Only SSH is open"));
  await picture("swapped-checks-before");
  await user.goToTab("dns-server.audit");
  await user.replaceAll(policyOf(checks.toReversed()));
  await user.runCommand("View: Show Testing");
  await user.runTest(user.sideBarRow("kiosk-1"));
  await picture("swapped-checks-after");

  begin("look at the languages inside values");
  await user.openFile("policies/jump-host.audit");
  await user.replaceAll(languages);
  await inThemes("languages");
}

function check(type: string, description: string, ports: string): string {
  return `<custom_item>\n  type        : ${type}\n  description : "${description}"\n  port_type   : TCP\n  ports       : "${ports}"\n</custom_item>\n`;
}
