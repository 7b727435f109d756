/** Lets a thread read TypeScript, which it does not inherit from the thread that starts it. */
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
