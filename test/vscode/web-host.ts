import { join } from "node:path";
import { root, serveWebWorkbench } from "../../scripts/vscode-web.ts";
import { freePort } from "./free-port.ts";
import { runSuiteInPage } from "./workbench-page.ts";

/** Runs the suite in the web extension host of VS Code for the Web, in Chromium. */
export async function runInWebHost(): Promise<number> {
  const extensionTestsPath = join(root, "dist", "test", "suite-browser.js");
  const server = await serveWebWorkbench({ port: await freePort(), extensionTestsPath });
  try {
    return await runSuiteInPage(server.url);
  } finally {
    server.dispose();
  }
}
