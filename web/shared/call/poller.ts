/** Polls: seldom while all is well, often while something is being repaired. */

const TICK_MS = 80;
const CALM_TICKS = 3;

/** Runs `poll` over and over, never twice at the same time. */
export class Poller {
  private readonly timer: number;
  private polling = false;
  private again = false;
  private ticks = 0;

  /** `isTroubled`: poll every 80 ms instead of every 240 ms. */
  constructor(
    private readonly poll: () => Promise<void>,
    private readonly isTroubled: () => boolean,
  ) {
    this.timer = window.setInterval(() => this.tick(), TICK_MS);
  }

  /** Polls at once, or once more right after the poll under way. */
  async now(): Promise<void> {
    this.again = this.polling;
    if (this.polling) return;
    this.polling = true;
    try {
      await this.poll();
    } finally {
      this.polling = false;
    }
    if (this.again) void this.now();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    this.ticks = this.isTroubled() ? 0 : (this.ticks + 1) % CALM_TICKS;
    if (this.ticks === 0) void this.now();
  }
}
