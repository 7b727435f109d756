/** A link or picture of Markdown: what stands before its target, the target, and what follows it. */
const link = /(!?\[(?:[^[\]]|!\[[^[\]]*\]\([^()]*\))*\]\()([^()\s]+)(\))/g;

/**
 * Markdown whose relative links lead to the repository: a page that is packed has no folders beside it.
 *
 * @param repository its address for people, such as `https://github.com/owner/name`
 */
export function withWebLinks(markdown: string, repository: string): string {
  return markdown.replace(link, (whole, before: string, target: string, after: string) => {
    if (/^(?:[a-z][a-z+.-]*:|#)/i.test(target)) return whole;
    const view = before.startsWith("!") ? "raw" : "blob";
    return `${before}${repository}/${view}/HEAD/${target}${after}`;
  });
}
