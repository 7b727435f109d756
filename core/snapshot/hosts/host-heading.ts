/**
 * The host that a line announces before its output, as tools do that run a command on many hosts: Ansible's
 * `web01 | CHANGED | rc=0 >>` and `web01 | SUCCESS => {`, and in a play `ok: [web01] => {`. Undefined if the
 * line isn't one.
 */
export function hostHeading(line: string): string | undefined {
  const start = line.slice(0, LONGEST);
  return ANSIBLE.exec(start)?.[1] ?? PLAY.exec(start)?.[1];
}

const LONGEST = 300;
const ANSIBLE =
  /^\s*([A-Za-z0-9][\w.:-]{0,120}) \| (?:CHANGED|SUCCESS|FAILED!?|UNREACHABLE!?)(?: \| rc=-?\d+ >>\s*| => \{?.*)$/;
/** A task that ran for another host, or for an item of a loop, says so in the brackets or after them. */
const PLAY =
  /^\s*(?:ok|changed|skipping|fatal|failed|unreachable): \[([A-Za-z0-9][\w.:-]{0,120})\](?::? [A-Z]+!)?(?: => .*)?$/;
