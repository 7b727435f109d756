import type { Snapshot } from "./snapshot.ts";

/**
 * The snapshot as it applies to one policy: without the answers for other policies.
 *
 * @param file path or URI of the policy; an answer names the end of it, such as `web.audit` or
 *   `dmz/web.audit`
 */
export function snapshotFor(snapshot: Snapshot, file: string): Snapshot {
  if (snapshot.answers?.some(({ policy }) => policy !== undefined) !== true) return snapshot;
  const names = [file, decoded(file)].map(slashed);
  const answers = snapshot.answers.flatMap(({ policy, ...answer }) =>
    policy === undefined || names.some((name) => name.endsWith(slashed(policy))) ? [answer] : [],
  );
  return { ...snapshot, answers };
}

function slashed(path: string): string {
  return `/${path.replaceAll("\\", "/")}`;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
