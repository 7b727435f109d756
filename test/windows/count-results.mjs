/** A reporter for node:test: prints as JSON how many tests passed and failed, and how many were skipped for which reason. */
export default async function* (events) {
  const counts = { passed: 0, failed: 0, skipped: {} };
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.skip !== undefined) {
      const reason = typeof data.skip === "string" && data.skip !== "" ? data.skip : "no reason is given";
      counts.skipped[reason] = (counts.skipped[reason] ?? 0) + 1;
    } else if (type === "test:fail") {
      // a suite with a failed test has not failed once more
      if (data.details?.error?.failureType !== "subtestsFailed") counts.failed++;
    } else if (data.details?.type !== "suite") counts.passed++;
  }
  yield JSON.stringify(counts);
}
