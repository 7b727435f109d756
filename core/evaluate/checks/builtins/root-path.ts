import type { Place } from "../../../observations/observation.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import type { Written } from "../check-source.ts";
import { modeText } from "../files/file-mode.ts";
import { commandNeed, findOutput, shownLines, whyUnknown } from "../shown-output.ts";
import { type AccountResult, judgeResults, statusAt } from "./accounts.ts";
import { type Builtin, builtinKeywords } from "./builtin.ts";
import { failedBy } from "./text-rows.ts";

/** Commands that show root's PATH after a login, whoever types them. */
const commands = [
  "su - root -c 'echo $PATH'",
  "su - -c 'echo $PATH'",
  "sudo -i sh -c 'echo $PATH'",
  "sudo su - root -c 'echo $PATH'",
];
const remedy = `Add the output of \`${commands[0]}\`, with the command line above it.`;
const note =
  "Tenable does not document how the scanner reads root's PATH; this is root's PATH after a login.";

interface RootPath {
  elements: string[];
  place: Place;
}

/** The elements of root's PATH, and the line that shows it; or why they are not known. */
function pathOfRoot(host: Host): RootPath | Outcome {
  const found = findOutput(host, commands);
  if (found.is !== "present") return notKnown(whyUnknown(found), "root's PATH", remedy);
  if (found.partial !== undefined)
    return notKnown({ why: found.partial, places: found.places }, "root's PATH", remedy);
  const lines = shownLines(found.values[0]!.output, false).filter(({ text }) => !/^Password:\s*$/.test(text));
  const [line] = lines;
  if (
    line === undefined ||
    lines.length > 1 ||
    /\s\S|[^\x21-\x7e]|^[^/.:]/.test(line.text.trimEnd()) ||
    !line.text.includes("/")
  ) {
    return undecided("partial", "The output is not root's PATH on a single line.", remedy);
  }
  return { elements: line.text.trimEnd().split(":"), place: line.place };
}

/** A check of root's PATH, if that is known. */
function onRootPath(judge: (path: RootPath, element: Written, host: Host) => Outcome): Builtin {
  return {
    keywords: builtinKeywords(),
    compile: (_source, element) => ({
      needs: [commandNeed(commands[0]!)],
      judge: (host) => {
        const path = pathOfRoot(host);
        return "status" in path ? path : judge(path, element, host);
      },
    }),
  };
}

/** No element is empty, `.` or relative (G 217). */
const dotInPath = onRootPath(({ elements, place }, element) => {
  const wrong = elements.filter((one) => !one.startsWith("/"));
  if (wrong.length === 0) {
    const message = "Root's PATH has only absolute folders";
    const details = seen([{ element, place, violation: false, message }]);
    return outcome("PASSED", `${message}.`, { ...details, notes: [note] });
  }
  const failed = failedBy(
    wrong.map((one) => {
      const message = one === "" ? "Root's PATH has an empty element" : `Root's PATH has ${one}`;
      return { element, place, violation: true, message };
    }),
  );
  return { ...failed, notes: [note] };
});

/** No folder is writable by group or others (G 217). */
const writeableInPath = onRootPath(({ elements }, element, host) => {
  const folders = [...new Set(elements.filter((one) => one.startsWith("/")))];
  const results = folders.map((folder) => judgeFolder(folder, host));
  const judged = judgeResults(results, element, "No folder in root's PATH is writable by group or others");
  return judged.status === "UNDECIDED" ? judged : { ...judged, notes: [note] };
});

function judgeFolder(folder: string, host: Host): AccountResult {
  const found = statusAt(host, folder);
  if (found.is === "unknown") return found.result;
  if (found.is === "absent") return { is: "right", message: folder, place: found.place };
  const { status, place } = found;
  if (status.mode === undefined)
    return { is: "open", message: `The snapshot does not show the mode of ${folder}`, path: folder, place };
  if ((status.mode & 0o022) === 0) return { is: "right", message: folder, place };
  return {
    is: "wrong",
    message: `${folder} in root's PATH has the mode ${modeText(status.mode)}`,
    place,
    isCertain: true,
  };
}

/** Built-in checks of root's PATH (G 216-217). */
export const rootPathBuiltins: Readonly<Record<string, Builtin>> = {
  dot_in_root_path_variable: dotInPath,
  writeable_dirs_in_root_path_variable: writeableInPath,
};
