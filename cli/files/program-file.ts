const isBundle = !import.meta.url.endsWith(".ts");

/**
 * The file that starts this program: the bundle, which has all of it, or `main.ts` if it runs from source.
 */
export const programFile = new URL(isBundle ? import.meta.url : "../main.ts", import.meta.url);

/** The file that starts a thread of this program: the same one, so that the program stays one file. */
export const threadFile = isBundle ? programFile : new URL("../source-thread.mjs", import.meta.url);
