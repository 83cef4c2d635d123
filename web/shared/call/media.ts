/** Camera and microphone: opened together where possible, apart where one of them is in the way. */

/** `off`: it was not asked for. */
export type DeviceState = "ok" | "off" | "denied" | "missing" | "busy" | "insecure";

export interface LocalMedia {
  stream: MediaStream;
  camera: DeviceState;
  microphone: DeviceState;
}

export type Facing = "user" | "environment";

const AUDIO: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
const video = (facingMode: Facing): MediaTrackConstraints => ({
  facingMode,
  width: { ideal: 1280 },
  height: { ideal: 720 },
});

/** Why a device did not open, from the error's name (W3C Media Capture, section 9.2). */
export function reason(error: unknown): DeviceState {
  switch ((error as DOMException).name) {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    default:
      return "busy";
  }
}

/** Opens what can be opened. Never throws: what is missing is said in `camera` and `microphone`. */
export async function openMedia(facing: Facing = "user", withCamera = true): Promise<LocalMedia> {
  const stream = new MediaStream();
  if (!navigator.mediaDevices) return { stream, camera: "insecure", microphone: "insecure" };
  if (!withCamera) return { stream, camera: "off", microphone: await add(stream, { audio: AUDIO }) };
  try {
    const both = await navigator.mediaDevices.getUserMedia({ audio: AUDIO, video: video(facing) });
    return { stream: both, camera: "ok", microphone: "ok" };
  } catch {
    const microphone = await add(stream, { audio: AUDIO });
    const camera = await add(stream, { video: video(facing) });
    return { stream, camera, microphone };
  }
}

async function add(stream: MediaStream, constraints: MediaStreamConstraints): Promise<DeviceState> {
  try {
    const opened = await navigator.mediaDevices.getUserMedia(constraints);
    opened.getTracks().forEach((track) => stream.addTrack(track));
    return "ok";
  } catch (error) {
    return reason(error);
  }
}

/** Changes to the camera on the other side of the tablet; the old picture stays where that fails. */
export async function flip(stream: MediaStream, facing: Facing): Promise<boolean> {
  const old = stream.getVideoTracks();
  try {
    const opened = await navigator.mediaDevices.getUserMedia({ video: video(facing) });
    old.forEach((track) => {
      stream.removeTrack(track);
      track.stop();
    });
    opened.getTracks().forEach((track) => stream.addTrack(track));
    return true;
  } catch {
    return false;
  }
}

const STILL_WIDTH = 320;

/** A small still picture (JPEG) of what the camera sees now; null where there is no camera, or it has no picture yet. */
export async function snap(stream: MediaStream): Promise<Blob | null> {
  const track = stream.getVideoTracks().find((one) => one.readyState === "live" && one.enabled);
  if (!track) return null;
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  try {
    await video.play();
    if (!video.videoWidth) return null;
    const canvas = new OffscreenCanvas(STILL_WIDTH, (STILL_WIDTH * video.videoHeight) / video.videoWidth);
    canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/jpeg", quality: 0.6 });
  } catch {
    return null;
  } finally {
    video.srcObject = null;
  }
}

export const stop = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());
