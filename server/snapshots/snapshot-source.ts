import { decodeText } from "../../core/editor.ts";
import { t } from "../../l10n/translate.ts";
import { decodeBase64 } from "../base64.ts";
import { type SnapshotSource, tooLargeSnapshot } from "../protocol.ts";

/** The decoded text that the client sent, or why there is none. */
export type SourceText =
  | { text: string; warnings: string[]; problem?: undefined }
  | { text?: undefined; warnings?: undefined; problem: string };

/**
 * Decodes what the client sent. `problem` is one sentence with a next step.
 *
 * @param limit bytes that are read at most
 */
export function sourceText({ name, text, base64, notes = [] }: SnapshotSource, limit: number): SourceText {
  const bytes = text?.length ?? ((base64?.length ?? 0) / 4) * 3;
  if (bytes > limit) return { problem: tooLargeSnapshot(name, bytes, limit) };
  if (text !== undefined || base64 === undefined) return { text: text ?? "", warnings: [...notes] };
  const decoded = decodeBase64(base64);
  if (decoded === undefined) return { problem: t("The bytes of {0} arrived damaged. Evaluate again.", name) };
  const { text: content, warning } = decodeText(decoded);
  return { text: content, warnings: warning === null ? [...notes] : [...notes, warning] };
}
