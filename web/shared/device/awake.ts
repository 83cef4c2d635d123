/** Keeps the screen on while somebody waits or talks (W3C Screen Wake Lock). A hidden page loses the lock and requests it again. */

let lock: WakeLockSentinel | null = null;
let wanted = false;

async function request(): Promise<void> {
  if (!wanted || lock || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
  try {
    const granted = await navigator.wakeLock.request("screen");
    if (!wanted) return void granted.release();
    lock = granted;
    granted.addEventListener("release", () => (lock = null));
  } catch {
    lock = null; // low battery, or forbidden by policy: the screen sleeps as usual
  }
}

document.addEventListener("visibilitychange", () => void request());

/** Keeps the screen on from now on, or no longer. */
export function keepAwake(on: boolean): void {
  wanted = on;
  if (on) void request();
  else void lock?.release();
}
