/** This page's own camera and microphone (W3C Media Capture). */
import { openMedia, stop, switchCamera, type Facing, type LocalMedia } from "../call/media";
import { t } from "../texts/index.svelte";

interface CapturePage {
  /** Shows a sentence about what went wrong. */
  tell(problem: string): void;
}

/** Opens camera and microphone when they are first needed, and releases them. */
export class Capture {
  /** What is open now; null if nothing is. */
  media = $state.raw<LocalMedia | null>(null);
  facing = $state<Facing>("user");
  /** The camera's light is on. */
  light = $state(false);
  /** False for somebody who takes part by sound alone. */
  wantsCamera = true;
  private opening: Promise<LocalMedia> | null = null;

  /** `changed` is called with the tracks to send whenever others take their place. */
  constructor(
    private readonly page: CapturePage,
    private readonly changed: (stream: MediaStream) => Promise<void> | undefined,
  ) {}

  /** Opens the camera (if wanted) and the microphone, once; called again, it returns the same. */
  async open(): Promise<LocalMedia> {
    this.opening ??= openMedia(this.facing, this.wantsCamera);
    return (this.media = await this.opening);
  }

  /** Releases camera and microphone. */
  release(): void {
    void this.opening?.then((media) => stop(media.stream));
    this.opening = this.media = null;
  }

  /** Tries again to open camera and microphone, and sends what opened. */
  async reopen(): Promise<void> {
    this.release();
    const { stream } = await this.open();
    await this.changed(stream);
  }

  /** Opens the camera, which has been off so far. */
  async startCamera(): Promise<void> {
    this.wantsCamera = true;
    await this.reopen();
  }

  /** Switches to the camera that faces the other way. */
  async flipCamera(): Promise<void> {
    if (!this.media) return;
    const facing = this.facing === "user" ? "environment" : "user";
    if (await switchCamera(this.media.stream, facing)) {
      this.facing = facing;
      this.light = false;
      this.media = { ...this.media };
      await this.changed(this.media.stream);
    } else this.page.tell(t().errors.noOtherCamera);
  }

  /** Whether the camera in use has a light that can be switched on (W3C Image Capture, `torch`). */
  get canLight(): boolean {
    return "torch" in ((this.track?.getCapabilities?.() ?? {}) as object);
  }

  async toggleLight(): Promise<void> {
    const torch = { torch: !this.light } as MediaTrackConstraintSet;
    const switched = await this.track?.applyConstraints({ advanced: [torch] }).then(
      () => true,
      () => false,
    );
    if (switched) this.light = !this.light;
  }

  private get track(): MediaStreamTrack | undefined {
    return this.media?.stream.getVideoTracks()[0];
  }
}
