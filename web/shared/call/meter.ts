/** What is measured of one connection: silence, samples for the record, and the ladder that follows from it. */
import { type Because, type Rung, type Seen, start, step } from "./ladder";
import { between, type Sample } from "./quality";
import { came, type Reading, read } from "./stats";

const LADDER_MS = 1000;
const SAMPLE_MS = 5000;
/** Sound is reported on every 5 seconds (RFC 3550 section 6.2). */
const REPORTS_MS = 6000;

export class Meter {
  private ladder = start;
  private last: Reading | null = null;
  private sampleFrom: Reading | null = null;
  private cameMs = 0;
  private ladderMs = 0;
  private backMs = 0;

  constructor(private readonly sampled: (sample: Sample) => void) {}

  get rung(): Rung {
    return this.ladder.rung;
  }

  /** Since anything came from the other side, milliseconds; 0 before the first sound, when nothing is expected. */
  get silentMs(): number {
    return this.last?.packetsIn ? performance.now() - this.cameMs : 0;
  }

  get rttMs(): number | null {
    return this.last?.rttMs ?? null;
  }

  /** The connection is another one from here on. */
  reset(): void {
    this.last = this.sampleFrom = null;
  }

  /** The connection flows again. */
  back(): void {
    this.backMs = performance.now();
  }

  /** Null where the connection is closed. */
  async read(pc: RTCPeerConnection): Promise<Reading | null> {
    const report = await pc.getStats().catch(() => null);
    if (!report || pc.connectionState === "closed") return null;
    const reading = read([...report.values()] as Parameters<typeof read>[0]);
    if (!this.last || came(this.last, reading)) this.cameMs = performance.now();
    return (this.last = reading);
  }

  /** Once a second the ladder, every five seconds a sample. Returns the step taken, if one was. */
  measure(reading: Reading | null, lostForMs: number): { because: Because; seen: Seen } | null {
    if (reading) this.sample(reading);
    const now = performance.now();
    if (now - this.ladderMs < LADDER_MS) return null;
    const elapsedMs = this.ladderMs ? Math.min(now - this.ladderMs, 2 * LADDER_MS) : LADDER_MS;
    this.ladderMs = now;
    const seen: Seen = {
      // The first reports after an outage tell of the outage.
      loss: now - this.backMs < REPORTS_MS ? 0 : (reading?.lossOut ?? 0),
      rttMs: reading?.rttMs ?? null,
      outBps: reading?.outBps ?? null,
      silentMs: lostForMs,
    };
    const before = this.rung;
    this.ladder = step(this.ladder, seen, elapsedMs);
    return this.rung === before ? null : { because: this.ladder.because, seen };
  }

  private sample(reading: Reading): void {
    this.sampleFrom ??= reading;
    if (reading.atMs - this.sampleFrom.atMs < SAMPLE_MS) return;
    const sample = between(this.sampleFrom, reading, this.rung);
    if (sample) this.sampled(sample);
    this.sampleFrom = reading;
  }
}
