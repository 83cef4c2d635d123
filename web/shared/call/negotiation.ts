/**
 * Perfect negotiation over one connection (W3C WebRTC 1.0, section 10.7): either side makes an offer when it needs to, and if
 * both do at once, the polite one gives way. A polite offer is applied only together with its answer, so that giving way just
 * means dropping it: a rollback would freeze the picture that this side receives in Chromium (docs/decisions/0014).
 */
import { iceUfrag, preferred } from "./sdp";

/** The role of one side in a negotiation, and how it reaches the other. */
export interface NegotiationOptions {
  /** Gives way if both sides make an offer; the other side makes the first one. */
  polite: boolean;
  /** The other side can take further offers on the same connection (aiortc cannot). */
  renegotiates: boolean;
  /** Sends this side's description. */
  describe(kind: "offer" | "answer", sdp: string): void;
  /** An offer has been applied, and the answer is about to be made: attach what this side sends. */
  answering(): Promise<void>;
}

/** Makes and takes the descriptions and candidates of one connection. */
export class Negotiation {
  /** This side may make offers now: the impolite one from the start, the polite one once it has answered. */
  private mayOffer = false;
  /** A polite offer until it is answered or dropped. */
  private pendingOffer: RTCSessionDescriptionInit | null = null;
  /** Candidates that arrived before the description they belong to (RFC 8838 section 9). */
  private early: RTCIceCandidateInit[] = [];
  /** How often the other side has restarted ICE. */
  private restarts = 0;
  /** The chain of operations (W3C WebRTC 1.0, section 4.4.1.2): one step after the other. */
  private chain: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly pc: RTCPeerConnection,
    private readonly options: NegotiationOptions,
  ) {
    pc.onnegotiationneeded = () => void this.enqueue(() => this.offer());
  }

  /** Allows this side to make offers. What it has to send is attached already, or follows in the same task. */
  allowOffers(): void {
    this.mayOffer = true;
  }

  /** An offer of this side is waiting for its answer. */
  get isOffering(): boolean {
    return this.pendingOffer !== null || this.pc.signalingState === "have-local-offer";
  }

  /** Restarts ICE, over whatever network there is now (RFC 8829 section 5.2.3). */
  restart(): void {
    if (this.isOffering) this.describe();
    else this.pc.restartIce();
  }

  /** Sends this side's description, again if it has been sent before. */
  describe(): void {
    const made = this.pendingOffer ?? this.pc.localDescription;
    if (made?.sdp && !this.isClosed) this.options.describe(made.type as "offer" | "answer", made.sdp);
  }

  /** Applies the other side's description. Receiving the same one twice changes nothing. */
  onDescription(kind: "offer" | "answer", sdp: string): Promise<void> {
    return this.enqueue(() => (kind === "offer" ? this.answer(sdp) : this.accept(sdp)));
  }

  /** Adds one of the other side's candidates; null means there are no more. */
  onCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    return this.enqueue(async () => {
      if (candidate === null) return;
      if (this.pc.remoteDescription) await this.add(candidate);
      else this.early.push(candidate);
    });
  }

  private async offer(): Promise<void> {
    if (!this.mayOffer || this.isOffering) return;
    if (this.options.polite) this.pendingOffer = await this.pc.createOffer();
    else await this.pc.setLocalDescription();
    this.describe();
  }

  private async answer(sdp: string): Promise<void> {
    if (this.pc.signalingState !== "stable") return; // both made an offer: the impolite side's stands
    this.pendingOffer = null;
    await this.setRemote("offer", sdp);
    await this.options.answering();
    await this.pc.setLocalDescription();
    this.mayOffer ||= this.options.renegotiates;
    this.describe();
  }

  private async accept(sdp: string): Promise<void> {
    if (!this.isOffering) return;
    const offer = this.pendingOffer;
    this.pendingOffer = null;
    if (offer) await this.pc.setLocalDescription(offer);
    await this.setRemote("answer", sdp);
  }

  private async setRemote(type: "offer" | "answer", sdp: string): Promise<void> {
    const known = this.pc.remoteDescription;
    if (known && iceUfrag(known.sdp) !== iceUfrag(sdp)) this.restarts++;
    await this.pc.setRemoteDescription({ type, sdp: preferred(sdp, this.restarts) });
    for (const candidate of this.early.splice(0)) await this.add(candidate);
  }

  /** What the latest restart has found goes first: the path used before may be dead. */
  private add(found: RTCIceCandidateInit): Promise<void> {
    return this.pc.addIceCandidate({ ...found, candidate: preferred(found.candidate ?? "", this.restarts) });
  }

  /** Each step finds the connection at rest. If it was closed in the meantime, its refusal is ignored. */
  private enqueue(step: () => Promise<void>): Promise<void> {
    const done = this.chain.then(async () => {
      try {
        if (!this.isClosed) await step();
      } catch (problem) {
        if (!this.isClosed) throw problem;
      }
    });
    this.chain = done.catch(() => undefined);
    return done;
  }

  private get isClosed(): boolean {
    return this.pc.signalingState === "closed";
  }
}
