// Runs in the extension host of a browser, as it is: CommonJS, and no build.
const vscode = require("vscode");

const scheme = "memfs";
const mostFound = 1000;

exports.activate = ({ subscriptions }) => {
  const { registerFileSearchProvider, registerTextSearchProvider } = vscode.workspace;
  // Proposed API: a version of VS Code may have another one, and the demo goes on without.
  if (registerFileSearchProvider)
    subscriptions.push(registerFileSearchProvider(scheme, { provideFileSearchResults }));
  if (registerTextSearchProvider)
    subscriptions.push(registerTextSearchProvider(scheme, { provideTextSearchResults }));
};

/** All of them: VS Code looks for what is typed, and for patterns, in what it gets. */
async function provideFileSearchResults(_query, { folder, maxResults = mostFound }, token) {
  return (await filesBelow(folder, token)).slice(0, maxResults);
}

async function provideTextSearchResults(query, { folder }, progress, token) {
  let found = 0;
  for (const uri of await filesBelow(folder, token)) {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const lines = text.split(/\r?\n/);
    for (const [row, line] of lines.entries()) {
      for (const match of line.matchAll(patternOf(query))) {
        if (token.isCancellationRequested || match[0] === "") return { limitHit: false };
        if (++found > mostFound) return { limitHit: true };
        const [start, end] = [match.index, match.index + match[0].length];
        progress.report({
          uri,
          ranges: new vscode.Range(row, start, row, end),
          preview: { text: line, matches: new vscode.Range(0, start, 0, end) },
        });
      }
    }
  }
  return { limitHit: false };
}

function patternOf({ pattern, isRegExp, isCaseSensitive, isWordMatch }) {
  const source = isRegExp ? pattern : pattern.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(isWordMatch ? `\\b(?:${source})\\b` : source, isCaseSensitive ? "gu" : "giu");
}

async function filesBelow(folder, token) {
  const found = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
    if (token.isCancellationRequested) break;
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.File) found.push(uri);
    else if (type === vscode.FileType.Directory)
      for (const below of await filesBelow(uri, token)) found.push(below);
  }
  return found;
}
