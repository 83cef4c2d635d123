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

export const keep = (kept: Kept): Promise<void> => ifStored(() => set(KEY, kept));
export const kept = (): Promise<Kept | undefined> => ifStored(() => get<Kept>(KEY));
export const forget = (): Promise<void> => ifStored(() => del(KEY));
