/**
 * Warms a picture's encoder while nothing may leave: it encodes a blank picture, and a worker swallows what comes of that.
 * The camera is not even attached before the gate opens: docs/decisions/0012.
 */
import GateWorker from "../../worker/gate?worker";

const WIDTH = 320;
const HEIGHT = 180;
const DRAW_MS = 250;
/** A whole picture that was asked for and did not pass by then is asked for again. */
const ASK_MS = 300;
/** A worker that does not stand in the way by then will not open it either: it could not be fetched. */
const STUCK_MS = 1000;

export class Gate {
  private readonly worker = new GateWorker();
  private readonly drawing: number;
  private asking = 0;
  private giveUp = 0;
  private stands = false;

  private constructor(
    readonly sender: RTCRtpSender,
    readonly blank: MediaStreamTrack,
    canvas: HTMLCanvasElement,
  ) {
    sender.transform = new RTCRtpScriptTransform(this.worker);
    this.worker.onmessage = () => (this.stands = true);
    const paint = canvas.getContext("2d");
    this.drawing = window.setInterval(() => paint?.fillRect(0, 0, WIDTH, HEIGHT), DRAW_MS);
  }

  /**
   * A shut gate on a new sender of `pc`; null where this browser cannot hold back what it encodes. Chromium decides in the
   * task in which a sender comes to be whether anything stands between it and the network, so this is one step.
   */
  static shut(pc: RTCPeerConnection): Gate | null {
    if (!("RTCRtpScriptTransform" in window)) return null;
    const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
    const blank = canvas.captureStream().getVideoTracks()[0];
    return blank ? new Gate(pc.addTrack(blank), blank, canvas) : null;
  }

  /** The next whole picture passes, and all that follows. `ask` asks the encoder for one, until it has come. */
  open(ask: () => void, stuck: () => void): void {
    clearInterval(this.drawing);
    this.worker.onmessage = ({ data }) => {
      this.stands = true;
      if (data === "passed") clearInterval(this.asking);
    };
    this.worker.postMessage("open");
    this.asking = window.setInterval(ask, ASK_MS);
    this.giveUp = window.setTimeout(() => this.stands || stuck(), STUCK_MS);
    ask();
  }

  close(): void {
    clearInterval(this.drawing);
    clearInterval(this.asking);
    clearTimeout(this.giveUp);
    this.blank.stop();
    this.worker.terminate();
  }
}
