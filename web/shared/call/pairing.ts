/** Which two pages are connected. Pure: ids come in as arguments, nothing is sent. */
import type { Candidate, Description, Join } from "../socket/client";

/** The peer ids of two pages that are connected; `remote` is empty until the other page has answered. */
export interface PeerPair {
  readonly local: string;
  readonly remote: string;
}

/** What to do about a join. */
export interface JoinDecision {
  pair: PeerPair;
  /** The other page is a new one: build a new connection. */
  rebuild: boolean;
  /** The other page does not know this one yet: answer with a join. */
  reply: boolean;
}

/** The pair of a new page, or of a new connection of the same page, that nobody has answered yet. */
export const unpaired = (local: string): PeerPair => ({ local, remote: "" });

/** What a page does when the other side announces itself with `join`. */
export function onJoin(pair: PeerPair, join: Join): JoinDecision {
  return {
    pair: { local: pair.local, remote: join.peer },
    rebuild: join.peer !== pair.remote,
    reply: join.reply_to !== pair.local,
  };
}

/** Whether a signal was sent from and to exactly these two pages. If not, it belongs to an earlier connection. */
export const isBetween = (pair: PeerPair, signal: Description | Candidate): boolean =>
  pair.remote !== "" && signal.from_peer === pair.remote && signal.to_peer === pair.local;
