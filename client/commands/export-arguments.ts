/** A check of a policy, for links in hovers and for key bindings. */
export interface ExportArguments {
  policy: string;
  check?: string;
}
