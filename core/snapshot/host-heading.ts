/**
 * The host that a line names as the one whose output follows, as tools do that run a command on many: Ansible's
 * `web01 | CHANGED | rc=0 >>` and `web01 | SUCCESS => {`. Undefined where the line is none.
 */
export function hostHeading(line: string): string | undefined {
  return ANSIBLE.exec(line.slice(0, LONGEST))?.[1];
}

const LONGEST = 300;
const ANSIBLE =
  /^\s*([A-Za-z0-9][\w.:-]{0,120}) \| (?:CHANGED|SUCCESS|FAILED!?|UNREACHABLE!?)(?: \| rc=-?\d+ >>\s*| => \{?.*)$/;
