import { type Check, keywordOf, keywordText } from "../semantics/policy.ts";
import { holdsVariable } from "../semantics/variables.ts";
import type { FileHash } from "../snapshot/snapshot.ts";
import type { PolicyTree } from "../syntax/tree.ts";
import { always, type Judge, outcome } from "./outcome.ts";

/** What FILE_CHECK looks at beside the hash (G 182-186); a snapshot shows none of it. */
const otherProperties = [
  "uid",
  "gid",
  "owner",
  "group",
  "mode",
  "mask",
  "attr",
  "check_uneveness",
  "file_type",
];

/**
 * Unix FILE_CHECK and FILE_CHECK_NOT with `md5`, on hosts whose snapshot holds hashes. FILE_CHECK passes when all
 * properties are as given, FILE_CHECK_NOT fails then (G 183-186).
 */
export function judgeFileHash(tree: PolicyTree, check: Check, negated: boolean): Judge {
  const path = keywordText(tree, check, "file");
  const md5 = keywordText(tree, check, "md5")?.toLowerCase();
  const value = keywordOf(check, "md5")?.value;
  if (path === undefined || md5 === undefined || value === undefined) {
    return always(
      "NOT_EVALUATED",
      "Files are not evaluated, but for their MD5: a snapshot does not show them.",
    );
  }
  if (holdsVariable(path + keywordText(tree, check, "md5"))) {
    return always("ERROR", "The check holds a variable, whose value is not known here.");
  }
  if (/[*?[]/.test(path)) {
    return always("NOT_EVALUATED", `${path} stands for several files; the preview compares single ones.`);
  }
  if (!/^[0-9a-f]{32}$/.test(md5)) {
    return always("ERROR", `${md5} is no MD5: it has to have 32 hexadecimal digits.`);
  }
  const others = otherProperties.filter((name) => keywordOf(check, name) !== undefined);
  const element = { text: md5, start: value.start, end: value.end };
  return ({ snapshot }) => {
    if (snapshot.hashes.length === 0) {
      return outcome(
        "NOT_EVALUATED",
        `The snapshot holds no file hashes. Add the output of \`md5sum ${path}\`.`,
      );
    }
    const hash = md5sByPath(snapshot.hashes).get(path);
    if (hash === undefined) {
      return outcome("ERROR", `The snapshot holds no MD5 of ${path}. Add the output of \`md5sum ${path}\`.`);
    }
    const equal = hash.hash === md5;
    const holds = equal ? `${path} has the given MD5` : `${path} has another MD5, ${hash.hash}`;
    const fact = `${holds}, line ${hash.line} of the snapshot`;
    // Another hash decides alone; with the given one it is up to the other properties.
    if (equal && others.length > 0) {
      return outcome("NOT_EVALUATED", `${fact}, but a snapshot does not show ${others.join(", ")}.`);
    }
    const status = equal === negated ? "FAILED" : "PASSED";
    const evidence = [{ element, violation: status === "FAILED", message: fact }];
    return outcome(status, `${fact}.`, { evidence });
  };
}

const known = new WeakMap<readonly FileHash[], ReadonlyMap<string, FileHash>>();

/** The first MD5 of each path. Looked for once for all checks: a policy can have one for each of very many files. */
function md5sByPath(hashes: readonly FileHash[]): ReadonlyMap<string, FileHash> {
  const found = known.get(hashes);
  if (found !== undefined) return found;
  const byPath = new Map<string, FileHash>();
  for (const hash of hashes) {
    if (hash.algorithm === "md5" && !byPath.has(hash.path)) byPath.set(hash.path, hash);
  }
  known.set(hashes, byPath);
  return byPath;
}
