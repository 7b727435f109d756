import { version as own } from "../package.json";

/** The version of this package, such as `1.2.3`. */
export const version: string = own;
