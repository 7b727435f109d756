// Starts a thread of the program when it runs from its source: what reads TypeScript is not handed on to threads.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
