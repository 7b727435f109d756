/** `node --import tsx`: from here on, this thread imports TypeScript. */
import { register } from "./api.mjs";

register();
