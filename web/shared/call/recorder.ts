/** Gathers a call's samples into slices of about a minute. */
import { condense, type Sample, type Slice } from "./quality";

const SLICE_S = 60;

/** Gathers samples and hands each slice on when it is full. */
export class Recorder {
  private samples: Sample[] = [];
  private startedMs = 0;

  /**
   * `nowMs`: the server's time, milliseconds since 1970. `network`: the kind of network now, or null. `keep` gets each slice.
   */
  constructor(
    private readonly nowMs: () => number,
    private readonly network: () => string | null,
    private readonly keep: (slice: Slice) => void,
  ) {}

  add(sample: Sample): void {
    if (!this.samples.length) this.startedMs = this.nowMs() - sample.seconds * 1000;
    this.samples.push(sample);
    if (this.samples.reduce((sum, one) => sum + one.seconds, 0) >= SLICE_S - 2) this.flush();
  }

  /** Hands on what has been gathered: the call is over, or the page is being closed. */
  flush(): void {
    if (!this.samples.length) return;
    const slice = condense(new Date(this.startedMs).toISOString(), this.samples, this.network());
    this.samples = [];
    this.keep(slice);
  }
}
