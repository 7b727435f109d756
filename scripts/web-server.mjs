import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { open } from "@vscode/test-web";

// Plain JavaScript, because a thread does not load TypeScript on Node 20. A separate thread, because the
// server logs requests to standard output, which only its parent can discard.
/** @type {import('./vscode-web.ts').WebServerData} */
const { extension, workspace, builds, port, testModule } = workerData;
await open({
  browserType: "none",
  quality: "stable",
  commit: builds.commit,
  testRunnerDataDir: builds.folder,
  extensionDevelopmentPath: extension,
  ...(testModule ? { extensionTestsPath: join(extension, testModule) } : {}),
  ...workspace,
  host: "localhost",
  port,
});
parentPort?.postMessage("listening");
