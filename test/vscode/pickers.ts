/** The tours that answer pickers. The suites pass to the commands what these would ask for. */
export type PickersTour = "pickers" | "sources";

/** One question of the extension, as a list or a file dialog, and where it is answered with mouse or keyboard. */
export interface Picker {
  /** The module that asks. */
  file: string;
  /** What it calls: an API of VS Code, or a function of the extension that asks by a title of the caller. */
  call: string;
  /** The title that the user sees, as the call has it. */
  title: string;
  tour: PickersTour;
  /** Name of the step of the tour. */
  step: string;
}

/** What asks the user: the calls of VS Code, and the functions of the extension that take a title for them. */
export const askingCalls = {
  api: [
    "createInputBox",
    "createQuickPick",
    "showInputBox",
    "showOpenDialog",
    "showQuickPick",
    "showSaveDialog",
    "showWorkspaceFolderPick",
  ],
  extension: ["pickHost", "pickHosts"],
};

/** Where the functions of the extension ask: their callers are in the table, with the titles. */
export const askingModule = "client/hosts/pick-hosts.ts";

/** Every picker of the extension, in the order of the modules, and of the calls in each. */
export const pickers: readonly Picker[] = [
  {
    file: "client/commands/capture-script.ts",
    call: "showSaveDialog",
    title: "Save the capture script",
    tour: "pickers",
    step: "save a capture script in the dialog",
  },
  {
    file: "client/commands/capture-script.ts",
    call: "showQuickPick",
    title: "Capture Script",
    tour: "pickers",
    step: "choose the system of a capture script",
  },
  {
    file: "client/commands/capture-script.ts",
    call: "showQuickPick",
    title: "Capture Script",
    tour: "pickers",
    step: "choose what a capture script may run",
  },
  {
    file: "client/commands/compare-policies.ts",
    call: "showQuickPick",
    title: "Compare Policies",
    tour: "pickers",
    step: "compare a policy with another one, chosen with the keyboard",
  },
  {
    file: "client/commands/compare-results.ts",
    call: "showQuickPick",
    title: "Compare with Scanner Results",
    tour: "pickers",
    step: "choose a report of the workspace to compare with",
  },
  {
    file: "client/commands/compare-results.ts",
    call: "showOpenDialog",
    title: "Report of a compliance scan",
    tour: "pickers",
    step: "choose a report to compare with in the dialog",
  },
  {
    file: "client/commands/compare-snapshots.ts",
    call: "pickHost",
    title: "Compare Snapshots: the earlier one",
    tour: "pickers",
    step: "compare the snapshots of two hosts",
  },
  {
    file: "client/commands/compare-snapshots.ts",
    call: "pickHost",
    title: "Compare Snapshots: the later one",
    tour: "pickers",
    step: "compare the snapshots of two hosts",
  },
  {
    file: "client/commands/copy-capture-command.ts",
    call: "showQuickPick",
    title: "System of the host",
    tour: "pickers",
    step: "choose the system of a capture command with the mouse",
  },
  {
    file: "client/commands/evaluate.ts",
    call: "showQuickPick",
    title: "Evaluate Policy",
    tour: "pickers",
    step: "choose what was copied with the keyboard",
  },
  {
    file: "client/commands/export-verdicts.ts",
    call: "showQuickPick",
    title: "Save Report",
    tour: "pickers",
    step: "save a report in a format of the command line",
  },
  {
    file: "client/commands/export-verdicts.ts",
    call: "showSaveDialog",
    title: "Save the report",
    tour: "pickers",
    step: "save a report in a format of the command line",
  },
  {
    file: "client/commands/fill-variables.ts",
    call: "showQuickPick",
    title: "Fill In Variables",
    tour: "pickers",
    step: "fill in the variables of the policy in the editor",
  },
  {
    file: "client/commands/fill-variables.ts",
    call: "showInputBox",
    title: "Value of the Variable",
    tour: "pickers",
    step: "fill in the variables of the policy in the editor",
  },
  {
    file: "client/commands/fill-variables.ts",
    call: "showQuickPick",
    title: "Pattern or Text",
    tour: "pickers",
    step: "fill in the variables of the policy in the editor",
  },
  {
    file: "client/commands/filter-verdicts.ts",
    call: "showInputBox",
    title: "Filter Verdicts",
    tour: "pickers",
    step: "filter the verdicts, and copy what is left",
  },
  {
    file: "client/commands/generate-policy.ts",
    call: "pickHosts",
    title: "Generate Policy from Hosts",
    tour: "pickers",
    step: "tick hosts with the mouse, and generate a policy from the ports of all of them",
  },
  {
    file: "client/commands/generate-policy.ts",
    call: "showQuickPick",
    title: "Generate Policy from Hosts",
    tour: "pickers",
    step: "tick hosts with the mouse, and generate a policy from the ports of all of them",
  },
  {
    file: "client/commands/host-commands.ts",
    call: "pickHost",
    title: "Host",
    tour: "pickers",
    step: "choose a host with the keyboard",
  },
  {
    file: "client/commands/keep-snapshot.ts",
    call: "showSaveDialog",
    title: "Keep the snapshot",
    tour: "pickers",
    step: "keep a snapshot in the dialog",
  },
  {
    file: "client/commands/merge-editions.ts",
    call: "showQuickPick",
    title: "Merge with New Edition",
    tour: "pickers",
    step: "merge with an edition of the list and one that is chosen in the dialog",
  },
  {
    file: "client/commands/merge-editions.ts",
    call: "showOpenDialog",
    title: "Edition of the vendor",
    tour: "pickers",
    step: "merge with an edition of the list and one that is chosen in the dialog",
  },
  {
    file: "client/commands/pick-policy.ts",
    call: "showQuickPick",
    title: "Which policy?",
    tour: "pickers",
    step: "choose the policy for the snapshot of the editor",
  },
  {
    file: "client/commands/vouch.ts",
    call: "showQuickPick",
    title: "This List Is Complete",
    tour: "pickers",
    step: "say that the list of a host is complete",
  },
  {
    file: "client/commands/vouch.ts",
    call: "pickHost",
    title: "This List Is Complete",
    tour: "pickers",
    step: "say that the list of a host is complete",
  },
  {
    file: "client/snapshots/file.ts",
    call: "showOpenDialog",
    title: "Snapshot to evaluate the policy against",
    tour: "pickers",
    step: "choose a snapshot in the dialog",
  },
  {
    file: "client/snapshots/live-source.ts",
    call: "showQuickPick",
    title: "Live source to evaluate the policy against",
    // a browser can't start the command of a source, so this one is asked with a Node extension host
    tour: "sources",
    step: "choose a live source",
  },
];
