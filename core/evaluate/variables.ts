/** Does a value refer to a variable, as `@PORTS@`? What it stands for is known to the scan only (G 159). */
export function holdsVariable(text: string): boolean {
  return /@[A-Z][A-Z0-9_]*@/.test(text);
}
