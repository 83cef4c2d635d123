/** One RTCPeerConnection from birth to close. Candidates that come early are kept (RFC 8838 section 9). */

export interface PeerEvents {
  describe(kind: "offer" | "answer", sdp: string): void;
  candidate(candidate: RTCIceCandidate | null): void;
  media(stream: MediaStream): void;
  state(state: RTCPeerConnectionState): void;
}

export class Peer {
  readonly pc: RTCPeerConnection;
  private readonly arrived: MediaStreamTrack[] = [];
  private early: RTCIceCandidateInit[] = [];
  private closed = false;

  constructor(
    private local: MediaStream,
    private readonly events: PeerEvents,
  ) {
    this.pc = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
    this.pc.onicecandidate = ({ candidate }) => this.events.candidate(candidate);
    this.pc.onconnectionstatechange = () => this.events.state(this.pc.connectionState);
    this.pc.ontrack = ({ track }) => {
      this.arrived.push(track);
      this.events.media(new MediaStream(this.arrived)); // a new one each time, so that who shows it looks again
    };
  }

  /** The offering side's first step: sound and picture both ways, even where a track is missing for now. */
  async offer(): Promise<void> {
    for (const kind of ["audio", "video"] as const) {
      this.pc.addTransceiver(this.track(kind) ?? kind, { direction: "sendrecv" });
    }
    await this.describe();
  }

  async onDescription(kind: "offer" | "answer", sdp: string): Promise<void> {
    await this.pc.setRemoteDescription({ type: kind, sdp });
    for (const candidate of this.early.splice(0)) {
      if (!this.closed) await this.pc.addIceCandidate(candidate);
    }
    if (kind === "answer" || this.closed) return;
    for (const transceiver of this.pc.getTransceivers()) transceiver.direction = "sendrecv";
    await this.use(this.local);
    await this.describe();
  }

  async onCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.pc.remoteDescription) await this.pc.addIceCandidate(candidate);
    else this.early.push(candidate);
  }

  /** Send these tracks instead, without a new description. */
  async use(local: MediaStream): Promise<void> {
    this.local = local;
    for (const { sender, receiver } of this.pc.getTransceivers()) {
      await sender.replaceTrack(this.track(receiver.track.kind) ?? null);
    }
  }

  close(): void {
    this.closed = true;
    this.pc.onicecandidate = this.pc.onconnectionstatechange = this.pc.ontrack = null;
    this.pc.close();
  }

  private async describe(): Promise<void> {
    await this.pc.setLocalDescription();
    const made = this.pc.localDescription;
    if (made && !this.closed) this.events.describe(made.type as "offer" | "answer", made.sdp);
  }

  private track(kind: string): MediaStreamTrack | undefined {
    return this.local.getTracks().find((track) => track.kind === kind);
  }
}
