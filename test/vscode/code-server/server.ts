import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../free-port.ts";
import { installCodeServer } from "./install.ts";

export interface CodeServerOptions {
  /** A folder with installed extensions; without it there are none. */
  extensions?: string;
  /** Settings of the user on this machine. */
  settings?: Record<string, unknown>;
}

export interface CodeServer {
  /** Where the workbench shows a folder of this machine, or the folders of a `.code-workspace`. */
  workbenchUrl(folder: string, payload?: [key: string, value: string][]): string;
  /** A path of this machine, as the browser names it. */
  remoteUri(path: string): string;
  stop(): Promise<void>;
}

/**
 * Starts the VS Code server inside code-server, without code-server's own front: that needs compiled modules,
 * the server runs without them. Its log goes to .vscode-test/code-server.log.
 */
export async function startCodeServer(options: CodeServerOptions = {}): Promise<CodeServer> {
  const { extensions, settings } = options;
  const { serverModule, folder } = installCodeServer();
  const data = join(folder, "..", "code-server-data");
  rmSync(data, { recursive: true, force: true });
  mkdirSync(join(data, "data", "Machine"), { recursive: true });
  writeFileSync(join(data, "data", "Machine", "settings.json"), JSON.stringify(settings ?? {}));
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [
      serverModule,
      "--host=127.0.0.1",
      `--port=${port}`,
      "--without-connection-token",
      "--accept-server-license-terms",
      `--server-data-dir=${data}`,
      ...(extensions === undefined ? [] : [`--extensions-dir=${extensions}`]),
      "--telemetry-level=off",
      "--disable-workspace-trust",
      "--disable-getting-started-override",
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const log = createWriteStream(join(folder, "..", "code-server.log"));
  server.stderr.pipe(log);
  server.stdout.pipe(log);
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Extension host agent listening")) resolve();
    });
    server.once("exit", (code) =>
      reject(new Error(`code-server ended with code ${code}; see .vscode-test/code-server.log`)),
    );
  });
  const authority = `127.0.0.1:${port}`;
  return {
    remoteUri: (path) => `vscode-remote://${authority}${path}`,
    workbenchUrl: (path, payload = []) =>
      `http://${authority}/?${path.endsWith(".code-workspace") ? "workspace" : "folder"}=${encodeURIComponent(path)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    async stop() {
      server.kill();
      await once(server, "exit");
    },
  };
}
