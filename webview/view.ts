/** What the user has chosen to see. It is kept while the page is hidden, and from one window to the next. */
export interface MatrixView {
  /** A status, or "" for all. */
  status: string;
  /** A group of hosts, or "" for all. */
  group: string;
  /** What the check, the host or a reason contains, in any case. */
  text: string;
  order: "failing" | "written";
  /** What goes down; the other goes across. */
  down: "longer" | "hosts" | "checks";
  /** Whether hosts are in their groups; undefined: where there are many of them. */
  byGroup?: boolean;
  /** Groups whose lines are not as they are at first: folded where there are many. */
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
