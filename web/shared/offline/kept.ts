/**
 * Stores what an officer's page showed last, so that it can open without a network. Forgotten at sign-out. In a browser
 * without IndexedDB nothing is stored, and nothing fails.
 */
import { del, get, set } from "idb-keyval";
import type { User } from "../api/client";
import type { Snapshot } from "../socket/client";

/** What is stored: who was signed in until when, and the last snapshot. Times by this machine's clock, milliseconds. */
export interface Kept {
  user: User;
  snapshot: Snapshot;
  keptAtMs: number;
  endsAtMs: number;
}

/** A clock that was set back by more than this would keep a sign-in that is over. */
const SET_BACK_MS = 60_000;

/** Whether a page may still open with what was stored: the sign-in has not ended, and nobody has set the clock back. */
export const opens = (kept: Pick<Kept, "keptAtMs" | "endsAtMs">, nowMs: number): boolean =>
  nowMs < kept.endsAtMs && nowMs >= kept.keptAtMs - SET_BACK_MS;

const KEY = "kept";

/** What the browser's store answers; undefined if there is no store (`ask` may then reject or throw). */
export async function ifStored<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

/** How long resuming a sign-in may take before a page opens with what it showed last. */
const OPEN_MS = 1500;

/** What was shown last; null if `resumed` settles within 1.5 seconds, or if nothing is stored that may still be shown. */
export async function lastShown(resumed: Promise<unknown>): Promise<Kept | null> {
  const late = new Promise<"late">((done) => setTimeout(() => done("late"), OPEN_MS));
  const first = await Promise.race([resumed.catch(() => undefined), late]);
  if (first !== "late") return null;
  const last = await kept();
  if (last && opens(last, Date.now())) return last;
  if (last) await forget();
  return null;
}

/** Stores what is shown now. Never throws. */
export const keep = (kept: Kept): Promise<void> => ifStored(() => set(KEY, kept));
const kept = (): Promise<Kept | undefined> => ifStored(() => get<Kept>(KEY));
/** Deletes what is stored. Never throws. */
export const forget = (): Promise<void> => ifStored(() => del(KEY));
