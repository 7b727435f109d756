/** The day where the user is, as "YYYY-MM-DD": from when on a suppression until a day has ended. */
export function today(now: Date = new Date()): string {
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
