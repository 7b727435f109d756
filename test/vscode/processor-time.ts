import { readdirSync, readFileSync } from "node:fs";

/** A clock tick of Linux in milliseconds: USER_HZ is 100 everywhere. */
const tick = 10;

/**
 * Milliseconds that processors have worked for the processes below this one whose name begins with some
 * letters: what a program costs, whatever else the machine does. Undefined if there is no /proc.
 */
export function processorTimeBelow(name: string): number | undefined {
  const processes = new Map<number, Stat>();
  try {
    for (const entry of readdirSync("/proc")) {
      const stat = /^\d+$/.test(entry) ? statOf(entry) : undefined;
      if (stat !== undefined) processes.set(Number(entry), stat);
    }
  } catch {
    return undefined;
  }
  const isBelow = (id: number): boolean => {
    for (let at = processes.get(id)?.parent; at !== undefined; at = processes.get(at)?.parent)
      if (at === process.pid) return true;
    return false;
  };
  let sum = 0;
  for (const [id, stat] of processes) if (stat.name.startsWith(name) && isBelow(id)) sum += stat.milliseconds;
  return sum;
}

interface Stat {
  name: string;
  parent: number;
  milliseconds: number;
}

/** As proc(5) has it: `pid (name) state parent … utime stime`. Undefined for a process that has ended. */
function statOf(id: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    const fields = text.slice(end + 2).split(" ");
    return {
      name: text.slice(text.indexOf("(") + 1, end),
      parent: Number(fields[1]),
      milliseconds: tick * (Number(fields[11]) + Number(fields[12])),
    };
  } catch {
    return undefined;
  }
}
