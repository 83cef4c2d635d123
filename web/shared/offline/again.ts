/**
 * Reloads a page whose parts did not all arrive, say because the tablet changed networks at that very moment; otherwise it
 * would stay blank. It is served under a name of its own and loaded first, because it must be there when another part is not.
 */
// A plain script, not a module: the block keeps its names to itself.
{
  const KEY = "corespond-again";
  const FIRST_MS = 500;
  const LONGEST_MS = 20_000;
  /** A page that has been up this long was complete. */
  const COMPLETE_MS = 10_000;
  let waiting = false;

  function again(): void {
    if (waiting) return;
    waiting = true;
    const tries = Number(sessionStorage.getItem(KEY) ?? 0);
    sessionStorage.setItem(KEY, String(tries + 1));
    setTimeout(() => void reload(), Math.min(FIRST_MS * 2 ** tries, LONGEST_MS));
  }

  /** Waits for the server first: reloading without a network would leave no page at all. */
  async function reload(): Promise<void> {
    const there = await fetch("/healthz", { cache: "no-store" }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (there) location.reload();
    else setTimeout(() => void reload(), FIRST_MS);
  }

  // Errors of elements do not bubble. If a module that a script imports fails, so does that script (HTML, section 4.12.1.1).
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) again();
    },
    true,
  );
  // Sent by Vite when a dynamic import fails.
  addEventListener("vite:preloadError", again);
  setTimeout(() => waiting || sessionStorage.removeItem(KEY), COMPLETE_MS);
}

export {};
