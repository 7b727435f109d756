import type { Plugin } from "esbuild";

export function leftOutPlugin(root: string): Plugin;
