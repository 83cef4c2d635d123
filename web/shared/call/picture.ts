/** What the encoder of this side's picture is told. Pure: nothing here touches a connection. */
import type { Rung } from "./ladder.ts";

/** Height of a call's first frames, pixels: a full-size first frame takes long to encode and to send. */
export const FIRST_HEIGHT = 180;
/** Height on the rung `small`, pixels. */
const SMALL_HEIGHT = 180;
/** Assumed if a camera does not report its height, pixels. */
const USUAL_HEIGHT = 720;

/** Whether a moving picture is sent on this rung. */
export const isMoving = (rung: Rung): boolean => rung !== "still" && rung !== "text";

/** What decides how the picture is encoded. */
export interface PictureState {
  readonly rung: Rung;
  /** Height of what the encoder is given, pixels; undefined if unknown. */
  readonly height: number | undefined;
  /** Nothing arrives from the other side, so nothing moving is sent either. */
  readonly paused: boolean;
  /** The first, small frames have been sent. */
  readonly sharp: boolean;
}

/**
 * The encoding parameters for the picture: size, frames and bits a second, and a priority below the sound's (RFC 8835
 * section 4). On a rung without a moving picture there are no limits, because no track is attached.
 */
export function pictureOf({
  rung,
  height = USUAL_HEIGHT,
  paused,
  sharp,
}: PictureState): RTCRtpEncodingParameters {
  const limits = limitsOf(rung, height);
  const scale = Math.max(limits.scaleResolutionDownBy, sharp ? 1 : height / FIRST_HEIGHT);
  return {
    ...limits,
    scaleResolutionDownBy: scale,
    active: !paused,
    priority: "low",
    networkPriority: "low",
  };
}

function limitsOf(rung: Rung, height: number) {
  switch (rung) {
    case "full":
    case "phone": // nothing gets out; what is attached is there at once when something does again
      return { scaleResolutionDownBy: 1, maxFramerate: 30, maxBitrate: 1_500_000 };
    case "small":
      return {
        scaleResolutionDownBy: Math.max(1, height / SMALL_HEIGHT),
        maxFramerate: 10,
        maxBitrate: 90_000,
      };
    case "still":
    case "text":
      return { scaleResolutionDownBy: 1 };
  }
}

/** A request for a key frame (one that can be decoded without those before it) that the encoder has not been told yet. */
export class KeyFrameRequest {
  private wanted = false;

  /** The next frame must be a key frame. */
  make(): void {
    this.wanted = true;
  }

  /**
   * Calls `tell` at once with whether a key frame is wanted. `tell` resolves to whether the encoder took it; if not, the
   * request stands. So does a request made in the meantime. Resolves to what `tell` does, and throws what it throws.
   */
  async hand(tell: (keyFrame: boolean) => Promise<boolean>): Promise<boolean> {
    const { wanted } = this;
    this.wanted = false;
    let told = false;
    try {
      told = await tell(wanted);
    } finally {
      if (!told && wanted) this.wanted = true;
    }
    return told;
  }
}
