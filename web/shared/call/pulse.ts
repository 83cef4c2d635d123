/** Looks again and again, one look at a time: seldom while all is well, often while something is being mended. */

const TICK_MS = 80;
const CALM_TICKS = 3;

export class Pulse {
  private readonly timer: number;
  private looking = false;
  private again = false;
  private ticks = 0;

  constructor(
    private readonly look: () => Promise<void>,
    private readonly troubled: () => boolean,
  ) {
    this.timer = window.setInterval(() => this.tick(), TICK_MS);
  }

  /** Look now, or once more right after the present look. */
  async now(): Promise<void> {
    this.again = this.looking;
    if (this.looking) return;
    this.looking = true;
    try {
      await this.look();
    } finally {
      this.looking = false;
    }
    if (this.again) void this.now();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    this.ticks = this.troubled() ? 0 : (this.ticks + 1) % CALM_TICKS;
    if (this.ticks === 0) void this.now();
  }
}
