/** The URL of the project. */
export const projectUrl = "https://github.com/nessus-audit/nessus-audit";

/** Its pages. */
export const pagesUrl = `${projectUrl}/blob/main/docs`;
