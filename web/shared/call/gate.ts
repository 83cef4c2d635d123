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

const WIDTH = 320;
/** How high the blank picture is, and the first of the camera; a track of pictures that are written to it does not say. */
export const HEIGHT = 180;
const DRAW_MS = 100;
const OPENING_DRAW_MS = 30;
/** A whole picture that was asked for and did not pass by then is asked for again. */
const ASK_MS = 300;
/** A worker that does not stand in the way by then will not open it either: it could not be fetched. */
const STUCK_MS = 1000;

const canvas = () => new OffscreenCanvas(WIDTH, HEIGHT).getContext("2d")!;

export class Gate {
  private readonly worker = new GateWorker();
  private drawing: number;
  private readonly black = canvas();
  /** What the camera sees, drawn ahead because that takes longer than to encode it; the encoder does not get it. */
  private readonly fresh = canvas();
  private readonly pictures: WritableStreamDefaultWriter<VideoFrame>;
  private readonly newest = document.createElement("video");
  private drawn = false;
  private asking = 0;
  private giveUp = 0;
  private stands = false;

  private constructor(
    readonly sender: RTCRtpSender,
    readonly blank: MediaStreamTrackGenerator,
  ) {
    sender.transform = new RTCRtpScriptTransform(this.worker);
    this.worker.onmessage = () => (this.stands = true);
    this.pictures = blank.writable.getWriter();
    this.newest.muted = true;
    this.drawing = window.setInterval(() => {
      this.show(this.black);
      this.draw();
    }, DRAW_MS);
  }

  /**
   * A shut gate on a new sender of `pc`; null where this browser cannot hold back what it encodes. Chromium decides in the
   * task in which a sender comes to be whether anything stands between it and the network, so this is one step.
   */
  static shut(pc: RTCPeerConnection): Gate | null {
    if (!("RTCRtpScriptTransform" in window && "MediaStreamTrackGenerator" in window)) return null;
    const blank = new MediaStreamTrackGenerator({ kind: "video" });
    return new Gate(pc.addTrack(blank), blank);
  }

  /** Keeps the camera's newest picture at hand, so that opening need not wait for the next one. None of it is encoded. */
  watch(camera: MediaStream): void {
    if (this.newest.srcObject === camera || !camera.getVideoTracks().length) return;
    this.newest.srcObject = camera;
    void this.newest.play().catch(() => undefined);
  }

  /**
   * The next whole picture passes, and all that follows; `ask` asks the encoder for one, until `passed`. Returns whether
   * the blank track carries the camera's newest picture now: the camera itself is to follow when that has passed.
   */
  open({ ask, passed, stuck }: Record<"ask" | "passed" | "stuck", () => void>): boolean {
    clearInterval(this.drawing);
    this.worker.onmessage = ({ data }) => {
      this.stands = true;
      if (data !== "passed") return;
      clearInterval(this.asking);
      clearInterval(this.drawing);
      passed();
    };
    this.worker.postMessage("open");
    this.asking = window.setInterval(ask, ASK_MS);
    this.giveUp = window.setTimeout(() => this.stands || stuck(), STUCK_MS);
    ask();
    if (!this.drawn && !this.draw()) return false;
    this.show(this.fresh);
    this.drawing = window.setInterval(() => this.draw() && this.show(this.fresh), OPENING_DRAW_MS); // one may fall
    return true;
  }

  close(): void {
    clearInterval(this.drawing);
    clearInterval(this.asking);
    clearTimeout(this.giveUp);
    this.newest.srcObject = null;
    this.blank.stop();
    this.worker.terminate();
  }

  /** Whole and undistorted, whatever shape the camera's picture has. */
  private draw(): boolean {
    const { videoWidth: width, videoHeight: height } = this.newest;
    if (!width || !height) return false;
    const scale = Math.min(WIDTH / width, HEIGHT / height);
    const [shown, high] = [width * scale, height * scale];
    this.fresh.drawImage(this.newest, (WIDTH - shown) / 2, (HEIGHT - high) / 2, shown, high);
    return (this.drawn = true);
  }

  private show({ canvas }: OffscreenCanvasRenderingContext2D): void {
    const picture = new VideoFrame(canvas, { timestamp: performance.now() * 1000 });
    void this.pictures.write(picture).catch(() => picture.close());
  }
}
