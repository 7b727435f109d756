/** A link or picture in Markdown: what is before its target, the target, and what follows it. */
const link = /(!?\[(?:[^[\]]|!\[[^[\]]*\]\([^()]*\))*\]\()([^()\s]+)(\))/g;

/**
 * Markdown whose relative links lead to the repository: a packed page has no folders next to it.
 *
 * @param repository its URL for people, such as `https://github.com/owner/name`
 */
export function withWebLinks(markdown: string, repository: string): string {
  return markdown.replace(link, (whole, before: string, target: string, after: string) => {
    if (/^(?:[a-z][a-z+.-]*:|#)/i.test(target)) return whole;
    const view = before.startsWith("!") ? "raw" : "blob";
    return `${before}${repository}/${view}/HEAD/${target}${after}`;
  });
}
