/** Written in place of a part that was removed. Readers know it, and take the value around it as unknown. */
export const redactedMark = "[redacted]";
