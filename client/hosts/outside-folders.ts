import { shownText } from "../shown-text.ts";

/** Folders named in one message. */
const mostNamed = 5;

/** The hosts folders that were not read since they lead out of the workspace. Each is told once, while it does. */
export class OutsideFolders {
  #told: ReadonlySet<string> = new Set();

  /**
   * One message for the folders that were not told yet; undefined where there are none.
   *
   * @param paths as they are shown: all that lead outside now
   * @param linksAreResolved false where each link counts as one that leads outside
   */
  messageFor(paths: readonly string[], linksAreResolved: boolean): string | undefined {
    const outside = new Set(paths);
    const added = [...outside].filter((path) => !this.#told.has(path));
    this.#told = outside;
    if (added.length === 0) return undefined;
    const names = added.slice(0, mostNamed).map((path) => `"${shownText(path)}"`);
    if (added.length > mostNamed) names.push(`${added.length - mostNamed} more`);
    if (names.length === 1) {
      const leads = linksAreResolved ? "leads" : "may lead";
      return `The hosts folder ${names[0]} ${leads} out of the workspace, so it was not read. Copy its hosts into the workspace.`;
    }
    const lead = linksAreResolved ? "lead" : "may lead";
    const list = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
    return `The hosts folders ${list} ${lead} out of the workspace, so they were not read. Copy their hosts into the workspace.`;
  }
}
