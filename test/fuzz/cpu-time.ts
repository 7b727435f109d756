/**
 * Milliseconds of work that this process has done: unlike the time on the clock, it hardly depends on what else the machine
 * is doing.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
