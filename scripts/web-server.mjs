import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { open } from "@vscode/test-web";

// Plain JavaScript, since a thread does not load TypeScript on Node 20. A thread of its own, since the server logs requests to standard output, which only its parent can leave out.
/** @type {import('./vscode-web.ts').WebServerData} */
const { root, build, port, extensionTestsPath } = workerData;
await open({
  browserType: "none",
  quality: "stable",
  commit: build.commit,
  testRunnerDataDir: build.folder,
  extensionDevelopmentPath: root,
  ...(extensionTestsPath ? { extensionTestsPath } : {}),
  folderPath: join(root, "samples"),
  host: "localhost",
  port,
  esm: false,
});
parentPort?.postMessage("listening");
