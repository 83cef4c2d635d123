/** Signaling: what this page sends to one other page through the server (joins, descriptions, candidates). */
import type { Candidate } from "../socket/client";
import { unpaired, type PeerPair } from "./pairing";
import type { CallOptions } from "./types";

/** A received candidate as `addIceCandidate` takes it; null for the end of candidates. */
export const toCandidateInit = (signal: Candidate): RTCIceCandidateInit | null =>
  signal.candidate === null
    ? null
    : {
        candidate: signal.candidate,
        sdpMid: signal.sdp_mid,
        sdpMLineIndex: signal.sdp_m_line_index,
      };

/** Two pages that announce themselves within this time did so at once. */
const AT_ONCE_MS = 800;

/** Sends the signals of one connection, always from the current page to the current page at the other end. */
export class Signaling {
  /** The two pages that talk to each other now. */
  pair: PeerPair = unpaired("");
  /** The beginning of all this page's peer ids, so that of two pages that keep joining the same one always yields. */
  private readonly page = crypto.randomUUID().slice(0, 8);
  private sentMs = 0;
  private announcedMs = -Infinity;

  constructor(private readonly options: Pick<CallOptions, "consultId" | "other" | "send">) {}

  /** Since something was last sent that wants an answer, milliseconds. */
  get sinceSentMs(): number {
    return performance.now() - this.sentMs;
  }

  /** An answer is expected from now on. */
  expectAnswer(): void {
    this.sentMs = performance.now();
  }

  /** Takes a new peer id: whatever was sent to the old one no longer counts. */
  renewPeer(): void {
    this.pair = unpaired(`${this.page}-${crypto.randomUUID()}`);
  }

  /** Announces this page under its peer id. `replyTo` is the peer id this answers, or null if it answers none. */
  join(replyTo: string | null): void {
    this.expectAnswer();
    if (replyTo === null) this.announcedMs = performance.now();
    const { local: peer } = this.pair;
    this.options.send({ type: "join", ...this.recipient, peer, reply_to: replyTo, restarts: true });
  }

  /** Whether another page of this user that has joined as `peer` gets the call. Of two that joined at once, one keeps it. */
  yieldsTo(peer: string): boolean {
    return performance.now() - this.announcedMs > AT_ONCE_MS || peer > this.pair.local;
  }

  /** Senders for one connection. They stay tied to today's two pages, whichever pages join later. */
  forConnection() {
    const ids = { ...this.recipient, from_peer: this.pair.local, to_peer: this.pair.remote };
    return {
      describe: (kind: "offer" | "answer", sdp: string) => {
        this.expectAnswer();
        this.options.send({ type: "description", ...ids, kind, sdp });
      },
      candidate: (found: RTCIceCandidate | null) => {
        const { candidate = null, sdpMid: sdp_mid, sdpMLineIndex: sdp_m_line_index } = found ?? {};
        this.options.send({ type: "candidate", ...ids, candidate, sdp_mid, sdp_m_line_index });
      },
    };
  }

  private get recipient() {
    return { consult_id: this.options.consultId, to: this.options.other };
  }
}
