import { startServer } from "../../server/server.ts";
import { UsageError } from "../options/usage-error.ts";
import type { Command } from "./command.ts";

export const lspCommand: Command = {
  name: "lsp",
  summary: "the language server, for an editor that starts it",
  usage: ["--stdio", "--socket PORT", "--pipe NAME"],
  details: [
    "An editor starts it and speaks with it in the Language Server Protocol: findings with their fixes, completion, hover,",
    "formatting and more. It ends when the editor closes the channel. The guide to editors has the settings for Neovim,",
    "Helix, Emacs, Sublime Text, Zed and Kate.",
  ].join("\n"),
  options: [
    { name: "stdio", help: "speaks over standard input and output" },
    {
      name: "socket",
      value: "PORT",
      help: "speaks over a port of this machine, on which the editor listens",
    },
    { name: "pipe", value: "NAME", help: "speaks over a named pipe, or a socket of this name" },
    { name: "node-ipc", help: "speaks over the channel of the Node process that started it" },
    {
      name: "clientProcessId",
      value: "PID",
      help: "taken, since some editors say it; the end of the channel ends the server",
    },
  ],
  examples: [{ does: "What an editor starts", command: "nessus-audit lsp --stdio" }],
  run: async (args) => {
    const [word] = args.words;
    if (word !== undefined) throw new UsageError(`lsp can't take "${word}": the editor says what is open.`);
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
