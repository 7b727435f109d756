import { bareText } from "./bare-text.ts";

/**
 * The first word in a command line that shows that it does more than read; undefined if none does. What is in
 * quotes is text, unless a shell runs it. A hint for the reader of the script, not a proof: a command may
 * call anything.
 */
export function changingWord(command: string): string | undefined {
  const bare = bareText(command.slice(0, longest));
  for (const pattern of patterns) {
    const found = pattern.exec(bare);
    if (found === null) continue;
    const word = command.slice(found.index, found.index + found[0].length);
    return word
      .replace(/^[\s;&|({`!"']+(?!>)/, "")
      .trim()
      .replace(/\s+/g, " ");
  }
  return undefined;
}

/** Longer lines are not looked at any further, in UTF-16 code units. */
const longest = 100_000;

/** Where a command can begin: at the start, after the end of another, and after what runs it. */
const runners =
  "(?:then|do|else|elif|if|while|until|time|sudo|doas|exec|xargs|env|nohup|nice|ionice|command|builtin|setsid|stdbuf|watch|timeout|chroot|-exec(?:dir)?|-ok(?:dir)?)";
const start = String.raw`(?:^|[\n;&|({\x60!]|\b${runners}\s(?:(?:-\S+|\d+[smhd]?|\w+=\S*|\{\})\s+)*|(?<=\s)-(?:exec|ok)(?:dir)?\s)\s*(?:\w+=\S*\s+)*(?:\.{0,2}/\S*/)?(?<!init\.d/)`;
/** The end of a word. */
const end = String.raw`(?![\w.=-])`;
/** The rest of the command. */
const rest = String.raw`[^\n;&|]*?`;
const options = String.raw`\s+(?:-\S+\s+)*`;

const patterns: readonly RegExp[] = [
  `(?:rm|rmdir|unlink|mv|cp|ln|touch|mkdir|mknod|mkfifo|install|truncate|shred|tee|chmod|chown|chgrp|chattr|chcon|restorecon|setfacl|setfattr|mkfs\\S*|mkswap|fsck\\S*|wipefs|patch)${end}`,
  `(?:kill|killall|pkill|skill|reboot|shutdown|halt|poweroff|init|telinit)${end}`,
  `(?:useradd|usermod|userdel|adduser|deluser|groupadd|groupmod|groupdel|addgroup|delgroup|chpasswd|chsh|chfn|chsec|chuser|mkuser|rmuser|chdev|visudo|vipw|vigr|vi|vim|nano|ed)${end}`,
  `passwd${end}(?!\\s+(?:-\\w*S|--status))`,
  `(?:chage|faillock|pam_tally2|faillog)\\s${rest}\\s?(?:-[dEImMWr]\\b|--(?:reset|lastday|expiredate|inactive|mindays|maxdays|warndays))`,
  `(?:apt(?:-get)?|aptitude|yum|dnf|microdnf|zypper|apk|pacman|emerge|brew|port|snap|flatpak|pip3?|npm|gem|pkg|tdnf)${options}(?:install|in|remove|rm|update|upgrade|dist-upgrade|full-upgrade|downgrade|reinstall|localinstall|groupinstall|autoremove|erase|purge|clean|add|del|delete|patch|refresh)${end}`,
  `(?:pkgadd|pkgrm|installp|swinstall|swremove|pkg_add|pkg_delete)${end}`,
  `rpm${options.replace("+", "+")}(?:-[iUFe][vh]*|--(?:install|upgrade|freshen|erase|import|rebuilddb|setperms|setugids))${end}`,
  `dpkg${options}(?:-[irP]|--(?:install|remove|purge|configure|set-selections|clear-selections))${end}`,
  `(?:curl|wget|nc|ncat|socat|ssh|scp|sftp|rsync|telnet|ftp|tftp|mail|mailx|sendmail)${end}`,
  `systemctl${options}(?:start|stop|restart|try-restart|reload|reload-or-restart|force-reload|enable|disable|reenable|mask|unmask|isolate|kill|preset|edit|set-\\w+|daemon-reload|daemon-reexec|reset-failed|poweroff|reboot|halt|suspend|hibernate|rescue|emergency)${end}`,
  `(?:service|rc-service|invoke-rc\\.d)\\s+\\S+\\s+(?:start|stop|restart|reload|force-reload|condrestart|try-restart)${end}`,
  `(?:svcadm${options}(?:enable|disable|restart|refresh|clear|mark|milestone)|svccfg\\s${rest}\\b(?:set\\w*|del\\w*|add\\w*|import|apply)|inetadm${options}?-[edmM]|startsrc|stopsrc|refresh|rmitab|chitab|mkitab)${end}`,
  `(?:chkconfig\\s+(?:--level\\s+\\d+\\s+)?[\\w@.-]+\\s+(?:on|off|reset)|chkconfig\\s+--(?:add|del)|update-rc\\.d\\s+\\S+\\s+(?:remove|defaults\\S*|enable|disable|start|stop)|rc-update\\s+(?:add|del|delete))${end}`,
  `(?:mount${options}?-\\w*o\\s*remount|mount\\s+(?!-[lVh]\\b)[^\\n;&|<>]*?/|mount\\s+-a\\b|umount\\s+\\S)`,
  `(?:iptables|ip6tables)${rest}\\s(?:-[ADIFXNPRZE]|--(?:append|delete|insert|flush|policy|new-chain|zero))\\b`,
  `(?:iptables|ip6tables)-restore${end}`,
  `(?:nft|ufw|firewall-cmd|pfctl|ipfw)\\s${rest}(?:\\s-f\\b|--(?:add|remove|change|set|reload|new|delete|runtime-to-permanent|complete-reload)|\\b(?:enable|disable|add|delete|flush|insert|replace|allow|deny|reject|limit|reset|reload)${end})`,
  `(?:ip|tc)\\s+(?:-\\S+\\s+)*\\w+\\s+(?:add|del|delete|set|change|replace|flush|append)${end}`,
  `ifconfig\\s+\\S+\\s+${rest}\\b(?:up|down|netmask|add|delete)${end}`,
  `crontab\\s+(?:-u\\s+\\S+\\s+)?(?!-[lu]\\b|-u\\s|--?h|[<>|&;\\d])\\S+`,
  "at\\s+-[rd]\\b",
  `(?:sysctl${options}?(?:-w\\b|-p\\b|--write\\b|--load|--system\\b|[\\w./-]+=)|no\\s+${rest}-o\\s*\\w+=|(?:vmo|ioo)\\s+${rest}-o\\s*\\w+=|sysrc\\s+\\w+=)`,
  "(?:modprobe|insmod|rmmod|swapoff|swapon|setenforce|setsebool|augenrules|auditctl|auditd|apparmor_parser|aa-enforce|aa-complain)\\s+(?!-[nlscV]|--(?:dry-run|show\\S*|version|check|list|summary|noheadings))\\S+",
  `semanage\\s+\\w+\\s+(?:-[admDEi]|--(?:add|delete|modify|deleteall))${end}`,
  `(?:timedatectl|hostnamectl|localectl)${options}set-\\S+`,
  `(?:nmcli\\s${rest}\\b(?:add|modify|delete|up|down|edit|on|off)|authselect\\s+(?:select|apply-changes|enable-feature|disable-feature)|authconfig\\s${rest}--update\\w*|pam-auth-update|update-grub2?|grub2?-mkconfig\\s${rest}-o|grubby\\s${rest}--(?:update|set|remove|args)\\S*|dracut|update-initramfs\\s+-[ucd]|update-alternatives\\s${rest}--(?:set|install|remove)|update-crypto-policies\\s+--set|fips-mode-setup\\s+--(?:enable|disable)|aide\\s${rest}(?:--init|--update|-i\\b|-u\\b)|freshclam|history\\s+-[cdw]|logrotate|ldconfig|newaliases|depmod|mysql_secure_installation)`,
  `(?:defaults${options}(?:write|delete|rename|import)|launchctl\\s+(?:load|unload|bootstrap|bootout|enable|disable|start|stop|kickstart|remove)|pmset\\s+-[abcu]|systemsetup\\s${rest}-set\\w*|networksetup\\s${rest}-set\\w*|dscl\\s${rest}-(?:create|delete|append|merge|change|passwd)|spctl\\s${rest}--(?:master|global|add|remove|enable|disable)\\S*|csrutil\\s+(?:enable|disable|clear)|fdesetup\\s+(?:enable|disable|add|remove)|gsettings\\s+(?:set|reset)|dconf\\s+(?:write|reset|update|load))${end}`,
  `dd\\s${rest}\\bof=\\S*`,
  `(?:sed\\s${rest}(?<=\\s)(?:-[nErsz]*i\\S*|--in-place\\S*)|perl\\s+(?:-\\w+\\s+)*-\\w*i\\S*|awk\\s+-i\\s*inplace)`,
]
  .map((pattern) => new RegExp(start + pattern))
  .concat([
    /\bfind\b[^\n;|]*?\s-(?:delete|fprint\w*|fls)\b/,
    /(?:\/[\w.]+)*\/(?:init\.d|rc\d?\.d)\/\S+\s+(?:start|stop|restart|reload|force-reload)(?![\w.=-])/,
    // Output to a file, other than to /dev/null or another descriptor.
    /(?:\d|&)?>{1,2}\|?(?!\s*(?:>|&\s*(?:\d|-|\$|\/dev\/null(?![\w/]))|\(|\/dev\/(?:null|stdout|stderr|tty|fd\/\d+)(?![\w/])))\s*&?\s*[^\s;&|<>()]+/,
  ]);
