/** How long to wait before showing progress, in milliseconds. */
export const untilShown = 1000;

/**
 * Waits for work, and shows progress if it takes longer than a moment.
 *
 * @param show gets a promise that settles with the work, and never fails
 */
export async function showWhenSlow<Result>(
  work: Promise<Result>,
  show: (ended: Promise<void>) => unknown,
  delay = untilShown,
): Promise<Result> {
  const nothing = () => undefined;
  const timer = setTimeout(() => show(work.then(nothing, nothing)), delay);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
