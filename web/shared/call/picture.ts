/** What the encoder of this side's picture is told. Pure: nothing here touches a connection. */
import type { Rung } from "./ladder.ts";

/** A call's first pictures are this many pixels high: a full-size first one takes long to encode and to send. */
export const FIRST_HEIGHT = 180;
/** Assumed where a camera does not report its height. */
const USUAL_HEIGHT = 720;

/** Whether a moving picture is sent on this rung. */
export const isMoving = (rung: Rung): boolean => rung !== "still" && rung !== "text";

/** What decides how the picture is encoded. */
export interface PictureState {
  readonly rung: Rung;
  /** Height of what the encoder is given, pixels; undefined where unknown. */
  readonly height: number | undefined;
  /** Nothing comes from the other side, so that nothing moving is sent either. */
  readonly paused: boolean;
  /** The first, small pictures have been sent. */
  readonly sharp: boolean;
}

/**
 * The encoding of the picture: which part of the height, how many pictures a second, how many bits a second, and a priority
 * below the sound's (RFC 8835 section 4). On a rung without a moving picture the limits are left out; no track is attached.
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
      return { scaleResolutionDownBy: Math.max(1, height / 180), maxFramerate: 10, maxBitrate: 90_000 };
    case "still":
    case "text":
      return { scaleResolutionDownBy: 1 };
  }
}

/** A key frame (a picture that can be decoded without the ones before it) that is wanted and not yet asked of the encoder. */
export class KeyFrameRequest {
  private wanted = false;

  /** The next picture must be a key frame. */
  make(): void {
    this.wanted = true;
  }

  /**
   * Runs `tell` at once with whether a key frame is wanted. It resolves to whether the encoder took it; if not, the request
   * stands, and so does one made in the meantime.
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
