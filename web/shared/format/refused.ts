/** Why a sign-in is locked and until when, and why a password or PIN is too easy to guess, in words. Pure. */
import type { Texts } from "../texts/en/index.ts";

type About = Record<string, string>;

/**
 * Until when signing in, or the PIN, is locked; empty for any other refusal. The server says how long it lasts, and the
 * sentence names a time of this machine's own clock, which whoever waits looks at, right or wrong.
 */
export function whileLocked(texts: Texts, code: string, about: About, nowMs: number): string {
  if (!about.wait_s || !["locked-out", "pin-locked"].includes(code)) return "";
  const time = new Intl.DateTimeFormat(texts.locale, { hour: "numeric", minute: "2-digit" });
  // Up to the next whole minute: whoever comes when the clock shows it is let in.
  const until = time.format(Math.ceil((nowMs + Number(about.wait_s) * 1000) / 60_000) * 60_000);
  if (code === "pin-locked") return texts.signIn.lockedPin(until);
  return about.why === "place" ? texts.signIn.lockedPlace(until) : texts.signIn.lockedName(until);
}

/** Why a new password or PIN is refused; empty for any other refusal. */
export function weakness(texts: Texts, code: string, about: About): string {
  if (!["weak-password", "weak-pin"].includes(code)) return "";
  if (about.why === "short") return texts.weak.short(about.characters ?? "");
  return texts.weak[about.why as "common" | "repeated" | "run" | "name"] ?? "";
}
