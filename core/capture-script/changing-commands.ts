/**
 * What a command line says that it does beside reading, as one word of it that shows so; undefined where no word does.
 * A hint for who reads the script, and no proof: a command may call what it likes.
 */
export function changingWord(command: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(command);
    if (found !== null) return found[0].trim().replace(/\s+/g, " ");
  }
  return undefined;
}

/** Where a command can begin: at the start, and after what ends another or hands it over. */
const start = String.raw`(?:^|[\n;&|({\x60]|\$\(|\b(?:then|do|else|sudo|exec|xargs|env|nohup)\s(?:-\S+\s+)*)\s*(?:/\S*/)?`;

const patterns: readonly RegExp[] = [
  "(?:rm|rmdir|mv|cp|ln|dd|touch|mkdir|install|truncate|shred|tee|chmod|chown|chgrp|chattr|setfacl|mkfs\\S*|patch)\\b",
  "(?:kill|killall|pkill|reboot|shutdown|halt|poweroff|init)\\b",
  "(?:useradd|usermod|userdel|groupadd|groupmod|groupdel|passwd(?!\\s+-S)|chpasswd|chsec|visudo|vi|ed)\\b",
  "(?:apt(?:-get)?|yum|dnf|zypper|pkgadd|pkgrm|installp)\\s+(?:-\\S+\\s+)*(?:install|remove|update|upgrade|erase|purge)\\b",
  "(?:curl|wget|nc|ncat|ssh|scp|telnet|ftp|mail|sendmail)\\b",
  "(?:systemctl|service|svcadm|rc-service|/etc/(?:rc\\.d/)?init\\.d/\\S+)\\b[^\\n;&|]*\\b(?:start|stop|restart|reload|enable|disable|mask|unmask)\\b",
  "(?:chkconfig|update-rc\\.d)\\s+[^\\n;&|]*\\b(?:on|off|add|remove|defaults|disable)\\b",
  "(?:mount|umount)\\s+\\S+\\s*\\S*/",
  "(?:iptables|ip6tables|nft|ufw|firewall-cmd)\\s+[^\\n;&|]*(?:-[ADIFXNP]\\b|--(?:add|remove|reload)|\\b(?:enable|disable|add|delete|flush)\\b)",
  "(?:crontab|at)\\s+-[er]\\b",
  "sysctl\\s+(?:-\\S+\\s+)*(?:-w\\b|-p\\b|\\S+=)",
  "(?:modprobe|insmod|rmmod|swapoff|swapon|setenforce|setsebool|semanage|augenrules|auditctl)\\s+(?!-[nlsc]\\b)\\S+",
]
  .map((pattern) => new RegExp(start + pattern))
  .concat([
    /\bsed\s+(?:-\S+\s+)*-\w*i\b/,
    /\bfind\b[^\n;|]*\s-(?:delete|exec\s+(?:rm|mv|chmod|chown)\b)/,
    // Output that goes to a file, and not to nowhere or to another descriptor.
    /(?:^|[^<>=0-9&\\-])\d?>>?\s*(?!&|\/dev\/null|\/dev\/std|[\s>=])[\w/$."'~-]+/,
  ]);
