/** What an officer's page showed last, so that its shell opens without a network. Forgotten at sign-out. */
import { del, get, set } from "idb-keyval";
import type { User } from "./api/client";
import type { Snapshot } from "./socket/client";

export interface Kept {
  user: User;
  snapshot: Snapshot;
}

const KEY = "kept";

export const keep = (kept: Kept): Promise<void> => set(KEY, kept);
export const kept = (): Promise<Kept | undefined> => get<Kept>(KEY);
export const forget = (): Promise<void> => del(KEY);
