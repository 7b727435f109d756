import { version as own } from "../package.json";

/** Of this package, such as `1.2.3`. */
export const version: string = own;
