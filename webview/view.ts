/** What the user has chosen to see. Kept while the page is hidden, and between windows. */
export interface MatrixView {
  /** A status, or "" for all. */
  status: string;
  /** A group of hosts, or "" for all. */
  group: string;
  /** Text that the check, the host or a reason contains, ignoring case. */
  text: string;
  order: "failing" | "written";
  /** What is listed downwards; the other goes across. */
  down: "longer" | "hosts" | "checks";
  /** Whether hosts are grouped; undefined: only if there are many. */
  byGroup?: boolean;
  /**
   * Groups that the user has folded or unfolded, unlike at first: they are folded if there are many lines.
   */
  toggled: string[];
}

export const firstView: MatrixView = {
  status: "",
  group: "",
  text: "",
  order: "failing",
  down: "longer",
  toggled: [],
};
