/** One test inside VS Code. */
export interface SuiteTest {
  name: string;
  /** Its time limit, if that is more than usual. */
  seconds?: number;
  run(): Promise<void>;
}

const timeLimitSeconds = 30;
/** What a test may take after that to put back what it has changed. */
const cleanUpSeconds = 10;

/** Ends a test that can't run here; the reason is printed, and the run continues. */
export function skip(reason: string): never {
  throw new Skipped(reason);
}

class Skipped extends Error {}

interface Wait {
  describe: () => string;
  giveUp: (error: Error) => void;
}
const waits = new Set<Wait>();

/**
 * Notes what a test waits for: the message says it when the time of the test is over, and the wait is given up then, so
 * that the test can put back what it has changed.
 * @returns a function to call when it has come
 */
export function waitingFor(wait: Wait): () => void {
  waits.add(wait);
  return () => void waits.delete(wait);
}

/**
 * Runs tests one after the other and logs a line for each. There is no test framework in here: this is the
 * code that runs in both extension hosts, one of them a browser worker.
 * @param cleanUp runs before each test, so that none sees what another one left
 * @throws when a test failed; VS Code ends the run with an error then
 */
export async function runSuite(tests: readonly SuiteTest[], cleanUp: () => Promise<void>): Promise<void> {
  const failed: string[] = [];
  let skipped = 0;
  for (const test of tests) {
    const start = Date.now();
    waits.clear();
    try {
      await cleanUp();
      await withTimeLimit(test.run(), test.seconds);
      console.log(`  ok      ${test.name} (${Date.now() - start} ms)`);
    } catch (error) {
      if (error instanceof Skipped) {
        skipped++;
        console.log(`  skipped ${test.name}: ${error.message}`);
        continue;
      }
      failed.push(test.name);
      console.log(
        `  FAILED  ${test.name}\n${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
    }
  }
  const passed = tests.length - failed.length - skipped;
  console.log(`  ${passed} of ${tests.length} tests passed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (failed.length > 0) throw new Error(`Failed: ${failed.join("; ")}`);
}

function withTimeLimit(run: Promise<void>, seconds = timeLimitSeconds): Promise<void> {
  let late: Error | undefined;
  let end: ReturnType<typeof setTimeout> | undefined;
  const abandoned = new Promise<never>((_resolve, reject) => {
    const limit = () => {
      const waiting = [...waits].map(({ describe }) => `\nwaiting for ${describe()}`).join("");
      late = new Error(`No end after ${seconds} s${waiting}`);
      for (const { giveUp } of [...waits]) giveUp(late);
      end = setTimeout(reject, cleanUpSeconds * 1000, late);
    };
    end = setTimeout(limit, seconds * 1000);
  });
  const ended = run.then(() => {
    if (late) throw late;
  });
  return Promise.race([ended, abandoned]).finally(() => clearTimeout(end));
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Compares as JSON, which is all that crosses the borders here. */
export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [a, e] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (a !== e) throw new Error(`${what}\nexpected ${e}\nactual   ${a}`);
}

export function assertMatch(text: string | undefined, pattern: RegExp, what: string): void {
  if (text === undefined || !pattern.test(text))
    throw new Error(`${what}: ${JSON.stringify(text)} does not match ${pattern}`);
}
