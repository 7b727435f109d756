import { t } from "../../l10n/translate.ts";

export interface MatrixPage {
  nonce: string;
  cspSource: string;
  /** Language of the texts, such as "en". */
  language: string;
  script: string;
  style: string;
}

/**
 * The frame of the webview. It contains no user data: policies and hosts arrive as data and are set as text.
 */
export function matrixPage({ nonce, cspSource, language, script, style }: MatrixPage): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${style}">
<title>${t("Audit Matrix")}</title>
</head>
<body>
<main id="matrix" aria-busy="true"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
