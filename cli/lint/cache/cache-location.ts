/** Where the cache is when nobody says where: in the working folder. */
export const defaultCacheLocation = ".nessus-audit-cache";
