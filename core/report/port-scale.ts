import { firstIndex } from "../text/first-at.ts";

/** Ports, both ends included. */
export interface PortWindow {
  from: number;
  to: number;
}

export const allPorts: PortWindow = { from: 0, to: 65535 };

/**
 * A scale for drawing ports by use: the ports of rows get space, and what is between two rows shrinks to a
 * gap. On a line of 65,536 equal ports, 22 and 443 would be one dot.
 */
export interface PortScale {
  /** Where a port begins, from 0 to 1; outside of the window, it is at the nearer end. */
  startOf(port: number): number;
  /** The port at a place from 0 to 1. */
  portAt(place: number): number;
  /**
   * The first and last ports of rows, as many as there is space for.
   * @param roomOfTick how much space one takes, on the line from 0 to 1
   */
  ticks(rows: readonly PortWindow[], roomOfTick: (port: number) => number): number[];
}

/** @param rows what is drawn, in any order; only what is in the window counts */
export function portScale(rows: readonly PortWindow[], window: PortWindow): PortScale {
  const end = window.to + 1;
  const used = mergeWindows(rows, window);
  const bounds = new Set([window.from, end]);
  for (const { from, to } of rows) {
    if (to < window.from || from > window.to) continue;
    bounds.add(Math.max(from, window.from));
    bounds.add(Math.min(to + 1, end));
  }
  const starts = [...bounds].sort((a, b) => a - b);
  const places: number[] = [0];
  let next = 0;
  for (let index = 0; index + 1 < starts.length; index++) {
    const [from, to] = [starts[index]!, starts[index + 1]!];
    while (next < used.length && used[next]!.to < from) next++;
    const isUsed = next < used.length && used[next]!.from <= from;
    places.push(places[index]! + roomOf(to - from, isUsed));
  }
  const whole = places.at(-1)! || 1;
  const interpolate = (xs: readonly number[], ys: readonly number[], x: number) => {
    const index = Math.max(0, Math.min(xs.length - 2, lastAtMost(xs, x)));
    const [x0, x1, y0, y1] = [xs[index]!, xs[index + 1]!, ys[index]!, ys[index + 1]!];
    return y0 + ((Math.min(Math.max(x, x0), x1) - x0) / (x1 - x0)) * (y1 - y0);
  };
  const startOf = (port: number) => interpolate(starts, places, port) / whole;
  return {
    startOf,
    portAt: (place) => Math.min(window.to, Math.floor(interpolate(places, starts, place * whole))),
    ticks: (named, roomOfTick) => {
      const ports = new Set<number>();
      for (const { from, to } of named) {
        if (from >= window.from && from <= window.to) ports.add(from);
        if (to >= window.from && to <= window.to) ports.add(to);
      }
      let free = 0;
      return [...ports]
        .sort((a, b) => a - b)
        .filter((port) => {
          const place = startOf(port);
          if (place < free) return false;
          free = place + roomOfTick(port);
          return true;
        });
    },
  };
}

/** How much space some ports get, in units of one used port: ten times as many ports get a little more. */
function roomOf(ports: number, isUsed: boolean): number {
  return isUsed ? 1 + Math.log2(ports) : Math.min(1, 0.3 * Math.log2(ports + 1));
}

/** The contiguous ranges that rows cover in a window, in order. */
function mergeWindows(rows: readonly PortWindow[], window: PortWindow): PortWindow[] {
  const merged: PortWindow[] = [];
  for (const { from, to } of rows.toSorted((a, b) => a.from - b.from)) {
    if (to < window.from || from > window.to) continue;
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Index of the last of ascending numbers that is at most another; -1 if there is none. */
function lastAtMost(numbers: readonly number[], most: number): number {
  return firstIndex(numbers.length, (index) => numbers[index]! > most) - 1;
}
