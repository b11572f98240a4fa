// Assertions about a page that is still working.

const TIMEOUT_MS = 10_000;
const INTERVAL_MS = 25;

/** Runs `check` again and again until it does not throw, and returns its result; throws its last error after ten seconds. */
export async function eventually(check) {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline || error.isFinal) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
