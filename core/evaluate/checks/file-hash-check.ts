import type { Need } from "../../observations/observation.ts";
import { keywordOf } from "../../semantics/policy.ts";
import type { FileHash, UnreadableFile } from "../../snapshot/snapshot.ts";
import { indexBy } from "../host/index-by.ts";
import { always, type Judge, neverDecided, type Outcome, outcome, undecided } from "../outcome.ts";
import type { NamePattern } from "../process-names/process-matcher.ts";
import type { CheckSource } from "./check-source.ts";
import { type Compiled, unjudged } from "./compiled.ts";

const hashesOf = indexBy(({ path }: FileHash) => path);
const unreadableOf = indexBy(({ path }: UnreadableFile) => path);

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

/** Unix FILE_CHECK. */
export const compileFileHash = (source: CheckSource): Compiled => compile(source, false);

/** Unix FILE_CHECK_NOT. */
export const compileFileHashNot = (source: CheckSource): Compiled => compile(source, true);

/**
 * Unix FILE_CHECK and FILE_CHECK_NOT with `md5`, on hosts whose snapshot holds hashes. FILE_CHECK passes when all
 * properties are as given, FILE_CHECK_NOT fails then (G 183-186). A missing file fails either, unless `required : NO` or
 * `file_required : NO` excuses it (G 167-168, 185).
 */
function compile(source: CheckSource, negated: boolean): Compiled {
  const path = source.text("file");
  const md5 = source.text("md5")?.toLowerCase();
  const value = keywordOf(source.check, "md5")?.value;
  if (path === undefined || md5 === undefined || value === undefined) {
    return unjudged("Files are not evaluated, but for their MD5: a snapshot does not show them.");
  }
  if (/[*?[]/.test(path)) {
    const reason = `${path} stands for several files; the preview compares single ones.`;
    return { judge: always("NOT_EVALUATED", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "hash", path }];
  if (!/^[0-9a-f]{32}$/.test(md5)) {
    const reason = `${md5} is not an MD5: it has to have 32 hexadecimal digits.`;
    return { judge: neverDecided("undocumented", reason), needs };
  }
  const others = otherProperties.filter((name) => source.has(name));
  const isExcused = ["required", "file_required"].some((name) => source.word(name) === "NO");
  const element = { text: md5, start: value.start, end: value.end };
  return { judge: judgeHash(path, md5, { negated, others, isExcused, element }), needs };
}

interface HashCheck {
  negated: boolean;
  /** Properties that are asked beside the hash. */
  others: readonly string[];
  /** May the file be missing? */
  isExcused: boolean;
  element: NamePattern;
}

function judgeHash(path: string, md5: string, { negated, others, isExcused, element }: HashCheck): Judge {
  const remedy = `Add the output of \`md5sum ${path}\`.`;
  return ({ snapshot }) => {
    const hashes = hashesOf(snapshot.hashes, path).filter(({ algorithm }) => algorithm === "md5");
    const [missing] = unreadableOf(snapshot.unreadableFiles, path);
    const [hash] = hashes;
    const other = hashes.find((one) => one.hash !== hash!.hash);
    if (other !== undefined || (hash !== undefined && missing !== undefined)) {
      const reason = `Lines ${hash!.line} and ${(other ?? missing)!.line} of the snapshot contradict each other about ${path}.`;
      return undecided("conflict", reason, "Keep the output that is true.");
    }
    if (missing?.why === "absent") return absentFile(path, missing.line, isExcused, element);
    if (missing !== undefined) {
      const reason = `The user who ran the command may not read ${path}, line ${missing.line} of the snapshot.`;
      return undecided("missing", reason, `Run \`md5sum ${path}\` as root.`);
    }
    if (hash === undefined) return undecided("missing", `The snapshot holds no MD5 of ${path}.`, remedy);
    const equal = hash.hash === md5;
    const holds = equal ? `${path} has the given MD5` : `${path} has another MD5, ${hash.hash}`;
    const fact = `${holds}, line ${hash.line} of the snapshot`;
    // Another hash decides alone; with the given one it is up to the other properties.
    if (equal && others.length > 0) {
      const reason = `${fact}, but a snapshot does not show ${others.join(", ")}.`;
      return undecided("partial", reason, undefined);
    }
    const status = equal === negated ? "FAILED" : "PASSED";
    const evidence = [{ element, violation: status === "FAILED", message: fact }];
    return outcome(status, `${fact}.`, { evidence });
  };
}

function absentFile(path: string, line: number, isExcused: boolean, element: NamePattern): Outcome {
  const fact = `${path} does not exist, line ${line} of the snapshot`;
  const status = isExcused ? "PASSED" : "FAILED";
  const reason = isExcused ? `${fact}, and required : NO permits that.` : `${fact}.`;
  const evidence = [{ element, violation: !isExcused, message: fact }];
  return outcome(status, reason, { evidence });
}
