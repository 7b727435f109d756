/**
 * Time from a keystroke in a large policy to what an editor asks for then: its diagnostics, and the completions at the
 * cursor. Over stdio, with the built server as a process.
 */
import { TextDocument } from "vscode-languageserver-textdocument";
import { LanguageServer, pullingClient } from "../server/language-server.ts";
import { policiesToMeasure, sizesOfEditors } from "./data/policy-text.ts";
import { jsonParseTime, medianAndP95, quantile } from "./data/timing.ts";

const keystrokes = 200;
const warmUp = 40;

for (const { name, text } of policiesToMeasure(sizesOfEditors)) {
  const json = jsonParseTime(text.length);
  for (const wanted of ["diagnostics", "completions"] as const) {
    const samples = await type(text, wanted);
    console.log(
      `keystroke to ${wanted}, ${Math.round(text.length / 1000)} KB (${name}): ${medianAndP95(samples)}, ` +
        `${(quantile(samples, 0.5) / json).toFixed(1)} x JSON.parse (${json.toFixed(1)} ms)`,
    );
  }
}

/** Types a word and deletes it, character by character, at places spread over the policy. */
async function type(text: string, wanted: "diagnostics" | "completions"): Promise<number[]> {
  const uri = "untitled:large.audit";
  const textDocument = { uri };
  const places = TextDocument.create(uri, "nessus-audit", 1, text);
  const server = await LanguageServer.start(pullingClient);
  await server.open(uri, text);
  const samples: number[] = [];
  let previousResultId: string | undefined;
  for (let stroke = 0; stroke < warmUp + keystrokes; stroke++) {
    const word = Math.floor(stroke / 10);
    const near = Math.floor((text.length * ((word * 37) % 100)) / 100);
    const found = text.indexOf("description", near);
    const start = places.positionAt(text.indexOf('"', found === -1 ? 0 : found) + 1);
    const typed = stroke % 10 < 5;
    const end = typed ? start : { line: start.line, character: start.character + 1 };
    const began = performance.now();
    await server.change(uri, { range: { start, end }, text: typed ? "x" : "" });
    if (wanted === "completions") {
      await server.request("textDocument/completion", { textDocument, position: start });
    } else {
      const report = await server.request<{ resultId?: string }>("textDocument/diagnostic", {
        textDocument,
        previousResultId,
      });
      previousResultId = report.resultId;
    }
    if (stroke >= warmUp) samples.push(performance.now() - began);
  }
  await server.stop();
  return samples;
}
