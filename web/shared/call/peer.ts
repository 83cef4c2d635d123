/** One RTCPeerConnection from creation to close: what it sends, and what arrives. */
import { Gate } from "./gate";
import type { Rung } from "./ladder";
import { Negotiation, type NegotiationOptions } from "./negotiation";
import { isMoving, KeyFrameRequest, pictureOf } from "./picture";
import { forSpeech } from "./sdp";
import { setParameters } from "./sender";

/** What a `Peer` reports. */
export interface PeerEvents {
  /** Send this description to the other side. */
  describe(kind: "offer" | "answer", sdp: string): void;
  /** Send this candidate to the other side; null means there are no more. */
  candidate(candidate: RTCIceCandidate | null): void;
  /** The other side's tracks, in a new stream each time one is added. */
  remote(stream: MediaStream): void;
  /** The state of the connection or of ICE has changed. */
  stateChanged(): void;
  /** The picture cannot leave by this connection. */
  stuck(): void;
  /** Something arrived over the data channel. */
  received(data: string | ArrayBuffer): void;
}

const MOST_TRIES = 5;
/** The first frames are small (`pictureOf`) and get their full size after this long. */
const SMALL_MS = 700;
/** Both faces are on screen by then: changing what an encoder gets keeps the page from showing one. */
const OPENING_MS = 300;
/** After a silence, a second key frame follows the first after this long. */
const SECOND_KEY_FRAME_MS = 300;
/** Sound goes before picture in every queue on the way (RFC 8835 section 4). */
const SOUND: Partial<RTCRtpEncodingParameters> = { priority: "high", networkPriority: "high" };

/** Everything over one transport, and candidates gathered from the very start. */
const complete = (configuration: RTCConfiguration): RTCConfiguration => ({
  ...configuration,
  bundlePolicy: "max-bundle",
  iceCandidatePoolSize: 1,
});

/** One connection to one other page. `close` undoes everything the constructor did. */
export class Peer {
  readonly pc: RTCPeerConnection;
  private readonly channel: RTCDataChannel;
  private readonly remoteTracks: MediaStreamTrack[] = [];
  private readonly negotiation: Negotiation;
  private rung: Rung = "full";
  private paused = false;
  private sharp = false;
  private sharpening = 0;
  private secondKeyFrame = 0;
  private updating = Promise.resolve();
  private closed = false;
  /** Keeps the encoder warm until picture and sound may leave. */
  private readonly gate: Gate | null;
  private readonly keyFrame = new KeyFrameRequest();
  /** The gate is open and its track carries the camera's frames; the camera itself follows. */
  private opening = false;

  /** `local`: the tracks to send. `live`: picture and sound may leave this page. */
  constructor(
    private local: MediaStream,
    private live: boolean,
    configuration: RTCConfiguration,
    role: Pick<NegotiationOptions, "polite" | "renegotiates">,
    private readonly events: PeerEvents,
  ) {
    this.pc = new RTCPeerConnection(complete(configuration));
    this.negotiation = new Negotiation(this.pc, {
      ...role,
      describe: (kind, sdp) => this.events.describe(kind, forSpeech(sdp)),
      answering: () => {
        for (const transceiver of this.pc.getTransceivers()) transceiver.direction = "sendrecv";
        return this.attachTracks();
      },
    });
    this.gate = live ? null : Gate.shut(this.pc, () => this.requestKeyFrame());
    this.gate?.watch(local);
    this.channel = this.pc.createDataChannel("lines", { negotiated: true, id: 0 });
    this.channel.binaryType = "arraybuffer";
    this.channel.onmessage = ({ data }) => this.events.received(data as string | ArrayBuffer);
    this.pc.onicecandidate = ({ candidate }) => this.events.candidate(candidate);
    this.pc.onconnectionstatechange = this.pc.oniceconnectionstatechange = () => this.events.stateChanged();
    this.pc.ontrack = ({ track }) => {
      this.remoteTracks.push(track);
      this.events.remote(new MediaStream(this.remoteTracks)); // a new object, so that the page notices
    };
  }

  /** Makes the first offer: sound and picture both ways, even if a track is missing for now. */
  offer(): void {
    this.negotiation.allowOffers();
    for (const kind of this.gate ? (["audio"] as const) : (["video", "audio"] as const))
      this.pc.addTransceiver(this.trackFor(kind) ?? kind, { direction: "sendrecv" });
  }

  /** Applies the other side's description. */
  async onDescription(kind: "offer" | "answer", sdp: string): Promise<void> {
    await this.negotiation.onDescription(kind, sdp);
    await this.updateSenders();
  }

