import * as modules from "node:module";

/** What tsx has under this name: the thread that calls it imports TypeScript. */
export function register() {
  modules.register("./hooks.mjs", import.meta.url);
}
