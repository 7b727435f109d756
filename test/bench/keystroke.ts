/** Time from a keystroke in a large policy to its diagnostics, over stdio, with the built server as a process. */
import { TextDocument } from "vscode-languageserver-textdocument";
import { LanguageServer, pullingClient } from "../server/language-server.ts";
import { policiesToMeasure } from "./data/policy-text.ts";
import { jsonParseTime, medianAndP95, quantile } from "./data/timing.ts";

const keystrokes = 200;
const warmUp = 40;

for (const { name, text } of policiesToMeasure()) {
  const samples = await type(text);
  const json = jsonParseTime(text.length);
  console.log(
    `keystroke to diagnostics, ${Math.round(text.length / 1000)} KB (${name}): ${medianAndP95(samples)}, ` +
      `${(quantile(samples, 0.5) / json).toFixed(1)} x JSON.parse (${json.toFixed(1)} ms)`,
  );
}

/** Types a word and deletes it, character by character, at places spread over the policy. */
async function type(text: string): Promise<number[]> {
  const uri = "untitled:large.audit";
  const places = TextDocument.create(uri, "nessus-audit", 1, text);
  const server = await LanguageServer.start(pullingClient);
  await server.open(uri, text);
  const samples: number[] = [];
  let resultId: string | undefined;
  for (let stroke = 0; stroke < warmUp + keystrokes; stroke++) {
    const word = Math.floor(stroke / 10);
    const near = Math.floor((text.length * ((word * 37) % 100)) / 100);
    const found = text.indexOf("description", near);
    const start = places.positionAt(text.indexOf('"', found === -1 ? 0 : found) + 1);
    const typed = stroke % 10 < 5;
    const end = typed ? start : { line: start.line, character: start.character + 1 };
    const began = performance.now();
    await server.change(uri, { range: { start, end }, text: typed ? "x" : "" });
    const report = await server.request<{ resultId?: string }>("textDocument/diagnostic", {
      textDocument: { uri },
      previousResultId: resultId,
    });
    if (stroke >= warmUp) samples.push(performance.now() - began);
    resultId = report.resultId;
  }
  await server.stop();
  return samples;
}
