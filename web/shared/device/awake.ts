/** Keeps the screen on while somebody waits or talks (W3C Screen Wake Lock). A hidden page loses the lock and asks anew. */

let lock: WakeLockSentinel | null = null;
let wanted = false;

async function ask(): Promise<void> {
  if (!wanted || lock || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
  try {
    const given = await navigator.wakeLock.request("screen");
    if (!wanted) return void given.release();
    lock = given;
    given.addEventListener("release", () => (lock = null));
  } catch {
    lock = null; // the battery is low, or the policy forbids it: the screen sleeps as it always did
  }
}

document.addEventListener("visibilitychange", () => void ask());

/** Whether the screen must stay on from now on. */
export function keepAwake(on: boolean): void {
  wanted = on;
  if (on) void ask();
  else void lock?.release();
}
