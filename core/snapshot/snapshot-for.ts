import type { Snapshot } from "./snapshot.ts";

/**
 * The snapshot as it applies to one policy: without the answers for other policies.
 *
 * @param file path or URI of the policy; an answer names the end of it, such as `web.audit` or
 *   `dmz/web.audit`
 */
export function snapshotFor(snapshot: Snapshot, file: string): Snapshot {
  if (snapshot.answers?.some(({ policy }) => policy !== undefined) !== true) return snapshot;
  const names = [file, decodeUri(file)].map(withSlashes);
  const answers = snapshot.answers.flatMap(({ policy, ...answer }) =>
    policy === undefined || names.some((name) => name.endsWith(withSlashes(policy))) ? [answer] : [],
  );
  return { ...snapshot, answers };
}

function withSlashes(path: string): string {
  return `/${path.replaceAll("\\", "/")}`;
}

function decodeUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
