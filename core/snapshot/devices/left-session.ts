/** What a client prints when the connection ends. */
const ended =
  /^(?:Connection to .{1,80} closed|\[Connection to .{1,80}\]|.{0,40}Connection closed|Logged? ?out|client_loop: send disconnect|packet_write_wait: |Connection reset|Read from remote host|.{0,60}: Broken pipe|Network error: |Timeout, server .{1,80} not responding)/i;

/**
 * Prompts of shells of other systems, which don't print configurations: user@jump:~$, [user@jump ~]$, C:\>,
 * PS C:\>
 */
const shells: readonly RegExp[] = [
  /^[\w.-]{1,60}@[\w.-]{1,60}:[~/][^$#\n]{0,120}[$#](?: |$)/,
  /^\[[\w.-]{1,60}@[\w.-]{1,60} [^\]\n]{1,120}\][$#](?: |$)/,
  /^(?:PS )?[A-Z]:\\[^>\n]{0,120}>/,
];

/** Does this line end a connection? */
export function endsConnection(line: string): boolean {
  return ended.test(line);
}

/** Is it the prompt of a shell from which a device was reached, or to which the session returned? */
export function isShellPrompt(line: string): boolean {
  return shells.some((shell) => shell.test(line));
}
