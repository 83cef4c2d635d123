/**
 * Perfect negotiation over one connection (W3C WebRTC 1.0, section 10.7): either side offers when it needs to, and where
 * both do at once the polite one gives way. A polite offer takes effect only with its answer, so that giving way is to
 * forget it: a rollback would freeze the picture that this side receives in Chromium (docs/decisions/0014).
 */
import { nameOf, preferred } from "./sdp";

export interface NegotiationOptions {
  /** Gives way where both sides offer; the other side makes the first offer. */
  polite: boolean;
  /** The other side takes another offer on a connection that stands (aiortc does not). */
  again: boolean;
  describe(kind: "offer" | "answer", sdp: string): void;
  /** An offer has been taken: what this side sends must be in the answer. */
  answering(): Promise<void>;
}

export class Negotiation {
  /** This side may offer now: the impolite one from the start, the polite one once it has answered. */
  private offering = false;
  /** A polite offer, until it is answered or given up. */
  private pending: RTCSessionDescriptionInit | null = null;
  /** Candidates that came before the description they belong to (RFC 8838 section 9). */
  private early: RTCIceCandidateInit[] = [];
  /** How often the other side has looked for this one anew. */
  private restarts = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly pc: RTCPeerConnection,
    private readonly options: NegotiationOptions,
  ) {
    pc.onnegotiationneeded = () => void this.inTurn(() => this.offer());
  }

  /** From now on this side offers. What it has to say is on the connection already, or follows at once. */
  begin(): void {
    this.offering = true;
  }

  /** An offer of this side waits for its answer. */
  get isOpen(): boolean {
    return this.pending !== null || this.pc.signalingState === "have-local-offer";
  }

  /** Looks for the other side anew, over any network there is now (RFC 8829 section 5.2.3). */
  restart(): void {
    if (this.isOpen) this.describe();
    else this.pc.restartIce();
  }

  /** Says this side's description (again). */
  describe(): void {
    const made = this.pending ?? this.pc.localDescription;
    if (made?.sdp && !this.isClosed) this.options.describe(made.type as "offer" | "answer", made.sdp);
  }

  /** Takes the other side's description. What is said twice finds what the first time left. */
  onDescription(kind: "offer" | "answer", sdp: string): Promise<void> {
    return this.inTurn(() => (kind === "offer" ? this.answer(sdp) : this.accept(sdp)));
  }

  onCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    return this.inTurn(async () => {
      if (candidate === null) return;
      if (this.pc.remoteDescription) await this.find(candidate);
      else this.early.push(candidate);
    });
  }

  private async offer(): Promise<void> {
    if (!this.offering || this.isOpen) return;
    if (this.options.polite) this.pending = await this.pc.createOffer();
    else await this.pc.setLocalDescription();
    this.describe();
  }

  private async answer(sdp: string): Promise<void> {
    if (this.pc.signalingState !== "stable") return; // both offered: the impolite side's offer stands
    this.pending = null;
    await this.hear("offer", sdp);
    await this.options.answering();
    await this.pc.setLocalDescription();
    this.offering ||= this.options.again;
    this.describe();
  }

  private async accept(sdp: string): Promise<void> {
    if (!this.isOpen) return;
    const mine = this.pending;
    this.pending = null;
    if (mine) await this.pc.setLocalDescription(mine);
    await this.hear("answer", sdp);
  }

  private async hear(type: "offer" | "answer", sdp: string): Promise<void> {
    const known = this.pc.remoteDescription;
    if (known && nameOf(known.sdp) !== nameOf(sdp)) this.restarts++;
    await this.pc.setRemoteDescription({ type, sdp: preferred(sdp, this.restarts) });
    for (const candidate of this.early.splice(0)) await this.find(candidate);
  }

  /** A later look finds what is to be used: the way of before may be dead. */
  private find(found: RTCIceCandidateInit): Promise<void> {
    return this.pc.addIceCandidate({ ...found, candidate: preferred(found.candidate ?? "", this.restarts) });
  }

  /** One step after the other, so that each finds a connection at rest. One that was closed meanwhile refuses it. */
  private inTurn(step: () => Promise<void>): Promise<void> {
    const done = this.turn.then(async () => {
      try {
        if (!this.isClosed) await step();
      } catch (problem) {
        if (!this.isClosed) throw problem;
      }
    });
    this.turn = done.catch(() => undefined);
    return done;
  }

  private get isClosed(): boolean {
    return this.pc.signalingState === "closed";
  }
}
