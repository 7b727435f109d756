#!/usr/bin/env -S node --import tsx
import { runSuiteInPage } from "../workbench-page.ts";
import { startCodeServer } from "./server.ts";

/**
 * Takes the command line of the desktop VS Code and plays it on code-server; @vscode/test-electron starts this file.
 * Runs a test module in the Node extension host of code-server.
 * @param args as the desktop VS Code takes them; only the extension, the test module, the folder to open and
 * the user data directory mean something here
 * @returns exit code of the suite
 */
async function launch(args: string[]): Promise<number> {
  const value = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const folder = args.find((arg) => !arg.startsWith("-"));
  const extension = value("extensionDevelopmentPath");
  const tests = value("extensionTestsPath");
  if (!folder || !extension || !tests)
    throw new Error(`Folder, extension or test module is missing in: ${args.join(" ")}`);

  const server = await startCodeServer();
  try {
    return await runSuiteInPage(
      server.workbenchUrl(folder, [
        ["extensionDevelopmentPath", server.remoteUri(extension)],
        ["extensionTestsPath", server.remoteUri(tests)],
      ]),
    );
  } finally {
    await server.stop();
  }
}

process.exitCode = await launch(process.argv.slice(2));
