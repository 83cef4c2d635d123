/** Camera and microphone: opened together if possible, separately if one of them will not open. */

/** The state of a device. `off`: it was not asked for. `insecure`: the page was not loaded over HTTPS. */
export type DeviceState = "ok" | "off" | "denied" | "missing" | "busy" | "insecure";

/** The tracks that could be opened, and the state of each device. */
export interface LocalMedia {
  stream: MediaStream;
  camera: DeviceState;
  microphone: DeviceState;
}

/** The camera toward the user, or the one on the back of the tablet (W3C Media Capture, `facingMode`). */
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

/** Why a device did not open, from the name of the error (W3C Media Capture, section 9.2). */
function stateOf(error: unknown): DeviceState {
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

/** Opens what can be opened. Never throws: `camera` and `microphone` say what is missing. */
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
    return stateOf(error);
  }
}

/** Switches `stream` to the camera that faces the other way. False if that fails; the old picture stays. */
export async function switchCamera(stream: MediaStream, facing: Facing): Promise<boolean> {
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

/** A small still picture (JPEG, 320 pixels wide) of what the camera sees now; null if it shows nothing yet, or is off. */
export async function takeStill(stream: MediaStream): Promise<Blob | null> {
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

/** Stops camera and microphone. */
export const stop = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());
