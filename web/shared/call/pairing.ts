/** What a page does about each join. Pure: ids come in as arguments, nothing is sent. */
import type { Candidate, Description, Join } from "../socket/client";

/** `remote` is the other page's peer id, empty while nobody answered. */
export interface Pair {
  readonly me: string;
  readonly remote: string;
}

export interface JoinDecision {
  pair: Pair;
  /** The other page is new: drop the transport and build a fresh one. */
  rebuild: boolean;
  /** The other page does not know this one yet: answer with a join of our own. */
  reply: boolean;
}

/** A fresh page, or a fresh transport of the same page, that nobody has answered yet. */
export const alone = (me: string): Pair => ({ me, remote: "" });

export function onJoin(pair: Pair, join: Join): JoinDecision {
  return {
    pair: { me: pair.me, remote: join.peer },
    rebuild: join.peer !== pair.remote,
    reply: join.reply_to !== pair.me,
  };
}

/** Whether a signal is meant for this very pair of pages; else it is of the past. */
export const isOurs = (pair: Pair, signal: Description | Candidate): boolean =>
  pair.remote !== "" && signal.from_peer === pair.remote && signal.to_peer === pair.me;
