/** Ringing: a sound, the page title and a notification. */
import { t } from "../texts/index.svelte";

const PATTERN_S = 2.4;
/** Two soft bells, then silence: [start, frequency in Hz]. */
const BELLS: [number, number][] = [
  [0, 740],
  [0.35, 988],
];

const TAG = "ring";
const VIBRATES_MS = [600, 300, 600, 300, 600];

class Ring {
  /** Whether this page has been tapped since it was loaded. Until then browsers keep it silent. */
  unlocked = $state(false);
  private context: AudioContext | null = null;
  private bell: AudioBufferSourceNode | null = null;
  private notice: Notification | null = null;
  private title: string | null = null;
  private notices = Promise.resolve();

  /** Allows sound and asks about notifications. Call it from a tap; browsers permit it only then. */
  unlock(): void {
    this.context ??= new AudioContext();
    void this.context.resume();
    this.unlocked = true;
    if ("Notification" in window && Notification.permission === "default")
      void Notification.requestPermission();
  }

  /** Starts ringing; `text` says who calls. The sound is a loop, because a hidden page's timers run only once a minute. */
  start(text: string): void {
    this.stop();
    this.title = document.title;
    document.title = t().ring.title(text);
    if (this.context) {
      this.bell = new AudioBufferSourceNode(this.context, { buffer: pattern(this.context), loop: true });
      this.bell.connect(this.context.destination);
      this.bell.start();
    }
    if ("Notification" in window && Notification.permission === "granted")
      this.enqueue(() => this.show(text));
  }

  /** Through the page's service worker if it has one: only then does a locked tablet show it and vibrate. */
  private async show(text: string): Promise<void> {
    const options = { body: text, requireInteraction: true, tag: TAG, vibrate: VIBRATES_MS };
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker) return worker.showNotification(t().ring.notice, options);
    this.notice = new Notification(t().ring.notice, options);
    this.notice.onclick = () => window.focus();
  }

  private async hide(): Promise<void> {
    this.notice?.close();
    this.notice = null;
    const worker = await navigator.serviceWorker?.getRegistration();
    for (const one of (await worker?.getNotifications({ tag: TAG })) ?? []) one.close();
  }

  /** One after the other: hiding an earlier notification must not hide a later one. */
  private enqueue(work: () => Promise<void>): void {
    this.notices = this.notices.then(work).catch(() => undefined); // the sound and the title ring as well
  }

  /** Ends the sound only. */
  hush(): void {
    this.bell?.stop();
    this.bell = null;
  }

  /** Stops ringing. */
  stop(): void {
    this.hush();
    if (this.title !== null) document.title = this.title;
    this.title = null;
    this.enqueue(() => this.hide());
  }
}

/** One ring: two bells that fade, and silence. */
function pattern(context: AudioContext): AudioBuffer {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, PATTERN_S * rate, rate);
  const samples = buffer.getChannelData(0);
  for (const [start, frequency] of BELLS) {
    for (let i = 0; i < 0.9 * rate; i++) {
      const at = Math.floor(start * rate) + i;
      const fade = Math.exp((-5 * i) / rate);
      samples[at] = (samples[at] ?? 0) + 0.28 * fade * Math.sin((2 * Math.PI * frequency * i) / rate);
    }
  }
  return buffer;
}

export const ring = new Ring();
