import { t } from "../../l10n/translate.ts";
import type { ProtocolStatus } from "../../server/protocol.ts";

/** The name of a status for screen readers. */
export function statusName(status: ProtocolStatus): string {
  switch (status) {
    case "PASSED":
      return t("passed");
    case "FAILED":
      return t("failed");
    case "WARNING":
      return t("warning");
    case "ERROR":
      return t("error");
    case "SKIPPED":
      return t("skipped");
    case "UNDECIDED":
      return t("undecided");
    case "NOT_EVALUATED":
      return t("not evaluated");
  }
}
