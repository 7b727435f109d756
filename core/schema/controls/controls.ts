import { controlsOfNist80053 } from "./nist-800-53.ts";

/** A control of a reference framework. */
export interface ControlSchema {
  /** As written after the `|` of a reference: `CM-7`. */
  id: string;
  title: string;
  /** The source of the title, if that is a document other than the framework itself. */
  from?: string;
}

/** Revision 4 words some of the titles differently, and the Canadian guidance adopts its controls. */
const revision5 = "NIST SP 800-53 revision 5";

const origins: Readonly<Record<string, string | undefined>> = {
  "800-53": revision5,
  "800-53r5": undefined,
  "ITSG-33": revision5,
};

let known: ReadonlyMap<string, string> | undefined;

function titles(): ReadonlyMap<string, string> {
  known ??= new Map(
    Object.entries(controlsOfNist80053).flatMap(([family, controls]) =>
      controls.split("; ").map((control): [string, string] => {
        const blank = control.indexOf(" ");
        return [`${family}-${control.slice(0, blank)}`, control.slice(blank + 1)];
      }),
    ),
  );
  return known;
}

/** The controls of a framework with known titles; empty for any other framework. */
export function controlsOf(framework: string): ControlSchema[] {
  if (!Object.hasOwn(origins, framework)) return [];
  const from = origins[framework];
  return [...titles()].map(([id, title]) => ({ id, title, ...(from !== undefined && { from }) }));
}

/**
 * The control that an id names or is a part of: `CM-7b.` and `CM-7(2)` are part of CM-7. Undefined if it is
 * not known.
 */
export function controlOf(framework: string, id: string): ControlSchema | undefined {
  if (!Object.hasOwn(origins, framework)) return undefined;
  const [base] = /^[A-Z]{2}-[1-9]\d?(?!\d)/.exec(id) ?? [];
  const title = base && titles().get(base);
  if (base === undefined || title === undefined) return undefined;
  const from = origins[framework];
  return { id: base, title, ...(from !== undefined && { from }) };
}
