/** The time of an editor's requests while one types, over stdio, with the built server as a process. */
import { TextDocument } from "vscode-languageserver-textdocument";
import { LanguageServer, pullingClient } from "../server/language-server.ts";
import { policiesToMeasure, sizesOfEditors } from "./data/policy-text.ts";
import { medianAndP95 } from "./data/timing.ts";

const rounds = 40;
const warmUp = 10;

/** Requests about a whole policy, and at a place in it. */
const whole = [
  ["documentSymbol", {}],
  ["foldingRange", {}],
  ["semanticTokens/full", {}],
  ["formatting", { options: { tabSize: 2, insertSpaces: true } }],
] as const;
const there = ["completion", "hover", "codeAction", "signatureHelp", "definition", "references"] as const;

for (const { name, text } of policiesToMeasure(sizesOfEditors)) {
  const samples = await ask(text);
  console.log(`requests, ${Math.round(text.length / 1000)} KB (${name})`);
  for (const [request, times] of samples) console.log(`  ${request}: ${medianAndP95(times)}`);
}

/** Each request right after a keystroke, as an editor sends it, at places spread over the policy. */
async function ask(text: string): Promise<Map<string, number[]>> {
  const uri = "untitled:large.audit";
  const places = TextDocument.create(uri, "nessus-audit", 1, text);
  const server = await LanguageServer.start(pullingClient);
  const known = server.initialized?.capabilities.signatureHelpProvider !== undefined;
  await server.open(uri, text);
  const samples = new Map<string, number[]>();
  for (let round = 0; round < warmUp + rounds; round++) {
    const near = Math.floor((text.length * ((round * 37) % 100)) / 100);
    const found = text.indexOf("description", near);
    const position = places.positionAt(text.indexOf('"', found === -1 ? 0 : found) + 1);
    const typed = round % 2 === 0;
    const end = typed ? position : { line: position.line, character: position.character + 1 };
    const textDocument = { uri };
    const time = async (request: string, params: object) => {
      const began = performance.now();
      await server.request(`textDocument/${request}`, { textDocument, ...params });
      if (round < warmUp) return;
      const times = samples.get(request) ?? [];
      times.push(performance.now() - began);
      samples.set(request, times);
    };
    await server.change(uri, { range: { start: position, end }, text: typed ? "x" : "" });
    await server.request("textDocument/diagnostic", { textDocument });
    for (const request of there) {
      if (request === "signatureHelp" && !known) continue;
      await time(request, {
        position,
        range: { start: position, end: position },
        context:
          request === "codeAction" ? { diagnostics: [] } : { includeDeclaration: true, triggerKind: 1 },
      });
    }
    for (const [request, params] of whole) await time(request, params);
  }
  await server.stop();
  return samples;
}
