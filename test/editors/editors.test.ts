import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { notInstalled } from "../not-here.ts";
import { type Received, receivedBy, settingsOf, starts } from "./editor.ts";

const fileOf = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

describe("the settings in the guide to editors", () => {
  it("are enough for Neovim", {
    skip: notInstalled(starts("nvim"), "Neovim", "the package neovim of Debian has it"),
  }, (t) => {
    const args = ["--headless", "--clean", "-u", "init.lua", "web.audit", "-c", "luafile receive.lua"];
    assertReceived(
      receivedBy(t, "nvim", args, {
        "init.lua": settingsOf("lua"),
        "receive.lua": fileOf("receive.lua"),
      }),
    );
  });

  it("are enough for Emacs", {
    skip: notInstalled(starts("emacs"), "Emacs", "the packages emacs-nox and elpa-eglot of Debian have it"),
  }, (t) => {
    const args = ["--batch", "-l", "init.el", "-l", "receive.el"];
    assertReceived(
      receivedBy(t, "emacs", args, {
        "init.el": settingsOf("elisp"),
        "receive.el": fileOf("receive.el"),
      }),
    );
  });
});

function assertReceived({ diagnostics, completions, hover, actions, verdicts }: Received): void {
  assert.ok(
    diagnostics.some((message) => message.includes("descripton")),
    diagnostics.join("\n"),
  );
  assert.ok(completions.includes("port_type"), completions.join(" "));
  assert.match(hover, /ports/);
  assert.ok(
    actions.some((title) => title.includes("description")),
    actions.join("\n"),
  );
  assert.match(verdicts, /^web\.audit on web01\n\nFAILED /);
}
