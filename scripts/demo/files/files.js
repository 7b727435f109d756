// Runs in the extension host of a browser, as it is: CommonJS, and no build.
const vscode = require("vscode");

/** Path → the bytes of a file, or undefined for a folder. The first folder is "". */
const entries = new Map([["", folder(Date.now())]]);
const changed = new vscode.EventEmitter();

/** samples/ comes in one answer: a request for each file would take longer than all the rest of the start. */
exports.activate = async ({ extensionUri, subscriptions }) => {
  const answer = await fetch(vscode.Uri.joinPath(extensionUri, "samples.json").toString(true));
  for (const [path, { modified, base64 }] of Object.entries(await answer.json())) {
    for (let at = path.indexOf("/", 1); at !== -1; at = path.indexOf("/", at + 1))
      if (!entries.has(path.slice(0, at))) entries.set(path.slice(0, at), folder(modified));
    entries.set(path, file(modified, bytesOf(base64)));
  }
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider("memfs", provider, { isCaseSensitive: true }),
  );
};

const provider = {
  onDidChangeFile: changed.event,
  // Nothing changes but by this provider, which says so.
  watch: () => ({ dispose: () => undefined }),
  stat(uri) {
    const { modified, bytes } = entryAt(uri);
    const type = bytes === undefined ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: modified, mtime: modified, size: bytes?.length ?? 0 };
  },
  readDirectory(uri) {
    entryAt(uri);
    return namesIn(pathOf(uri)).map((name) => [name, this.stat(vscode.Uri.joinPath(uri, name)).type]);
  },
  createDirectory(uri) {
    if (entries.has(pathOf(uri))) throw vscode.FileSystemError.FileExists(uri);
    put(uri, folder(Date.now()));
  },
  readFile: (uri) => fileAt(uri).bytes,
  writeFile(uri, bytes, { create, overwrite }) {
    const isThere = entries.has(pathOf(uri));
    if (!isThere && !create) throw vscode.FileSystemError.FileNotFound(uri);
    if (isThere && create && !overwrite) throw vscode.FileSystemError.FileExists(uri);
    if (isThere) fileAt(uri);
    put(uri, file(Date.now(), bytes));
  },
  delete(uri) {
    entryAt(uri);
    for (const [path] of below(pathOf(uri))) entries.delete(path);
    tell(vscode.FileChangeType.Deleted, uri);
  },
  rename(from, to, { overwrite }) {
    entryAt(from);
    if (entries.has(pathOf(to))) {
      if (!overwrite) throw vscode.FileSystemError.FileExists(to);
      this.delete(to);
    }
    for (const [path, entry] of below(pathOf(from))) {
      entries.delete(path);
      entries.set(pathOf(to) + path.slice(pathOf(from).length), entry);
    }
    tell(vscode.FileChangeType.Deleted, from);
    tell(vscode.FileChangeType.Created, to);
  },
};

function put(uri, entry) {
  const path = pathOf(uri);
  const parent = vscode.Uri.joinPath(uri, "..");
  if (entryAt(parent).bytes !== undefined) throw vscode.FileSystemError.FileNotADirectory(parent);
  const isThere = entries.has(path);
  entries.set(path, entry);
  tell(isThere ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri);
}

function tell(type, uri) {
  changed.fire([{ type, uri }]);
}

function entryAt(uri) {
  const entry = entries.get(pathOf(uri));
  if (entry === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  return entry;
}

function fileAt(uri) {
  const entry = entryAt(uri);
  if (entry.bytes === undefined) throw vscode.FileSystemError.FileIsADirectory(uri);
  return entry;
}

/** An entry, and all that are below it. */
function below(path) {
  return [...entries].filter(([other]) => other === path || other.startsWith(`${path}/`));
}

function namesIn(path) {
  const begin = `${path}/`;
  return [...entries.keys()]
    .filter((other) => other.startsWith(begin) && !other.includes("/", begin.length))
    .map((other) => other.slice(begin.length));
}

function pathOf({ path }) {
  return path.replace(/\/+$/, "");
}

function folder(modified) {
  return { modified };
}

function file(modified, bytes) {
  return { modified, bytes };
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
