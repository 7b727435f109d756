import { allPorts, type PortScale, type PortWindow } from "../core/views.ts";

/** The lens shows no fewer ports than this. */
const fewestPorts = 16;

/**
 * Zooms the window on the line of all ports.
 * @param full the scale of all ports
 * @param around a port that keeps its place; default: the middle of the window
 */
export function zoom(full: PortScale, window: PortWindow, factor: number, around?: number): PortWindow {
  const [from, to] = [full.startOf(window.from), full.startOf(window.to + 1)];
  const still = around === undefined ? (from + to) / 2 : full.startOf(around);
  return placeWindow(full, still - (still - from) * factor, (to - from) * factor);
}

/** Moves the window by a share of its width: 0.25 moves it a quarter to the right. */
export function pan(full: PortScale, window: PortWindow, share: number): PortWindow {
  const [from, to] = [full.startOf(window.from), full.startOf(window.to + 1)];
  return placeWindow(full, from + (to - from) * share, to - from);
}

/** A window with some ports around a mark. */
export function lensOn({ from, to }: PortWindow): PortWindow {
  const beside = Math.max(fewestPorts / 2, Math.round((to - from) / 10));
  return { from: Math.max(0, from - beside), to: Math.min(allPorts.to, to + beside) };
}

function placeWindow(full: PortScale, start: number, length: number): PortWindow {
  const size = Math.min(1, length);
  const begin = Math.min(Math.max(0, start), 1 - size);
  const from = full.portAt(begin);
  const to = Math.max(full.portAt(begin + size - 1e-9), from + fewestPorts - 1);
  return { from: Math.min(from, allPorts.to - fewestPorts + 1), to: Math.min(to, allPorts.to) };
}
