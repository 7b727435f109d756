/** The longest line that is looked at, in UTF-16 code units: messages name a path, and little else. */
const longest = 1000;

/**
 * Does a line say that a user was refused what root is allowed? It does if
 *
 * - it ends with the system's words, after a colon, a bracket or nothing: `cat: /etc/shadow: Permission
 *   denied`, `iptables v1.8.9: Could not fetch rule set: Permission denied (you must be root)`;
 * - or it is a sentence about root from its start, or after the name of a program: `You must be root to run
 *   this program.`;
 * - or it begins with the words: `Permission denied on key 'kernel.x'`.
 *
 * Words further inside of a line belong to a text, such as `PermitRootLogin` or the comment of a file.
 */
export function saysDenied(line: string): boolean {
  if (line.length > longest) return false;
  const text = line.trim();
  return endsIn.test(text) || sentence.test(text) || isNotOnPath(text);
}

/** Of the C library, in English and in the languages of most systems; Solaris calls EPERM "Not owner". */
const words = [
  "permission denied",
  "operation not permitted",
  "access (?:is )?denied",
  "insufficient (?:privileges?|permissions?)",
  "not owner",
  "interactive authentication required",
  "authentication is required",
  "the file access permissions do not allow the specified action",
  "keine berechtigung",
  "(?:die operation ist nicht erlaubt|vorgang nicht zul\u00e4ssig)",
  "permission non accord\u00e9e",
  "op\u00e9ration non permise",
  "permiso denegado",
  "operaci\u00f3n no permitida",
  "permesso negato",
  "operazione non permessa",
  "permiss\u00e3o (?:recusada|negada)",
  "opera\u00e7\u00e3o n\u00e3o permitida",
  "\u043e\u0442\u043a\u0430\u0437\u0430\u043d\u043e \u0432 \u0434\u043e\u0441\u0442\u0443\u043f\u0435",
  "\u8a31\u53ef\u304c\u3042\u308a\u307e\u305b\u3093",
  "\u6743\u9650\u4e0d\u591f",
].join("|");

const endsIn = new RegExp(`(?:^|[:(,\\]] ?)(?:${words})(?: ?\\([^()]{1,60}\\))?[.!)]{0,3}$`, "i");

/** `NAME: `, `NAME v1.8 (nf_tables): `, `-bash: line 1: `, `ERROR: ` */
const program = "(?:-?[\\w./+-]{1,80}(?: v?\\d[\\w.]{0,20})?(?: \\(\\w{1,20}\\))?: ){0,3}(?:\\w{1,12}: )?";
const asRoot =
  "(?:root|the super-?user|super-?user|privileged|run (?:as|by|with) (?:the )?(?:root|super-?user))";
const sentence = new RegExp(
  `^${program}(?:sorry, )?(?:(?:\\w+ ){0,4}(?:must|needs? to|have to|has to|requires? to|should) (?:first )?(?:be|run as|have) (?:run )?(?:as )?(?:${asRoot})\\b|only (?:root|the super-?user) (?:can|may)\\b|you do not have (?:enough |sufficient |the (?:required |necessary )?)?(?:privileges?|permissions?)|you don't have permission|no journal files were opened due to insufficient permissions|requested operation requires superuser privilege|this command requires root|permission denied (?:on|to|for|while|trying)\\b|are you root\\?)`,
  "i",
);

/**
 * Programs that are not in the PATH of ordinary users on many systems: that a shell doesn't find one of them
 * by its bare name says nothing about root.
 */
const ofRoot = new Set(
  "aa-status apparmor_status auditctl augenrules ausearch blkid chkconfig dmidecode ethtool exim fdisk getenforce grpck grub2-mkconfig ifconfig insmod ip ip6tables ip6tables-save iptables iptables-save iwconfig kldstat lsmod lvs modinfo modprobe nft ntpq postconf pvs pwck rfkill route sestatus semanage service sfdisk sshd swapon sysctl tune2fs ufw useradd usermod vgs visudo".split(
    " ",
  ),
);
const notFound = /^(?:[-\w./]{1,60}: (?:line )?(?:\d{1,6}: )?)?([\w.+-]{1,60}): (?:command )?not found$/;

function isNotOnPath(text: string): boolean {
  const zsh = /^zsh: command not found: ([\w.+-]{1,60})$/.exec(text);
  const name = (zsh ?? notFound.exec(text))?.[1];
  return name !== undefined && ofRoot.has(name);
}
