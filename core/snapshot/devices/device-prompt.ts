/** The prompt of a network device at the start of a line. */
export interface DevicePrompt {
  host: string;
  /** Commands that are typed behind it change the configuration. */
  configures: boolean;
  /** What is typed behind it, without blanks around. */
  typed: string;
}

interface Shape {
  pattern: RegExp;
  /** It is one only where the host is known already: configurations have lines that look like it. */
  needsHost?: true;
  /** Do commands behind it change the configuration? */
  configures?: (groups: Readonly<Record<string, string | undefined>>) => boolean;
}

const name = "(?<host>[A-Za-z0-9][\\w.-]{0,62})";
const typed = " ?(?<typed>.*)$";
const hasMode: Shape["configures"] = ({ mode = "", deep = "" }) =>
  deep !== "" || (mode !== "" && !harmlessModes.test(mode));

/** Each is anchored and has no two repetitions that could share a character. */
const shapes: readonly Shape[] = [
  // Huawei, H3C: <R1>, [R1-aaa], [~R1]
  { pattern: new RegExp(`^<${name}>${typed}`) },
  {
    pattern: /^\[[~*]?(?<host>[A-Za-z0-9][\w.]{0,62})(?:-[\w./:-]{1,60})?\] ?(?<typed>.*)$/,
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
  // Junos, PAN-OS, SonicOS: admin@fw1>, admin@PA-1(active)>, config(admin@fw1)#
  {
    pattern: new RegExp(`^[\\w.-]{1,60}@${name}(?:\\([\\w .:/-]{1,60}\\))?(?<sign>[>#%])${typed}`),
    // What is typed in Junos and PAN-OS counts when it is committed.
    configures: ({ sign, typed: command = "" }) => sign === "#" && /^commit\b/.test(command),
  },
  {
    pattern: new RegExp(`^config(?:\\[[\\w-]{1,40}\\])?\\([\\w.-]{1,60}@${name}\\)#${typed}`),
    needsHost: true,
    configures: () => true,
  },
  // r1#, r1(config-if)#, sw1:admin>, cluster1::>, fw2 (global) #, A:r1>config>system#, * X460.1 #, asa/pri/act#
  {
    pattern: new RegExp(
      `^(?:\\* )?(?:\\*?[A-D]:)?${name}(?:[/:][\\w.@:-]{1,40}){0,2}(?: ?\\((?<mode>[\\w .:/-]{1,60})\\))?(?<deep>(?:>[\\w-]{1,40}(?=[>#])){0,6}) ?[#>]${typed}`,
    ),
    configures: hasMode,
  },
];

/** Where what is typed in such a mode does not change the configuration. */
const harmlessModes = /^(?:active|passive|primary|secondary|standby|master|backup|exec|privileged)\b/i;
const longest = 400;
/** Prompts of clients of databases, which look the same. */
const databases = /^(?:sql|mysql|mariadb|psql|postgres|snow|sqlite|db2|mongo|redis-cli)$/i;

/**
 * The prompt at the start of a line; undefined where there is none.
 *
 * @param known the host whose prompts are looked for; any where it is undefined
 */
export function devicePromptAt(line: string, known?: string): DevicePrompt | undefined {
  if (line.length > longest || !/[>#%\]]/.test(line)) return undefined;
  for (const { pattern, needsHost, configures } of shapes) {
    const groups = pattern.exec(line)?.groups;
    if (groups === undefined) continue;
    const { host = "", typed: command = "" } = groups;
    if (known === undefined ? needsHost || databases.test(host) : host !== known) continue;
    return { host, typed: command.trim(), configures: configures?.(groups) ?? false };
  }
  return undefined;
}