  /** Adds one of the other side's candidates; null means there are no more. */
  onCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    return this.negotiation.onCandidate(candidate);
  }

  /** Restarts ICE with this configuration, over whatever network there is now; keys, tracks and pictures stay. */
  restart(configuration: RTCConfiguration): void {
    this.pc.setConfiguration(complete(configuration));
    this.negotiation.restart();
  }

  /** An offer of this side is waiting for its answer. */
  get isOffering(): boolean {
    return this.negotiation.isOffering;
  }

  /** Sends this side's description again. */
  describe(): void {
    this.negotiation.describe();
  }

  /** Sends these tracks from now on, without renegotiation. `live`: they may leave this page. */
  async use(local: MediaStream, live: boolean): Promise<void> {
    this.local = local;
    if (live && !this.live) this.goLive();
    else if (!live) this.gate?.watch(local);
    await this.unlessClosed(() => this.attachTracks());
  }

  /** Sends as much as this rung of the ladder allows. */
  async setRung(rung: Rung): Promise<void> {
    this.rung = rung;
    await this.unlessClosed(() => this.attachTracks());
  }

  /**
   * Stops the picture while nothing arrives from the other side, and starts it again with a key frame, small as at the start
   * of a call. Frames sent into the void would leave the other side waiting for what it missed, up to three seconds
   * (Chromium).
   */
  async pause(paused: boolean): Promise<void> {
    if (this.paused === paused) return;
    this.paused = paused;
    clearTimeout(this.secondKeyFrame);
    if (paused) this.startSmall();
    else this.secondKeyFrame = window.setTimeout(() => this.repeatKeyFrame(), SECOND_KEY_FRAME_MS);
    await this.unlessClosed(() => this.updateSenders());
  }

  /** Sends text or a still picture over the data channel; false if it is not open. */
  send(data: string | ArrayBuffer): boolean {
    if (this.channel.readyState !== "open") return false;
    if (typeof data === "string") this.channel.send(data);
    else this.channel.send(data);
    return true;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.sharpening);
    clearTimeout(this.secondKeyFrame);
    this.gate?.close();
    this.pc.onicecandidate = this.pc.onnegotiationneeded = this.pc.ontrack = null;
    this.pc.onconnectionstatechange = this.pc.oniceconnectionstatechange = this.channel.onmessage = null;
    this.pc.close();
  }

  /** Attaches sound and picture at once, before waiting for anything else: whoever sees the face has waited long enough. */
  private async attachTracks(): Promise<void> {
    await Promise.all(this.pc.getTransceivers().map((one) => this.attachTrack(one)));
    // Reading a sender's parameters holds the page up until the browser has done what it was told before.
    if (!this.opening) await this.updateSenders();
  }

  private goLive(): void {
    this.live = true;
    if (!this.gate) return;
    this.opening = this.gate.open(() => this.events.stuck());
    if (this.opening) setTimeout(() => this.attachCamera(), OPENING_MS);
  }

  /** Replaces the frames written by the gate with the camera itself. */
  private attachCamera(): void {
    this.gate?.rest();
    this.opening = false;
    // Not awaited: the encoder must know how to encode the camera's frames before it gets the first, but no earlier.
    this.updatePicture();
    void this.unlessClosed(() => this.attachTracks());
  }

  private requestKeyFrame(): void {
    this.updatePicture(true);
  }

  /** Tells the gate's encoder at once how to encode the next frame. Does nothing before there is anything to encode. */
  private updatePicture(keyFrame = false): void {
    const picture = this.pc.getTransceivers().find(({ sender }) => sender === this.gate?.sender);
    if (!picture?.sender.track || !this.pc.remoteDescription) return;
    if (keyFrame) this.keyFrame.make();
    void this.unlessClosed(() => this.updateSender(picture));
  }

  private async attachTrack({ sender, receiver }: RTCRtpTransceiver): Promise<void> {
    const wanted = this.trackFor(receiver.track.kind) ?? null;
    if (sender.track !== wanted) await sender.replaceTrack(wanted);
  }

  /** The first frame after a silence may have been lost on a path that was only half up. */
  private repeatKeyFrame(): void {
    this.keyFrame.make();
    void this.updateSenders();
  }

  private startSmall(): void {
    clearTimeout(this.sharpening);
    this.sharpening = 0;
    this.sharp = false;
  }

  private sharpen(): void {
    this.sharpening ||= window.setTimeout(() => {
      this.sharp = true;
      void this.updateSenders();
    }, SMALL_MS);
  }

  /** Updates run one after the other: a browser takes no second change of a sender while the first is under way. */
  private updateSenders(): Promise<void> {
    this.updating = this.updating.then(() => this.unlessClosed(() => this.updateEach()));
    return this.updating;
  }

  private async updateEach(): Promise<void> {
    for (const transceiver of this.pc.getTransceivers()) {
      for (let tries = 0; tries < MOST_TRIES && !this.closed; tries++) {
        if (!this.pc.currentRemoteDescription) return; // done once the first offer is answered
        if (await this.updateSender(transceiver)) break;
      }
    }
  }

  /** Tells a sender how to encode its track; false if the parameters were overtaken. */
  private async updateSender({ sender, receiver }: RTCRtpTransceiver): Promise<boolean> {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!encoding) return true;
    if (receiver.track.kind === "audio") {
      Object.assign(encoding, SOUND);
      return setParameters(sender, parameters, false);
    }
    const { rung, height, paused, sharp } = this;
    Object.assign(encoding, pictureOf({ rung, height, paused, sharp }));
    if (sender.track && this.live && !paused) this.sharpen();
    return this.keyFrame.hand((wanted) => setParameters(sender, parameters, wanted));
  }

  /** Height of what the picture's encoder gets, pixels. */
  private get height(): number | undefined {
    const track = this.trackFor("video");
    return track === this.gate?.track ? this.gate?.height : track?.getSettings().height;
  }

  /** The track to send now, if any. */
  private trackFor(kind: string): MediaStreamTrack | undefined {
    if (kind === "video" && !isMoving(this.rung)) return undefined;
    if (!this.live || (this.opening && kind === "video"))
      return kind === "video" ? this.gate?.track : undefined;
    return this.local.getTracks().find((track) => track.kind === kind);
  }

  /** A connection that was closed in the meantime refuses every step; that refusal is ignored. */
  private async unlessClosed(work: () => Promise<unknown> | void): Promise<void> {
    if (this.closed) return;
    try {
      await work();
    } catch (problem) {
      if (!this.closed) throw problem;
    }
  }
}
