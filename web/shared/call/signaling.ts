/** What this page says to one other through the server: always from the present page to the present page. */
import type { Candidate } from "../socket/client";
import { alone, type Pair } from "./pairing";
import type { CallOptions } from "./types";

/** A candidate as the browser takes it; null where the signal says that there are no more. */
export const toInit = (signal: Candidate): RTCIceCandidateInit | null =>
  signal.candidate === null
    ? null
    : {
        candidate: signal.candidate,
        sdpMid: signal.sdp_mid,
        sdpMLineIndex: signal.sdp_m_line_index,
      };

const AT_ONCE_MS = 800;

export class Signaling {
  pair: Pair = alone("");
  /** Begins every id of this page, so that of two pages that join again and again it is always the same one that yields. */
  private readonly page = crypto.randomUUID().slice(0, 8);
  private saidMs = 0;
  private claimedMs = -Infinity;

  constructor(private readonly options: Pick<CallOptions, "consultId" | "other" | "send">) {}

  /** Since the last time that something was said that wants an answer, milliseconds. */
  get sinceMs(): number {
    return performance.now() - this.saidMs;
  }

  /** What was said wants an answer from now on. */
  said(): void {
    this.saidMs = performance.now();
  }

  /** Whatever was said to this page so far is of the past. */
  anew(): void {
    this.pair = alone(`${this.page}-${crypto.randomUUID()}`);
  }

  /** This page is here, under a fresh id; `replyTo` names the page that was heard. */
  join(replyTo: string | null): void {
    this.said();
    if (replyTo === null) this.claimedMs = performance.now();
    const { me: peer } = this.pair;
    this.options.send({ type: "join", ...this.whom, peer, reply_to: replyTo, restarts: true });
  }

  /** Whether another page of this user that joined gets the call. Of two that joined at once, one must keep it. */
  yieldsTo(peer: string): boolean {
    return performance.now() - this.claimedMs > AT_ONCE_MS || peer > this.pair.me;
  }

  /** The two sayings of a connection between the present pages, wherever the pages go later. */
  ofConnection() {
    const ids = { ...this.whom, ...this.pages };
    return {
      describe: (kind: "offer" | "answer", sdp: string) => {
        this.said();
        this.options.send({ type: "description", ...ids, kind, sdp });
      },
      candidate: (found: RTCIceCandidate | null) => {
        const { candidate = null, sdpMid: sdp_mid, sdpMLineIndex: sdp_m_line_index } = found ?? {};
        this.options.send({ type: "candidate", ...ids, candidate, sdp_mid, sdp_m_line_index });
      },
    };
  }

  private get whom() {
    return { consult_id: this.options.consultId, to: this.options.other };
  }

  private get pages() {
    return { from_peer: this.pair.me, to_peer: this.pair.remote };
  }
}
