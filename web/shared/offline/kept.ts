/**
 * What an officer's page showed last, so that its shell opens without a network. Forgotten at sign-out. A browser without a
 * store has nothing kept, and that is no error.
 */
import { del, get, set } from "idb-keyval";
import type { User } from "../api/client";
import type { Snapshot } from "../socket/client";

export interface Kept {
  user: User;
  snapshot: Snapshot;
}

const KEY = "kept";

/** What the browser's store answers, or nothing where there is none: it may also throw at once. */
export async function ifStored<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

/** How long the server may take to know this browser, before a page opens with what it showed last, milliseconds. */
const OPEN_MS = 1500;

/** What was shown last, unless `resumed` is done, well or badly, in time. */
export async function lastShown(resumed: Promise<unknown>): Promise<Kept | null> {
  const late = new Promise<"late">((done) => setTimeout(() => done("late"), OPEN_MS));
  const first = await Promise.race([resumed.catch(() => undefined), late]);
  return first === "late" ? ((await kept()) ?? null) : null;
}

export const keep = (kept: Kept): Promise<void> => ifStored(() => set(KEY, kept));
const kept = (): Promise<Kept | undefined> => ifStored(() => get<Kept>(KEY));
export const forget = (): Promise<void> => ifStored(() => del(KEY));
