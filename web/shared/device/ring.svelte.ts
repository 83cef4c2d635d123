/** The sound, the page title and the desktop notification of an offer. */
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
  /** Whether this page has been tapped since it was loaded; before that, browsers keep it silent. */
  unlocked = $state(false);
  private context: AudioContext | null = null;
  private bell: AudioBufferSourceNode | null = null;
  private notice: Notification | null = null;
  private title: string | null = null;
  private notices = Promise.resolve();

  /** Call it from a tap: browsers allow sound and ask about notifications only then. */
  unlock(): void {
    this.context ??= new AudioContext();
    void this.context.resume();
    this.unlocked = true;
    if ("Notification" in window && Notification.permission === "default")
      void Notification.requestPermission();
  }

  /** A looped sound instead of timers: a hidden page's timers run once a minute. */
  start(text: string): void {
    this.stop();
    this.title = document.title;
    document.title = t().ring.title(text);
    if (this.context) {
      this.bell = new AudioBufferSourceNode(this.context, { buffer: pattern(this.context), loop: true });
      this.bell.connect(this.context.destination);
      this.bell.start();
    }
    if ("Notification" in window && Notification.permission === "granted") this.next(() => this.show(text));
  }

  /** By the page's worker where it has one: only so does a locked tablet show it, on its lock screen, and vibrate. */
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

  /** One after the other: what was shown last must not be taken away by what was to go before it. */
  private next(work: () => Promise<void>): void {
    this.notices = this.notices.then(work).catch(() => undefined); // a notification is one of three ways to tell
  }

  /** Only the sound ends. */
  hush(): void {
    this.bell?.stop();
    this.bell = null;
  }

  stop(): void {
    this.hush();
    if (this.title !== null) document.title = this.title;
    this.title = null;
    this.next(() => this.hide());
  }
}

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
