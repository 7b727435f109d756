import { type Baseline, parseBaseline } from "../../core/editor.ts";
import type { ReadFile } from "./configurations.ts";
import {
  defaultFindingsView,
  type FindingSettings,
  type FindingsView,
  findingSettingsOf,
} from "./finding-settings.ts";
import { fileNamedIn, folderOf, isBelow, isSameFile, pathBetween } from "./uris.ts";

/** The settings for the policies of a workspace folder. */
interface FolderState {
  settings: FindingSettings;
  baseline: ReadBaseline | undefined;
  /** By policy; the same object as long as nothing changes. */
  views: Map<string, FindingsView>;
}

interface ReadBaseline {
  uri: string;
  text: string | undefined;
  files: Baseline;
}

/** What this needs from its environment. */
export interface ViewSources {
  /** Sections of the client's settings for a URI; undefined in place of those that it does not have. */
  settings(sections: readonly string[], scope: string | undefined): Promise<readonly unknown[]>;
  readFile: ReadFile;
  /** URIs of the workspace folders. */
  folders(): readonly string[];
  /** Called when a baseline is read for the first time, so that it can be watched. */
  onBaseline(file: string): void;
  /** Called once for each problem that the user has to fix. */
  onProblem(message: string): void;
}

/** Which findings of each policy are shown; read once, until a setting or a baseline changes. */
export class FindingViews {
  readonly #sources: ViewSources;
  #reading = new Map<string, Promise<FolderState>>();
  readonly #states = new Map<string, FolderState>();
  readonly #told = new Set<string>();

  constructor(sources: ViewSources) {
    this.#sources = sources;
  }

  /** Reads the view of a policy, unless it is known. */
  async load(policy: string): Promise<FindingsView> {
    const folder = this.#folderOf(policy);
    const key = folder ?? "";
    let reading: Promise<FolderState> | undefined;
    // A change in the meantime starts another read.
    while (reading !== this.#reading.get(key) || reading === undefined) {
      reading = this.#reading.get(key) ?? this.#read(folder);
      this.#reading.set(key, reading);
      this.#states.set(key, await reading);
    }
    return this.of(policy);
  }

  /** The view of a policy if it has been read, else the default. */
  of(policy: string): FindingsView {
    const folder = this.#folderOf(policy);
    const state = this.#states.get(folder ?? "");
    if (state === undefined) return defaultFindingsView;
    let view = state.views.get(policy);
    if (view === undefined) {
      const { settings, baseline } = state;
      const known = baseline?.files.get(pathBetween(folderOf(baseline.uri)!, policy)) ?? [];
      view = { ...settings, known };
      state.views.set(policy, view);
    }
    return view;
  }

  /** Whether this file is a baseline, even one that is missing. */
  concerns(file: string): boolean {
    return [...this.#states.values()].some(({ baseline }) => baseline && isSameFile(baseline.uri, file));
  }

  /** Call when a setting, a baseline or a folder has changed: everything is read again on demand. */
  forget(): void {
    this.#reading = new Map();
  }

  /** Call when a policy is closed. */
  forgetPolicy(policy: string): void {
    for (const { views } of this.#states.values()) views.delete(policy);
  }

  /** The workspace folder that a policy is in, with a trailing slash; the innermost of several. */
  #folderOf(policy: string): string | undefined {
    return this.#sources
      .folders()
      .map((folder) => (folder.endsWith("/") ? folder : `${folder}/`))
      .filter((folder) => isBelow(folder, policy))
      .sort((a, b) => b.length - a.length)[0];
  }

  async #read(folder: string | undefined): Promise<FolderState> {
    const sections = ["nessusAudit.validate", "nessusAudit.lint"];
    const [validate, lint] = await this.#sources.settings(sections, folder);
    const settings = findingSettingsOf(validate, lint);
    const baseline =
      folder === undefined || settings.baseline === undefined
        ? undefined
        : await this.#readBaseline(fileNamedIn(folder, settings.baseline), settings.baseline);
    const state: FolderState = { settings, baseline, views: new Map() };
    // Unchanged views stay the same objects, so that nothing is sent again.
    const last = this.#states.get(folder ?? "");
    return last !== undefined && isSame(last, state) ? last : state;
  }

  async #readBaseline(uri: string, path: string): Promise<ReadBaseline> {
    this.#sources.onBaseline(uri);
    const read = await this.#sources.readFile(uri, "baseline");
    if (read === undefined) {
      this.#tell(`The baseline ${path} can't be read. Write it with Audit: Write Baseline.`);
      return { uri, text: undefined, files: new Map() };
    }
    if (typeof read !== "string") {
      this.#tell(`The baseline ${path} is not used: ${read.problem}`);
      return { uri, text: undefined, files: new Map() };
    }
    const parsed = parseBaseline(read);
    if (!parsed.ok) {
      this.#tell(`${path} is not a baseline: ${parsed.reason} Write it again with Audit: Write Baseline.`);
      return { uri, text: read, files: new Map() };
    }
    return { uri, text: read, files: parsed.baseline };
  }

  #tell(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#sources.onProblem(message);
  }
}

function isSame(one: FolderState, other: FolderState): boolean {
  return (
    one.baseline?.uri === other.baseline?.uri &&
    one.baseline?.text === other.baseline?.text &&
    JSON.stringify(one.settings) === JSON.stringify(other.settings)
  );
}
