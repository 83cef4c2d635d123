/**
 * A page whose parts did not all arrive (a tablet that changes its network in that very moment) is loaded anew instead of
 * staying blank. Served under a name of its own and loaded first, because it must be there when a part is not.
 */
// A plain script and no module: its names must stay its own.
{
  const KEY = "corespond-again";
  const FIRST_MS = 500;
  const LONGEST_MS = 20_000;
  /** A page that has stood for so long was whole. */
  const WHOLE_MS = 10_000;
  let waiting = false;

  function again(): void {
    if (waiting) return;
    waiting = true;
    const tries = Number(sessionStorage.getItem(KEY) ?? 0);
    sessionStorage.setItem(KEY, String(tries + 1));
    setTimeout(() => void reload(), Math.min(FIRST_MS * 2 ** tries, LONGEST_MS));
  }

  /** Not before the server answers: a page in a call that loads without a network would be none at all. */
  async function reload(): Promise<void> {
    const there = await fetch("/healthz", { cache: "no-store" }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (there) location.reload();
    else setTimeout(() => void reload(), FIRST_MS);
  }

  // Errors of elements do not bubble; modules that a script needs fail as that script does (HTML, section 4.12.1.1).
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) again();
    },
    true,
  );
  // What is fetched when it is needed: Vite's word for an import that failed.
  addEventListener("vite:preloadError", again);
  setTimeout(() => waiting || sessionStorage.removeItem(KEY), WHOLE_MS);
}

export {};
