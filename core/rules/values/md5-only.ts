import { keywordOf, keywordText } from "../../semantics/policy.ts";
import { named } from "../concern.ts";
import type { Rule } from "../rule.ts";

export const md5Only: Rule = {
  id: "md5-only",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    check: {
      concern: named("md5", "value_data"),
      run({ check }, report) {
        if (check.itemType === "AUDIT_FILEHASH_POWERSHELL") {
          const hash = keywordOf(check, "value_data");
          if (hash === undefined || (keywordText(check, "hash_algorithm") ?? "MD5") !== "MD5") return;
          report(hash.nameSpan, "An MD5 can be forged. Compare a SHA256: hash_algorithm : SHA256.");
          return;
        }
        const md5 = keywordOf(check, "md5");
        if (md5 === undefined || whoMayWrite.some((name) => keywordOf(check, name) !== undefined)) return;
        report(md5.nameSpan, "An MD5 can be forged. Check the owner and the mode of the file too.");
      },
    },
  },
};

const whoMayWrite = ["owner", "group", "uid", "gid", "mode", "mask", "attr"];
