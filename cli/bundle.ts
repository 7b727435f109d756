import { start } from "./start.ts";

export * from "../library/main.ts";

// The entry of the bundle, which is one file: started, it is the command line, or a thread of it; loaded, the library.
if (require.main === module) start();
