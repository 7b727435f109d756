import { PRINTERS } from "../commands/programs.ts";
import { baseName, isWrapper } from "../commands/wrappers.ts";

/** Programs that people run on a host to see how it is set up. */
const known = new Set(
  (
    "aa-status alias apk apt apt-cache apt-get arp auditctl augenrules authselect auditconfig awk aws base64 basename bootadm brew " +
    "cat cd chage chattr chgrp chkconfig chmod chown chronyc cksum clear cmp column command comm cp crictl cron crontab cryptadm " +
    "csrutil curl cut date dd defaults df diff dig dirname dladm dmesg dnf docker doas dpkg dpkg-query dscl du dumpadm echo egrep " +
    "env esxcli ethtool eval exit export faillock fdesetup fgrep file find findmnt firewall-cmd free fuser gawk getcap getconf " +
    "getenforce getent getfacl getfattr getsebool gpg grep groupadd groups grub2-mkconfig gsettings gzip head hexdump history " +
    "host hostname hostnamectl id ifconfig inetadm init insmod installp instfix ip ip6tables ipadm iptables iptables-save ipcs " +
    "journalctl kextstat kill kubectl kubelet last lastb launchctl ldd less ln locale localectl logger login loginctl logins " +
    "logname logout losetup ls lsattr lsblk lscpu lsfs lslpp lsmod lspci lsrole lsscsi lssec lssrc lsuser lsvg man md5 " +
    "md5sum mdadm mkdir modinfo modprobe more mount mountpoint mv mysql namei nawk netstat networksetup newgrp nft nice nmcli no nohup " +
    "nproc nslookup ntpq nvram od openssl oslevel pam-config passwd passwd-s pfctl pfexec pgrep pidof ping pkg pkginfo pkgchk pkgutil pmset " +
    "podman poweroff printenv printf profiles projects ps psql psrinfo pwd pwck python python3 perl praudit readlink realpath " +
    "reboot remsh restorecon rm rmmod roles route rpcinfo rpm rsync ruby runuser scutil sed semanage service sestatus setenforce " +
    "sestatus sfdisk sh sha1sum sha256sum sha512sum shopt showmount shutdown sleep smbclient sockstat softwareupdate sort spctl " +
    "ss ssh ssh-keygen sshd stat strings stty su sudo svcadm svccfg svcprop svcs swapon sw_vers swlist sysctl sysrc sysinfo " +
    "system_profiler systemctl systemd-analyze systemd-detect-virt systemsetup tac tail tar tcpdchk tee test time timedatectl " +
    "tmutil top touch tr true tty type tune2fs ufw ulimit umask umount unalias uname unset update-rc.d uptime useradd useradm userdbctl " +
    "usermod vim vi visudo vmstat w wc wget whence whereis which who whoami xargs xxd yes yum zcat zfs zgrep zoneadm zpool zypper"
  ).split(" "),
);

/**
 * How certain it is that a text after a prompt sign was typed. "known": it begins with the name of a command,
 * and nothing suggests otherwise.
 */
export type Typed = "known" | "possible" | "nothing" | "text";

/**
 * Is the text after a prompt sign at the start of a line a command? In a file, a comment can follow one too.
 */
