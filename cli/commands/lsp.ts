import { startServer } from "../../server/server.ts";
import { UsageError } from "../options/usage-error.ts";
import type { Command } from "./command.ts";

export const lspCommand: Command = {
  name: "lsp",
  summary: "the language server, for an editor that starts it",
  usage: ["--stdio", "--socket PORT", "--pipe NAME"],
  details: [
    "An editor starts it and talks to it in the Language Server Protocol: findings with fixes, completion, hover,",
    "formatting and more. It ends when the editor closes the channel. The guide to editors has the settings for Neovim,",
    "Helix, Emacs, Sublime Text, Zed and Kate.",
  ].join("\n"),
  options: [
    { name: "stdio", help: "use standard input and output" },
    {
      name: "socket",
      value: "PORT",
      help: "connect to a port on this machine on which the editor listens",
    },
    { name: "pipe", value: "NAME", help: "use a named pipe, or a socket with this name" },
    { name: "node-ipc", help: "use the channel of the Node process that started it" },
    {
      name: "clientProcessId",
      value: "PID",
      help: "accepted, because some editors pass it; the server ends with its channel",
    },
  ],
  examples: [{ does: "What an editor starts", command: "nessus-audit lsp --stdio" }],
  run: async (args) => {
    const [word] = args.words;
    if (word !== undefined)
      throw new UsageError(`lsp takes no arguments such as "${word}": the editor tells it what is open.`);
    // When it is asked for: the connection looks at the arguments of the process as soon as it is loaded.
    const { channels, startUnderNode } = await import("../../server/node.ts");
    const named = ["stdio", "node-ipc"].filter((name) => args.has(name)).map((name) => `--${name}`);
    for (const name of ["socket", "pipe"]) {
      const value = args.value(name);
      if (value !== undefined) named.push(`--${name}=${value}`);
    }
    if (!startUnderNode(named, startServer)) throw new UsageError(`lsp needs a channel: ${channels}.`);
    // The server ends the process when the channel is closed.
    return new Promise(() => {});
  },
};
