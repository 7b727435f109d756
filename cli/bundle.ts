import { start } from "./start.ts";

export * from "../library/main.ts";

// The entry of the bundle, a single file: the command line or one of its threads when started, the library when imported.
if (require.main === module) start();
