/** The prompt of a network device at the start of a line. */
export interface DevicePrompt {
  host: string;
  /** Commands typed at it change the configuration. */
  configures: boolean;
  /** What is typed after it, trimmed. */
  typed: string;
}

interface Shape {
  pattern: RegExp;
  /** It only counts if the host is known already: configurations have lines that look like it. */
  needsHost?: true;
  /** Do commands typed at it change the configuration? */
  configures?: (groups: Readonly<Record<string, string | undefined>>) => boolean;
}

const name = "(?<host>[A-Za-z0-9][\\w.-]{0,62})";
const typed = " ?(?<typed>.*)$";
/** What Huawei's high availability and Check Point's groups print before the prompt. */
const roles = "(?:HRP_[MSA]{1,2}|\\[Global\\] )?";
const hasMode: Shape["configures"] = ({ mode = "", deep = "", after = "" }) =>
  deep !== "" || after !== "" || (mode !== "" && !harmlessModes.test(mode));

/** Each is anchored, and no two adjacent repetitions share a character. */
const shapes: readonly Shape[] = [
  // Huawei, H3C: <R1>, [R1-aaa], [~R1], HRP_M<R1>
  { pattern: new RegExp(`^${roles}<${name}>${typed}`) },
  {
    pattern: new RegExp(`^(?!\\[Global\\] )${roles}\\[[~*]?(?<host>[A-Za-z0-9][\\w./:-]{0,120})\\]${typed}`),
    needsHost: true,
    configures: () => true,
  },
  // The shell of a BIG-IP: [root@bigip1:Active:Standalone] config #
  {
    pattern: new RegExp(`^\\[[\\w.-]{1,60}@${name}:[\\w .:-]{1,80}\\] ?[\\w~/.-]{1,80} #${typed}`),
  },
  // tmsh: root@(bigip1)(cfg-sync Standalone)(Active)(/Common)(tmos)#
  { pattern: new RegExp(`^[\\w.-]{1,60}@\\(${name}\\)(?:\\([^()\\n]{1,80}\\)){1,6}#${typed}`) },
  // ArubaOS: (aruba1) #, (aruba1) [mynode] (config) #
  {
    pattern: new RegExp(
      `^\\(${name}\\) ?(?:[*^]?\\[[^\\]\\n]{1,60}\\] ?)?(?:\\((?<mode>[\\w .:/-]{1,60})\\) ?)?[#>]${typed}`,
    ),
    configures: hasMode,
  },
  // Junos, PAN-OS, SonicOS, SR OS: admin@fw1>, admin@PA-1(active)>, config(admin@fw1)#, A:admin@pe1#
  {
    pattern: new RegExp(
      `^(?:\\*?[A-D]:)?[\\w.-]{1,60}@${name}(?:\\([\\w .:/-]{1,60}\\))?(?<sign>[>#%])${typed}`,
    ),
    // In Junos and PAN-OS, what is typed takes effect when it is committed.
    configures: ({ sign, typed: command = "" }) => sign === "#" && /^commit\b/.test(command),
  },
  {
    pattern: new RegExp(`^config(?:\\[[\\w-]{1,40}\\])?\\([\\w.-]{1,60}@${name}\\)#${typed}`),
    needsHost: true,
    configures: () => true,
  },
  // FortiOS for a user who is not a super-administrator: fw2 $, fw2 (root) $
  { pattern: new RegExp(`^${name} (?:\\([\\w.-]{1,40}\\) )?\\$${typed}`) },
  // r1#, r1(config-if)#, sw1:admin>, cluster1::*>, fw2 (global) #, A:r1>config>system#, * Slot-1 X460.1 #, asa/c1/pri/act#
  {
    pattern: new RegExp(
      `^(?:\\* )?(?:Slot-\\d{1,2} |\\(vr [\\w.-]{1,40}\\) )?(?:\\*?[A-D]:)?(?:\\[Global\\] )?${name}(?:[/:][\\w.@:-]{1,40}){0,3}\\*?(?: \\[cluster: \\w{1,20}\\])?(?: ?\\((?<mode>[\\w .:/-]{1,60})\\))?(?<deep>(?:>[\\w-]{1,40}(?=[>#])){0,6}) ?[#>](?:\\((?<after>config[\\w .:/-]{0,60})\\))?${typed}`,
    ),
    configures: hasMode,
  },
];

/** Modes in which commands do not change the configuration. */
const harmlessModes = /^(?:active|passive|primary|secondary|standby|master|backup|exec|privileged)\b/i;
const longest = 400;
/** Prompts of database clients, which look the same. */
const databases = /^(?:sql|mysql|mariadb|psql|postgres|snow|sqlite|db2|mongo|redis-cli)$/i;

/**
 * Finds the prompt at the start of a line; undefined if there is none.
 *
 * @param known the host whose prompts are looked for; undefined for any
 * @param isFirst the first prompt of a text may have a form that lines of a configuration have as well
 */
export function devicePromptAt(line: string, known?: string, isFirst = false): DevicePrompt | undefined {
  if (line.length > longest || !/[>#%$\]]/.test(line)) return undefined;
  for (const { pattern, needsHost, configures } of shapes) {
    const groups = pattern.exec(line)?.groups;
    if (groups === undefined) continue;
    const { host = "", typed: command = "" } = groups;
    const isOther =
      known === undefined
        ? (needsHost && !isFirst) || databases.test(host)
        : host !== known && !(needsHost && isViewOf(host, known));
    if (isOther) continue;
    return { host: known ?? host, typed: command.trim(), configures: configures?.(groups) ?? false };
  }
  return undefined;
}

/** `[R1-aaa]`: the name of a view is after that of the host. */
function isViewOf(shown: string, host: string): boolean {
  return shown.startsWith(`${host}-`);
}
