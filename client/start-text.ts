/** What is known about the environment when the extension starts. */
export interface Surroundings {
  extension: string;
  editor: string;
  /** The kind of VS Code, such as "desktop". */
  host: string;
  /** Undefined in a browser. */
  node: string | undefined;
  trusted: boolean;
  folders: number;
  milliseconds: number;
}

/** The first lines of the output channel: the facts that a bug report needs. */
export function startText(about: Surroundings): string {
  const { extension, editor, host, node, trusted, folders, milliseconds } = about;
  const runtime = node === undefined ? "a browser" : `Node.js ${node}`;
  const workspace = `${folders === 1 ? "1 folder" : `${folders} folders`}${trusted ? "" : ", not trusted"}`;
  return [
    `Nessus Audit Policies ${extension} in ${editor} (${host}), on ${runtime}`,
    `Workspace: ${workspace}`,
    `The language server started in ${Math.round(milliseconds)} ms`,
  ].join("\n");
}
