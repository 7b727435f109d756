declare module "jq-web" {
  interface Jq {
    /**
     * Undefined if nothing is printed. The line break at the end is left out. @throws with the exit code of
     * jq
     */
    raw(json: string, program: string, flags: string[]): string | undefined;
  }
  const ready: Promise<Jq>;
  export default ready;
}
