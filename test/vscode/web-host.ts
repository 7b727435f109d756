import { serveWebWorkbench, type WebBuild } from "../../scripts/vscode-web.ts";
import { freePort } from "./free-port.ts";
import { runSuiteInPage } from "./workbench-page.ts";

/** Runs the suite in the web extension host of a VS Code for the Web, in Chromium. */
export async function runInWebHost(build: WebBuild): Promise<number> {
  const testModule = "dist/test/suite-browser.js";
  const server = await serveWebWorkbench({ port: await freePort(), build, testModule });
  try {
    return await runSuiteInPage(server.url);
  } finally {
    server.dispose();
  }
}
