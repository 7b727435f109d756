import { t } from "../../l10n/translate.ts";
import { shownText } from "../shown-text.ts";

/** How many folders one message names. */
const mostNamed = 5;

/**
 * The hosts folders that were not read because they lead out of the workspace. Each is reported once, until
 * it no longer does.
 */
export class OutsideFolders {
  #told: ReadonlySet<string> = new Set();

  /**
   * One message for the folders that were not reported yet; undefined if there are none.
   *
   * @param paths all that lead outside now, as shown to the user
   * @param linksAreResolved false if each link counts as one that leads outside
   */
  messageFor(paths: readonly string[], linksAreResolved: boolean): string | undefined {
    const outside = new Set(paths);
    const added = [...outside].filter((path) => !this.#told.has(path));
    this.#told = outside;
    if (added.length === 0) return undefined;
    const names = added.slice(0, mostNamed).map((path) => `"${shownText(path)}"`);
    if (added.length > mostNamed) names.push(t("{0} more", added.length - mostNamed));
    if (names.length === 1) {
      return linksAreResolved
        ? t(
            "The hosts folder {0} is outside the workspace, so it was not read. Copy its hosts into the workspace.",
            names[0]!,
          )
        : t(
            "The hosts folder {0} may be outside the workspace, so it was not read. Copy its hosts into the workspace.",
            names[0]!,
          );
    }
    const list = t("{0} and {1}", names.slice(0, -1).join(", "), names.at(-1)!);
    return linksAreResolved
      ? t(
          "The hosts folders {0} are outside the workspace, so they were not read. Copy their hosts into the workspace.",
          list,
        )
      : t(
          "The hosts folders {0} may be outside the workspace, so they were not read. Copy their hosts into the workspace.",
          list,
        );
  }
}
