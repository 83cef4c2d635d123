/** One RTCPeerConnection from birth to close: what it sends, and what comes of it. */
import { Gate } from "./gate";
import type { Rung } from "./ladder";
import { Negotiation, type NegotiationOptions } from "./negotiation";
import { isMoving, KeyFrameRequest, pictureOf } from "./picture";
import { forSpeech } from "./sdp";

export interface PeerEvents {
  describe(kind: "offer" | "answer", sdp: string): void;
  candidate(candidate: RTCIceCandidate | null): void;
  media(stream: MediaStream): void;
  state(): void;
  /** The picture cannot leave by this connection. */
  stuck(): void;
  /** Text or a still picture from the other side. */
  line(data: string | ArrayBuffer): void;
}

const SHAPE_TRIES = 5;
/** Another change of the same sender, or a new description, came between reading and setting. */
const OVERTAKEN = ["InvalidModificationError", "InvalidStateError"];
/** The first pictures are small (`pictureOf`) and sharpen after a moment. */
const FIRST_MS = 700;
/** Both faces are there by then: to change what an encoder gets keeps the page from showing one. */
const OPENING_MS = 300;
/** After a silence a second whole picture follows the first. */
const AGAIN_MS = 300;

/** One transport for all, and the ways to it looked for from the first moment on. */
const configured = (ways: RTCConfiguration): RTCConfiguration => ({
  ...ways,
  bundlePolicy: "max-bundle",
  iceCandidatePoolSize: 1,
});

/** Sound goes before picture in every queue on the way (RFC 8835 section 4). */
const SOUND: Partial<RTCRtpEncodingParameters> = { priority: "high", networkPriority: "high" };

async function apply(
  sender: RTCRtpSender,
  parameters: RTCRtpSendParameters,
  keyFrame: boolean,
): Promise<boolean> {
  try {
    await sender.setParameters(parameters, keyFrame ? { encodingOptions: [{ keyFrame }] } : {});
    return true;
  } catch (problem) {
    if (OVERTAKEN.includes((problem as Error).name)) return false;
    throw problem;
  }
}

export class Peer {
  readonly pc: RTCPeerConnection;
  private readonly channel: RTCDataChannel;
  private readonly arrived: MediaStreamTrack[] = [];
  private readonly negotiation: Negotiation;
  private rung: Rung = "full";
  private paused = false;
  private sharp = false;
  private sharpening = 0;
  private insisting = 0;
  private shaping = Promise.resolve();
  private closed = false;
  /** Keeps the encoder warm until picture and sound may leave. */
  private readonly gate: Gate | null;
  private readonly keyFrame = new KeyFrameRequest();
  /** The camera's newest pictures go before the camera itself. */
  private opening = false;

  /** `live`: picture and sound may leave this page. */
  constructor(
    private local: MediaStream,
    private live: boolean,
    ways: RTCConfiguration,
    role: Pick<NegotiationOptions, "polite" | "again">,
    private readonly events: PeerEvents,
  ) {
    this.pc = new RTCPeerConnection(configured(ways));
    this.negotiation = new Negotiation(this.pc, {
      ...role,
      describe: (kind, sdp) => this.events.describe(kind, forSpeech(sdp)),
      answering: () => {
        for (const transceiver of this.pc.getTransceivers()) transceiver.direction = "sendrecv";
        return this.attach();
      },
    });
    this.gate = live ? null : Gate.shut(this.pc, () => this.ask());
    this.gate?.watch(local);
    this.channel = this.pc.createDataChannel("lines", { negotiated: true, id: 0 });
    this.channel.binaryType = "arraybuffer";
    this.channel.onmessage = ({ data }) => this.events.line(data as string | ArrayBuffer);
    this.pc.onicecandidate = ({ candidate }) => this.events.candidate(candidate);
    this.pc.onconnectionstatechange = this.pc.oniceconnectionstatechange = () => this.events.state();
    this.pc.ontrack = ({ track }) => {
      this.arrived.push(track);
      this.events.media(new MediaStream(this.arrived)); // a new one each time, so that who shows it looks again
    };
  }

  /** The first offer: sound and picture both ways, even where a track is missing for now. */
  begin(): void {
    this.negotiation.begin();
    for (const kind of this.gate ? (["audio"] as const) : (["video", "audio"] as const))
      this.pc.addTransceiver(this.track(kind) ?? kind, { direction: "sendrecv" });
  }

  async onDescription(kind: "offer" | "answer", sdp: string): Promise<void> {
    await this.negotiation.onDescription(kind, sdp);
    await this.shape();
  }

  onCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    return this.negotiation.onCandidate(candidate);
  }

  /** Look for the other side anew, by these ways and over any network there is now; keys, tracks and pictures stay. */
  restart(ways: RTCConfiguration): void {
    this.pc.setConfiguration(configured(ways));
    this.negotiation.restart();
  }

  /** An offer of this side waits for its answer. */
  get isOffering(): boolean {
    return this.negotiation.isOpen;
  }

  /** Say this side's description (again). */
  describe(): void {
    this.negotiation.describe();
  }

  /** Send these tracks (instead), without a new description, once `live`: they may leave this page. */
  async use(local: MediaStream, live: boolean): Promise<void> {
    this.local = local;
    if (live && !this.live) this.letOut();
    else if (!live) this.gate?.watch(local);
    await this.whileOpen(() => this.attach());
  }

  /** Send as much as this rung of the ladder allows. */
  async send(rung: Rung): Promise<void> {
    this.rung = rung;
    await this.whileOpen(() => this.attach());
  }

  /**
   * Sends no moving picture while nothing arrives, and a whole one (a key frame) as soon as something does, small like a
   * call's first. Frames sent into the void would leave the other side waiting for what it missed, up to three seconds
   * (Chromium).
   */
  async pause(paused: boolean): Promise<void> {
    if (this.paused === paused) return;
    this.paused = paused;
    clearTimeout(this.insisting);
    if (paused) this.blur();
    else this.insisting = window.setTimeout(() => this.insist(), AGAIN_MS);
    await this.whileOpen(() => this.shape());
  }

  /** Sends text or a still picture if the other side can hear it now; false where not. */
  say(data: string | ArrayBuffer): boolean {
    if (this.channel.readyState !== "open") return false;
    if (typeof data === "string") this.channel.send(data);
    else this.channel.send(data);
    return true;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.sharpening);
    clearTimeout(this.insisting);
    this.gate?.close();
    this.pc.onicecandidate = this.pc.onnegotiationneeded = this.pc.ontrack = null;
    this.pc.onconnectionstatechange = this.pc.oniceconnectionstatechange = this.channel.onmessage = null;
    this.pc.close();
  }

  /** Sound and picture at once, before anything else is waited for: whoever sees the face has waited long enough. */
  private async attach(): Promise<void> {
    await Promise.all(this.pc.getTransceivers().map((one) => this.give(one)));
    // To read what a sender does holds the page up until the browser has done what it was told before.
    if (!this.opening) await this.shape();
  }

  private letOut(): void {
    this.live = true;
    if (!this.gate) return;
    this.opening = this.gate.open(() => this.events.stuck());
    if (this.opening) setTimeout(() => this.follow(), OPENING_MS);
  }

  /** The camera itself, after its newest pictures. */
  private follow(): void {
    this.gate?.rest();
    this.opening = false;
    // Not awaited: the encoder is told what to make of the camera's pictures before it gets the first, and no later.
    this.ask(false);
    void this.whileOpen(() => this.attach());
  }

  /** Tells the encoder of the gate's picture at once what it is to make of the next, and whether that must be `whole`. */
  private ask(whole = true): void {
    const picture = this.pc.getTransceivers().find(({ sender }) => sender === this.gate?.sender);
    if (!picture?.sender.track || !this.pc.remoteDescription) return; // there is nothing to ask for yet
    if (whole) this.keyFrame.make();
    void this.whileOpen(() => this.set(picture));
  }

  private async give({ sender, receiver }: RTCRtpTransceiver): Promise<void> {
    const wanted = this.track(receiver.track.kind) ?? null;
    if (sender.track !== wanted) await sender.replaceTrack(wanted);
  }

  /** What was sent first after a silence may have been lost on a way that was only half there. */
  private insist(): void {
    this.keyFrame.make();
    void this.shape();
  }

  private blur(): void {
    clearTimeout(this.sharpening);
    this.sharpening = 0;
    this.sharp = false;
  }

  private sharpen(): void {
    this.sharpening ||= window.setTimeout(() => {
      this.sharp = true;
      void this.shape();
    }, FIRST_MS);
  }

  /** One change of what is sent after the other: a browser takes no second one while the first is on its way. */
  private shape(): Promise<void> {
    this.shaping = this.shaping.then(() => this.whileOpen(() => this.reshape()));
    return this.shaping;
  }

  private async reshape(): Promise<void> {
    for (const transceiver of this.pc.getTransceivers()) {
      for (let tries = 0; tries < SHAPE_TRIES && !this.closed; tries++) {
        if (!this.pc.currentRemoteDescription) return; // done when the first offer is answered
        if (await this.set(transceiver)) break;
      }
    }
  }

  /** Tells a sender what to make of its track; false where something came between reading and setting. */
  private async set({ sender, receiver }: RTCRtpTransceiver): Promise<boolean> {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!encoding) return true;
    if (receiver.track.kind === "audio") {
      Object.assign(encoding, SOUND);
      return apply(sender, parameters, false);
    }
    const { rung, height, paused, sharp } = this;
    Object.assign(encoding, pictureOf({ rung, height, paused, sharp }));
    if (sender.track && this.live && !paused) this.sharpen();
    return this.keyFrame.hand((wanted) => apply(sender, parameters, wanted));
  }

  /** Of what the picture's encoder is given, pixels. */
  private get height(): number | undefined {
    const track = this.track("video");
    return track === this.gate?.blank ? this.gate?.height : track?.getSettings().height;
  }

  private track(kind: string): MediaStreamTrack | undefined {
    if (kind === "video" && !isMoving(this.rung)) return undefined;
    if (!this.live || (this.opening && kind === "video"))
      return kind === "video" ? this.gate?.blank : undefined;
    return this.local.getTracks().find((track) => track.kind === kind);
  }

  /** A connection that was closed meanwhile refuses every step; that is no error of anybody's. */
  private async whileOpen(work: () => Promise<unknown> | void): Promise<void> {
    if (this.closed) return;
    try {
      await work();
    } catch (problem) {
      if (!this.closed) throw problem;
    }
  }
}
