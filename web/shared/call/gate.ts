/**
 * Warms a picture's encoder while nothing may leave: it encodes a blank picture, and a worker swallows what comes of that.
 * The camera is not even attached before the gate opens: docs/decisions/0012.
 */
import GateWorker from "../../worker/gate?worker";

/** A track of what is written to it (Chromium; W3C mediacapture-transform has it in workers only). */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(init: { kind: "video" });
  readonly writable: WritableStream<VideoFrame>;
}

const BLANK_MS = 100;
/** An encoder that has had so many is warm, and stays so with one now and then. */
const WARM_BLANKS = 8;
const SELDOM = 5;
const NEXT_MS = 30;
/** A worker that does not stand in the way by then will not open it either: it could not be fetched. */
const STUCK_MS = 1000;

/** A black picture (BT.601: luma 16, chroma 128). */
function black(codedWidth: number, codedHeight: number): VideoFrame {
  const luma = codedWidth * codedHeight;
  const chroma = 2 * Math.ceil(codedWidth / 2) * Math.ceil(codedHeight / 2);
  const data = new Uint8Array(luma + chroma).fill(128).fill(16, 0, luma);
  return new VideoFrame(data, { format: "I420", codedWidth, codedHeight, timestamp: 0 });
}

export class Gate {
  private readonly worker = new GateWorker();
  private writing: number;
  /** As large as what the camera gives: an encoder takes a while to get used to another size. */
  private nothing = black(320, 180);
  private readonly pictures: WritableStreamDefaultWriter<VideoFrame>;
  private readonly newest = document.createElement("video");
  private giveUp = 0;
  private stands = false;
  /** The next picture will be a whole one. */
  private asked = false;

  private constructor(
    readonly sender: RTCRtpSender,
    readonly blank: MediaStreamTrackGenerator,
    private readonly ask: () => void,
  ) {
    sender.transform = new RTCRtpScriptTransform(this.worker);
    this.worker.onmessage = ({ data }) => {
      this.stands = true;
      if (data !== "swallowed") return;
      this.asked = true;
      this.ask();
    };
    this.pictures = blank.writable.getWriter();
    this.newest.muted = true;
    let ticks = 0;
    this.writing = window.setInterval(() => {
      if (++ticks > WARM_BLANKS && ticks % SELDOM) return;
      this.asked = false;
      this.show(this.nothing);
    }, BLANK_MS);
  }

  /**
   * A shut gate on a new sender of `pc`; null where this browser cannot hold back what it encodes. Chromium decides in the
   * task in which a sender comes to be whether anything stands between it and the network, so this is one step. `ask` asks
   * the encoder to make the next picture a whole one. It is asked when a picture has been encoded and swallowed: earlier, it
   * may be that one which is made whole, and together with the next picture it may come too late for that.
   */
  static shut(pc: RTCPeerConnection, ask: () => void): Gate | null {
    if (!("RTCRtpScriptTransform" in window && "MediaStreamTrackGenerator" in window)) return null;
    const blank = new MediaStreamTrackGenerator({ kind: "video" });
    return new Gate(pc.addTrack(blank), blank, ask);
  }

  /** How high what the encoder gets is; a track of pictures that are written to it does not say. */
  get height(): number {
    return this.nothing.codedHeight;
  }

  /** Keeps the camera's newest picture at hand, so that opening need not wait for the next one. None of it is encoded. */
  watch(camera: MediaStream): void {
    const track = camera.getVideoTracks()[0];
    if (this.newest.srcObject === camera || !track) return;
    this.newest.srcObject = camera;
    const { width, height } = track.getSettings();
    if (width && height) {
      this.nothing.close();
      this.nothing = black(width, height);
    }
    void this.newest.play().catch(() => undefined);
  }

  /**
   * The next whole picture passes, and all that follows. Returns whether the blank track carries what the camera sees from
   * now on, until `rest`: the camera itself is to follow. `stuck`: nothing will pass.
   */
  open(stuck: () => void): boolean {
    clearInterval(this.writing);
    this.worker.postMessage("open");
    if (!this.asked) this.ask();
    this.giveUp = window.setTimeout(() => this.stands || stuck(), STUCK_MS);
    if (this.newest.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return false;
    this.show(this.newest);
    this.writing = window.setInterval(() => this.show(this.newest), NEXT_MS);
    return true;
  }

  /** The camera itself is sent now. */
  rest(): void {
    clearInterval(this.writing);
    this.newest.srcObject = null;
  }

  close(): void {
    this.rest();
    clearTimeout(this.giveUp);
    this.nothing.close();
    this.blank.stop();
    this.worker.terminate();
  }

  private show(picture: VideoFrame | HTMLVideoElement): void {
    const frame = new VideoFrame(picture, { timestamp: performance.now() * 1000 });
    void this.pictures.write(frame).catch(() => frame.close());
  }
}
