/** The default location of the cache: in the working folder. */
export const defaultCacheLocation = ".nessus-audit-cache";
