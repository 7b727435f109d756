// Starts a thread of the program when it runs from source: the TypeScript loader is not passed on to threads.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
