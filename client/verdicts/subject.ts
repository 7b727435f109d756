import type { Shown } from "./evaluation.ts";

/**
 * Who the verdicts in a text are about: "web-2", "web-2 (clipboard)", or for several hosts the name of the
 * snapshot.
 */
export function subjectOf({
  hosts,
  snapshot,
}: Pick<Shown, "hosts"> & { snapshot: { name: string } }): string {
  const [only, ...others] = hosts;
  if (only === undefined || others.length > 0 || only.name === snapshot.name) return snapshot.name;
  return `${only.name} (${snapshot.name})`;
}