export function judgeTyped(typed: string): Typed {
  const text = typed.trim();
  if (text === "") return "nothing";
  // Nobody types leading blanks, and shells don't print any.
  if (/^\s/.test(typed)) return "text";
  const word = firstWord(text);
  if (/^[A-Za-z_]\w*\+?=/.test(word)) return "known";
  if (/^(?:\/|\.{1,2}\/|~\/)[\w.+/-]+$/.test(word)) return "known";
  if (/^[({[!]/.test(word) && /^[({[!]\s*\S/.test(text)) return "possible";
  const name = baseName(word.replace(/^\\/, ""));
  if (word === word.toLowerCase() && (known.has(name) || PRINTERS.has(name) || isWrapper(name))) {
    return isProse(text) ? "possible" : "known";
  }
  if (/^(?:for|while|until|if|case)\s/.test(text) && /;\s*(?:do|then)\b|\bin\b/.test(text)) return "known";
  return /^[a-z_][\w.+-]*$/.test(word) && !isProse(text) ? "possible" : "text";
}

/** "for the most part:", "time to wait before the next login." */
function isProse(text: string): boolean {
  return /[a-z][.:!?,]$|[a-z]{2}[,;:] [a-z]/.test(text) && !/[|&<>'"$]|\s-\w|\//.test(text);
}

/** Programs whose names are also words of comments, and are not typed without an operand. */
const alsoWords =
  /^(?:file|host|time|test|type|sort|find|column|command|cut|head|tail|touch|more|less|export|print|route|service|ssh|sudo|cron)$/;
/** Commands whose operands are plain words. */
const typedWithWords =
  /^(?:systemctl (?:status|show|cat|is-|list-|get-|start|stop|restart|enable|disable|mask)|getent (?:passwd|group|shadow|hosts)|(?:ufw|sestatus|chronyc|timedatectl) (?:status|show|sources|tracking)|nft list|ip (?:a|l|r|addr|address|link|route)$|service \S+ (?:status|start|stop|restart)$|aws [a-z][a-z0-9]* [a-z]+-[a-z-]+$|(?:sudo )?(?:cat|ls|stat|umask|which|id|su|systemctl|rpm|dpkg|svcs|cd|getsebool|modprobe|lsmod|echo|vi|vim) \S+$)/;
const setting = /^[A-Za-z_]\w*\+?=(?:\S*|"[^"]*"|'[^']*')$/;
const plainWord = /^[A-Za-z(][A-Za-z'(),.:;!?-]*$/;

/**
 * Is what looks like a known command just as likely a comment in a file: `host keys`, `UMASK=027`,
 * `/etc/fstab`?
 */
export function readsAsComment(typed: string): boolean {
  const text = typed.trim().slice(0, 300);
  if (setting.test(text) || alsoWords.test(text)) return true;
  const [first = "", ...rest] = text.split(/\s+/);
  if (rest.length === 0)
    return /^[~.]{0,2}\//.test(first) && !/\/(?:s?bin|libexec|init\.d|rc\.d)\//.test(first);
  return /^[\w-]+$/.test(first) && rest.every((word) => plainWord.test(word)) && !typedWithWords.test(text);
}

function firstWord(text: string): string {
  const blank = text.search(/[\s;|&<>]/);
  return blank < 0 ? text : blank === 0 ? text[0]! : text.slice(0, blank);
}

/** Programs that show files as they are, or what is in them. */
const showsText =
  /(?:^|[\s;|&(/])(?:cat|tac|nl|more|less|most|head|tail|sed|awk|gawk|nawk|perl|grep|egrep|fgrep|zgrep|zcat|view|vi|vim|nano|diff|strings|bat|cut|sort|uniq|echo|printf|tee|xargs|find|git|curl|wget|journalctl|dmesg|man|python3?)(?=\s|$)/;

/** Can the command print the text of a file, which may contain anything, even prompts? */
export function mayShowText(typed: string): boolean {
  return showsText.test(typed) || judgeTyped(typed) !== "known";
}

/** Commands that start or end a shell: the prompt after them may be another one. */
const shells =
  /(?:^|[\s;|&(/])(?:su|ssh|slogin|rsh|telnet|bash|sh|dash|ksh|ksh93|zsh|ash|csh|tcsh|fish|rbash|login|newgrp|sg|screen|tmux|script|chroot|zlogin|jexec|mosh|exit|logout|unshare|nsenter|runuser|machinectl|exec|source|hostnamectl|hostname)(?=[\s;]|$)|^\s*PS1=/;
const containers = /\b(?:docker|podman|nerdctl|kubectl|oc|lxc|crictl|vagrant|pct)\s/;
const enters = /\s(?:exec|run|attach|ssh|rsh|shell|enter|console)\b/;

/** Can the next prompt be that of another user, host or shell? */
export function changesShell(typed: string): boolean {
  if (shells.test(typed)) return true;
  if (/\bsudo\s/.test(typed) && /\s-\w*[is]\b/.test(typed)) return true;
  return containers.test(typed) && enters.test(typed);
}

/** Can the next prompt show another folder? */
export function changesFolder(typed: string): boolean {
  return /(?:^|[\s;|&(])(?:cd|pushd|popd|chdir|z|j)(?=[\s;&|)]|$)/.test(typed);
}
