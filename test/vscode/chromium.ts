import { findOrInstall } from "./system-program.ts";

/** Path of a Chromium or Chrome, in which the workbench is shown. */
export function findOrInstallChromium(): string {
  return findOrInstall({
    title: "Chromium",
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    elsewhere: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ],
    packages: ["chromium", "fonts-dejavu-core"],
  });
}
