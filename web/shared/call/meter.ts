/** What is measured of one connection: silence, samples for the record, and the rung of the ladder that follows. */
import { type Measurement, type Rung, START, step, type StepReason } from "./ladder";
import { between, type Sample } from "./quality";
import { hasArrived, type Reading, read } from "./stats";

const LADDER_MS = 1000;
const SAMPLE_MS = 5000;
/** RTCP reports on sound every 5 seconds (RFC 3550 section 6.2). */
const REPORTS_MS = 6000;

/** Measures one connection after another of the same call. */
export class Meter {
  private ladder = START;
  private last: Reading | null = null;
  private sampleFrom: Reading | null = null;
  private arrivedMs = 0;
  private steppedMs = 0;
  private recoveredMs = 0;

  /** `sampled` is called with a sample about every five seconds. */
  constructor(private readonly sampled: (sample: Sample) => void) {}

  /** How much this side should send. */
  get rung(): Rung {
    return this.ladder.rung;
  }

  /** Since anything arrived from the other side, milliseconds; 0 before the first sound, when nothing is expected. */
  get silentMs(): number {
    return this.last?.packetsIn ? performance.now() - this.arrivedMs : 0;
  }

  /** The last measured round trip, milliseconds; null if none was measured. */
  get rttMs(): number | null {
    return this.last?.rttMs ?? null;
  }

  /** The connection is a new one from here on: its counters start at zero. */
  reset(): void {
    this.last = this.sampleFrom = null;
  }

  /** The connection is working again. */
  recovered(): void {
    this.recoveredMs = performance.now();
  }

  /** Reads the statistics of a connection; null if it is closed. */
  async read(pc: RTCPeerConnection): Promise<Reading | null> {
    const report = await pc.getStats().catch(() => null);
    if (!report || pc.connectionState === "closed") return null;
    const reading = read([...report.values()] as Parameters<typeof read>[0]);
    if (!this.last || hasArrived(this.last, reading)) this.arrivedMs = performance.now();
    return (this.last = reading);
  }

  /**
   * Moves the ladder (once a second) and takes a sample (every five). `lostForMs` is how long the connection has been lost.
   * Returns why and by what measurement the rung changed, or null if it did not.
   */
  measure(reading: Reading | null, lostForMs: number): { reason: StepReason; measured: Measurement } | null {
    if (reading) this.sample(reading);
    const now = performance.now();
    if (now - this.steppedMs < LADDER_MS) return null;
    const elapsedMs = this.steppedMs ? Math.min(now - this.steppedMs, 2 * LADDER_MS) : LADDER_MS;
    this.steppedMs = now;
    const measured: Measurement = {
      // The first reports after an outage are about the outage.
      loss: now - this.recoveredMs < REPORTS_MS ? 0 : (reading?.lossOut ?? 0),
      rttMs: reading?.rttMs ?? null,
      outBps: reading?.outBps ?? null,
      silentMs: lostForMs,
    };
    const before = this.rung;
    this.ladder = step(this.ladder, measured, elapsedMs);
    return this.rung === before ? null : { reason: this.ladder.reason, measured };
  }

  private sample(reading: Reading): void {
    this.sampleFrom ??= reading;
    if (reading.atMs - this.sampleFrom.atMs < SAMPLE_MS) return;
    const sample = between(this.sampleFrom, reading, this.rung);
    if (sample) this.sampled(sample);
    this.sampleFrom = reading;
  }
}
