/** `22`, or `8080–8089`. */
export function formatPortRange([lo, hi]: readonly [number, number]): string {
  return lo === hi ? String(lo) : `${lo}–${hi}`;
}
