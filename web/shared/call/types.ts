/** What a call needs of its page, and tells it. */
import type { Signal } from "../socket/client";
import type { Because, Rung, Seen } from "./ladder";
import type { Hearer } from "./datachannel";
import type { Sample } from "./quality";
import type { Standing } from "./recovery";

export type MediaReport = "joined" | "connected" | "interrupted";

export interface CallOptions extends Hearer {
  consultId: string;
  /** The user at the other end. */
  other: string;
  /** Whether this side gives way where both offer; the other one makes the first offer. */
  polite: boolean;
  local: MediaStream;
  /** STUN and TURN servers, and whether all must go by the relay; asked again before each attempt. */
  ways(): Promise<RTCConfiguration>;
  send(signal: Signal): boolean;
  /** Whether the server can be heard now. */
  heard(): boolean;
  /** Find out whether the server can really be heard. */
  probe(): void;
  report(state: MediaReport): void;
  changed(standing: Standing, remote: MediaStream | null): void;
  /** This side sends more or less than before, and what was measured then. */
  stepped(rung: Rung, because: Because, seen: Seen): void;
  sampled(sample: Sample): void;
}

/** What some browsers say of the network under them (W3C Network Information). */
export const connection = (): (EventTarget & { type?: string; effectiveType?: string }) | undefined =>
  (navigator as Navigator & { connection?: EventTarget & { type?: string; effectiveType?: string } })
    .connection;

/** Calls `changed` whenever the network under this page may be another one; returns the undoing. */
export function onNetwork(changed: () => void): () => void {
  const network = connection();
  window.addEventListener("online", changed);
  network?.addEventListener("change", changed);
  return () => {
    window.removeEventListener("online", changed);
    network?.removeEventListener("change", changed);
  };
}
