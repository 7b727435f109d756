/**
 * The processor time of this process, in milliseconds: unlike the time on the clock, it hardly depends on
 * what else the machine is doing.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
