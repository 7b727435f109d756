/** Where the project can be read. */
export const projectUrl = "https://github.com/nessus-audit/nessus-audit";

/** Its pages. */
export const pagesUrl = `${projectUrl}/blob/main/docs`;
