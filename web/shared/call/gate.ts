/**
 * Keeps a video encoder warm while nothing may leave this page: it encodes blank frames, and a worker drops what comes out.
 * The camera is not even attached before the gate opens (docs/decisions/0012).
 */
import GateWorker from "../../worker/gate?worker";

/** A track of frames that are written to it (Chromium; W3C mediacapture-transform has it in workers only). */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(init: { kind: "video" });
  readonly writable: WritableStream<VideoFrame>;
}

const BLANK_MS = 100;
/** After this many blank frames an encoder is warm, and an occasional one keeps it so. */
const WARM_FRAMES = 8;
const SELDOM = 5;
/** How often the camera's newest frame is written once the gate is open. */
const FRAME_MS = 30;
/** A worker that is not in place by then will not open the gate either: it could not be fetched. */
const STUCK_MS = 1000;

/** A black frame (BT.601: luma 16, chroma 128). */
function blank(codedWidth: number, codedHeight: number): VideoFrame {
  const luma = codedWidth * codedHeight;
  const chroma = 2 * Math.ceil(codedWidth / 2) * Math.ceil(codedHeight / 2);
  const data = new Uint8Array(luma + chroma).fill(128).fill(16, 0, luma);
  return new VideoFrame(data, { format: "I420", codedWidth, codedHeight, timestamp: 0 });
}

/** One sender's gate. Create it shut (`Gate.shut`); `open` it once. */
export class Gate {
  private readonly worker = new GateWorker();
  private writing: number;
  /** As large as the camera's frames: an encoder takes a while to adapt to another size. */
  private blankFrame = blank(320, 180);
  private readonly writer: WritableStreamDefaultWriter<VideoFrame>;
  /** Plays the camera, so that its newest frame is always at hand. */
  private readonly camera = document.createElement("video");
  private giveUp = 0;
  private workerIsReady = false;
  /** The next frame will be a key frame. */
  private keyFrameAsked = false;

  private constructor(
    readonly sender: RTCRtpSender,
    /** The track that the encoder gets until `rest`. */
    readonly track: MediaStreamTrackGenerator,
    private readonly askKeyFrame: () => void,
  ) {
    sender.transform = new RTCRtpScriptTransform(this.worker);
    this.worker.onmessage = ({ data }) => {
      this.workerIsReady = true;
      if (data !== "swallowed") return;
      this.keyFrameAsked = true;
      this.askKeyFrame();
    };
    this.writer = track.writable.getWriter();
    this.camera.muted = true;
    let ticks = 0;
    this.writing = window.setInterval(() => {
      if (++ticks > WARM_FRAMES && ticks % SELDOM) return;
      this.keyFrameAsked = false;
      this.write(this.blankFrame);
    }, BLANK_MS);
  }

  /**
   * A shut gate on a new sender of `pc`; null if this browser cannot hold back what it encodes. Chromium decides in the task
   * in which a sender is created whether anything stands between it and the network, so this happens in one step.
   * `askKeyFrame` asks the encoder to make the next frame a key frame. It is called when a frame has been encoded and
   * dropped: any earlier, that very frame may become the key frame, and together with the next frame it may be too late.
   */
  static shut(pc: RTCPeerConnection, askKeyFrame: () => void): Gate | null {
    if (!("RTCRtpScriptTransform" in window && "MediaStreamTrackGenerator" in window)) return null;
    const track = new MediaStreamTrackGenerator({ kind: "video" });
    return new Gate(pc.addTrack(track), track, askKeyFrame);
  }

  /** Height of what the encoder gets, pixels; a track of written frames does not report it. */
  get height(): number {
    return this.blankFrame.codedHeight;
  }

  /** Keeps the camera's newest frame at hand, so that opening need not wait for the next. None of it is encoded. */
  watch(camera: MediaStream): void {
    const track = camera.getVideoTracks()[0];
    if (this.camera.srcObject === camera || !track) return;
    this.camera.srcObject = camera;
    const { width, height } = track.getSettings();
    if (width && height) {
      this.blankFrame.close();
      this.blankFrame = blank(width, height);
    }
    void this.camera.play().catch(() => undefined);
  }

  /**
   * Lets the next key frame pass, and everything after it. Returns whether the gate's track carries what the camera sees from
   * now on, until `rest`; if not, attach the camera at once. `stuck` is called if it turns out that nothing will pass.
   */
  open(stuck: () => void): boolean {
    clearInterval(this.writing);
    this.worker.postMessage("open");
    if (!this.keyFrameAsked) this.askKeyFrame();
    this.giveUp = window.setTimeout(() => this.workerIsReady || stuck(), STUCK_MS);
    if (this.camera.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return false;
    this.write(this.camera);
    this.writing = window.setInterval(() => this.write(this.camera), FRAME_MS);
    return true;
  }

  /** The camera itself is attached now: writes no more frames. */
  rest(): void {
    clearInterval(this.writing);
    this.camera.srcObject = null;
  }

  close(): void {
    this.rest();
    clearTimeout(this.giveUp);
    this.blankFrame.close();
    this.track.stop();
    this.worker.terminate();
  }

  private write(picture: VideoFrame | HTMLVideoElement): void {
    const frame = new VideoFrame(picture, { timestamp: performance.now() * 1000 });
    void this.writer.write(frame).catch(() => frame.close());
  }
}
