/**
 * One side of a call: joins, keeps the transport up, and comes back by itself. Knows no page and no framework.
 *
 * A transport that is lost is not repaired but replaced: a fresh peer id, a fresh join, on both sides. That is the
 * same path as a reload's, and the one path that aiortc shares.
 */
import type { Signal } from "../socket/client";
import { alone, isOurs, onJoin, type Pair } from "./machine";
import { Peer } from "./peer";

export type Phase = "connecting" | "connected" | "interrupted" | "elsewhere";
export type MediaReport = "joined" | "connected" | "interrupted";

export interface CallOptions {
  consultId: string;
  /** Whether this side sends the offer: the clinician's does. */
  offers: boolean;
  local: MediaStream;
  send(signal: Signal): boolean;
  report(state: MediaReport): void;
  changed(phase: Phase, remote: MediaStream | null): void;
}

/** `disconnected` flickers on a mobile link (w3c/webrtc-pc #1910): it counts after this long. */
const FLICKER_MS = 2000;
/** A join that nobody answered is repeated after this long. */
const REPEAT_MS = 2000;
/** A transport that has not come up by then is replaced. */
const SETUP_MS = 8000;

export class Call {
  phase: Phase = "connecting";
  private pair: Pair = alone("");
  private peer: Peer | null = null;
  private remote: MediaStream | null = null;
  private flicker = 0;
  private readonly watch: number;
  private waitedMs = 0;

  constructor(private readonly options: CallOptions) {
    this.watch = window.setInterval(() => this.keepUp(), REPEAT_MS);
    this.join();
    this.options.report("joined");
  }

  get consultId(): string {
    return this.options.consultId;
  }

  /** The connection underneath, for statistics. */
  get connection(): RTCPeerConnection | null {
    return this.peer?.pc ?? null;
  }

  /** Announce this page with a fresh transport: at the start, after a loss, or to take the call over. */
  join(): void {
    this.drop();
    this.pair = alone(crypto.randomUUID());
    this.waitedMs = 0;
    this.sendJoin(null);
    if (this.phase === "elsewhere") this.become("connecting");
  }

  /** The server can be heard again: go on at once instead of at the next look. */
  socketBack(): void {
    if (this.phase === "connecting" || this.phase === "interrupted") this.join();
  }

  async onSignal(signal: Signal): Promise<void> {
    if (signal.consult_id !== this.options.consultId || this.phase === "elsewhere") return;
    if (signal.type === "join") {
      const decision = onJoin(this.pair, signal);
      this.pair = decision.pair;
      if (decision.reply) this.sendJoin(signal.peer);
      if (decision.rebuild) await this.build();
    } else if (isOurs(this.pair, signal)) {
      if (signal.type === "description") await this.peer?.onDescription(signal.kind, signal.sdp);
      else if (signal.candidate !== null) {
        const { candidate, sdp_mid: sdpMid, sdp_m_line_index: sdpMLineIndex } = signal;
        await this.peer?.onCandidate({ candidate, sdpMid, sdpMLineIndex });
      }
    }
  }

  /** Another page of the same user has the call now. */
  takenOver(): void {
    this.drop();
    this.become("elsewhere");
  }

  /** Send these tracks instead. */
  async use(local: MediaStream): Promise<void> {
    this.options.local = local;
    await this.peer?.use(local);
  }

  close(): void {
    clearInterval(this.watch);
    this.drop();
  }

  private async build(): Promise<void> {
    if (this.phase === "connected") this.lost();
    this.drop();
    this.waitedMs = 0;
    const { me: from_peer, remote: to_peer } = this.pair;
    const ids = { consult_id: this.options.consultId, from_peer, to_peer };
    const peer = new Peer(this.options.local, {
      describe: (kind, sdp) => this.options.send({ type: "description", ...ids, kind, sdp }),
      candidate: (found) =>
        this.options.send({
          type: "candidate",
          ...ids,
          candidate: found?.candidate ?? null,
          sdp_mid: found?.sdpMid,
          sdp_m_line_index: found?.sdpMLineIndex,
        }),
      media: (stream) => {
        this.remote = stream;
        this.options.changed(this.phase, stream);
      },
      state: (state) => this.onState(state),
    });
    this.peer = peer;
    if (this.options.offers) await peer.offer();
  }

  private onState(state: RTCPeerConnectionState): void {
    clearTimeout(this.flicker);
    if (state === "connected") {
      this.become("connected");
      this.options.report("connected");
    } else if (state === "failed") {
      this.lost();
      this.join();
    } else if (state === "disconnected") {
      this.flicker = window.setTimeout(() => {
        this.lost();
        this.join();
      }, FLICKER_MS);
    }
  }

  private lost(): void {
    if (this.phase !== "connected") return;
    this.become("interrupted");
    this.options.report("interrupted");
  }

  private keepUp(): void {
    if (this.phase === "connected" || this.phase === "elsewhere") return;
    this.waitedMs += REPEAT_MS;
    if (this.pair.remote === "") this.sendJoin(null);
    else if (this.waitedMs >= SETUP_MS) this.join();
  }

  private sendJoin(replyTo: string | null): void {
    const { me: peer } = this.pair;
    this.options.send({ type: "join", consult_id: this.options.consultId, peer, reply_to: replyTo });
  }

  private become(phase: Phase): void {
    this.phase = phase;
    this.options.changed(phase, this.remote);
  }

  private drop(): void {
    clearTimeout(this.flicker);
    this.peer?.close();
    this.peer = null;
  }
}
