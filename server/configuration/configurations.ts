import {
  type ConfigurationFiles,
  configurationFileName,
  emptyConfiguration,
  type LoadedConfiguration,
  loadConfiguration,
  type PolicySettings,
  settingsFor,
} from "../../core/editor.ts";
import type { ReadFileParams } from "../protocol.ts";
import { fileNamedIn, folderOf, isSameFile, nameOf, parentOf, pathInside } from "./uris.ts";

/** Reads the file with a URI. @param how as in `ReadFileParams` */
export type ReadFile = (uri: string, how: ReadFileParams["how"]) => ReturnType<ConfigurationFiles["read"]>;

/** A configuration file with what it extends, and the folder that it applies to. */
interface FoundConfiguration {
  folder: string;
  loaded: LoadedConfiguration;
}

/**
 * What has been read since the last change. A read that a change overtakes ends in the state that it began
 * in.
 */
class State {
  readonly reading = new Map<string, Promise<FoundConfiguration | undefined>>();
  readonly found = new Map<string, FoundConfiguration | undefined>();
  readonly sources: string[] = [];
}

/** What applies without a configuration. */
const noConfiguration = settingsFor(emptyConfiguration, "");

/** The configuration files that policies follow: the nearest one upward, read once until a file changes. */
export class Configurations {
  #state = new State();

  constructor(
    private readonly read: ReadFile,
    private readonly onLoad: (loaded: LoadedConfiguration) => void,
  ) {}

  /** Reads the settings of a policy, unless they are known. */
  async load(policy: string): Promise<PolicySettings> {
    const folder = folderOf(policy);
    if (folder === undefined) return noConfiguration;
    let state: State;
    do {
      state = this.#state;
      await this.#nearest(state, folder);
      // A change in the meantime has begun a new state.
    } while (state !== this.#state);
    return this.settingsOf(policy);
  }

  /** The settings of a policy if they have been read, else those that apply without a configuration. */
  settingsOf(policy: string): PolicySettings {
    const folder = folderOf(policy);
    const found = folder === undefined ? undefined : this.#state.found.get(folder);
    if (found === undefined) return noConfiguration;
    return settingsFor(found.loaded.configuration, pathInside(found.folder, policy));
  }

  /** The configuration that a policy follows and what it extends, as far as they have been read. */
  filesOf(policy: string): LoadedConfiguration["files"] {
    const folder = folderOf(policy);
    return (folder === undefined ? undefined : this.#state.found.get(folder))?.loaded.files ?? [];
  }

  /** Whether a change to this file could change the settings of a policy. */
  concerns(file: string): boolean {
    return (
      nameOf(file) === configurationFileName || this.#state.sources.some((source) => isSameFile(source, file))
    );
  }

  /** Checks a configuration file for mistakes, whether or not a policy follows it. */
  async check(file: string): Promise<void> {
    const folder = folderOf(file);
    if (folder !== undefined) await this.#nearest(this.#state, folder);
  }

  /** Call when a file has changed: everything is read again on demand. */
  forget(): void {
    this.#state = new State();
  }

  #nearest(state: State, folder: string): Promise<FoundConfiguration | undefined> {
    let reading = state.reading.get(folder);
    if (reading === undefined) {
      reading = this.#find(state, folder);
      state.reading.set(folder, reading);
    }
    return reading;
  }

  async #find(state: State, folder: string): Promise<FoundConfiguration | undefined> {
    const file = `${folder}${configurationFileName}`;
    const loaded = await loadConfiguration(file, { read: this.read, resolve: fileNamedIn });
    const parent = parentOf(folder);
    let found: FoundConfiguration | undefined;
    if (loaded !== undefined) {
      found = { folder, loaded };
      for (const source of loaded.sources) state.sources.push(source);
      if (state === this.#state) this.onLoad(loaded);
    } else if (parent !== undefined) found = await this.#nearest(state, parent);
    state.found.set(folder, found);
    return found;
  }
}
