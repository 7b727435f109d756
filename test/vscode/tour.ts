import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type WebBuild } from "../../scripts/vscode-web.ts";
import { playTour, type Stage } from "./play-tour.ts";

const policy = "policies/web-server.audit";
const lines = readFileSync(join(root, "samples", policy), "utf8").split("\n");
/** The line of the policy, from 1, where a text first occurs. */
const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;

/**
 * The main job with mouse and keyboard, in VS Code for the Web as `npm start` serves it. Each step looks at what
 * is on the screen, and leaves pictures.
 */
export function takeTour(build: WebBuild): Promise<number> {
  const play = async ({ page, user, begin, picture, part }: Stage) => {
    begin("read the first verdicts without a click");
    const lens = page.locator(".codelens-decoration");
    await lens.filter({ hasText: "3 hosts: 2 fail, 1 undecided" }).waitFor();
    await lens.filter({ hasText: "✗ web-2: 23, 9200" }).waitFor();

    begin("find a file of the samples by its name");
    await page.keyboard.press("Control+p");
    await page.locator(".quick-input-box input").first().fill("jump-host");
    await user.quickPickItem("jump-host.audit").waitFor();
    await page.keyboard.press("Escape");

    begin("complete an item type");
    await user.goToEndOfLine(lineOf("AUDIT_DENIED_OPEN_PORTS"));
    await user.retypeWord("AUDIT_D");
    await user.suggestion("AUDIT_DENIED_OPEN_PORTS").waitFor();
    await picture("completion");
    await part("write", { x: 348, y: 219, width: 700, height: 270 });
    await page.keyboard.press("Escape");

    begin("underline a misspelt item type");
    await user.retypeWord("AUDIT_DENIED_OPEN_PORT");
    await user.squiggles().first().waitFor();
    await page.keyboard.press("Escape");
    await user.showHover(/AUDIT_DENIED_OPEN_PORTS/);
    await picture("finding");
    await page.keyboard.press("Escape");
    await user.retypeWord("AUDIT_DENIED_OPEN_PORTS");
    await page.keyboard.press("Escape");
    await user.squiggles().first().waitFor({ state: "detached" });

    begin("explain a port list");
    await user.goTo(lineOf("808[0-9]"), lines[lineOf("808[0-9]") - 1]!.indexOf("808") + 2);
    await user.showHover(/8080\D+8089/);
    await picture("hover");
    await page.keyboard.press("Escape");

    begin("evaluate against the clipboard");
    await page.keyboard.press("Control+b"); // The side bar makes room for the ends of the lines.
    const snapshot = readFileSync(join(root, "samples/hosts/web-2.netstat.txt"), "utf8");
    await user.copy(snapshot);
    await user.runCommand("Audit: Evaluate Policy");
    await user.quickPickItem("web-2").waitFor();
    await user.restMouse();
    await picture("sources");
    await part("evaluate", { x: 340, y: 5, width: 602, height: 245 });
    await user.chooseByTyping("have copied", "Paste the output of a host");
    await user.result("FTP and Telnet are closed").waitFor();
    await user.statusBar(/2 failed, 1 undecided, 1 passed/).waitFor();
    const ends = (await user.textsAtLineEnds()).join("\n");
    assert.match(ends, /✗ web-2: 23, 9200/);
    assert.match(ends, /✗ web-2: 23$/m);
    // An editor that was typed in has its lens again after a moment.
    await page.locator(".codelens-decoration").first().waitFor();
    await user.restMouse();
    await picture("verdicts");
    await part("read", { x: 48, y: 147, width: 700, height: 225 });

    begin("go from the evidence to the port element");
    await (await user.resultBelow(user.result("FTP and Telnet are closed"))).click();
    await user.statusBar(new RegExp(`Ln ${lineOf('"21,23"')}, .*\\(2 selected\\)`)).waitFor();

    begin("go from a socket to its line of the snapshot");
    await user.scrollResults(-1000);
    await user.result(/^No element allows 23\/tcp on 0\.0\.0\.0, telnetd.*line 9 of the snapshot/).click();
    await user.statusBar(/Ln 9, .*selected/).waitFor();
    await user.restMouse();
    await picture("snapshot-line");

    begin("forget the verdicts");
    await user.runCommand("Audit: Clear Verdicts");
    await user.result("FTP and Telnet are closed").waitFor({ state: "detached" });
  };
  return playTour(build, { name: "tour", policy, isInDocs: true, play });
}
