/**
 * The current date in the user's time zone, as "YYYY-MM-DD", which decides whether a suppression has expired.
 */
export function today(now: Date = new Date()): string {
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
