/** What is put in place of a part that was taken out; readers know it, and what it is in is not known. */
export const redactedMark = "[redacted]";
