/** The time, for what counts seconds on the screen. */
export const now = $state({ ms: Date.now() });

setInterval(() => (now.ms = Date.now()), 500);
