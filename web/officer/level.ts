/** The input level of a microphone, 0 to 1. */
export class Level {
  private readonly context = new AudioContext();
  private readonly analyser = this.context.createAnalyser();
  private readonly samples = new Float32Array(this.analyser.fftSize);

  constructor(stream: MediaStream) {
    void this.context.resume();
    this.context.createMediaStreamSource(stream).connect(this.analyser);
  }

  read(): number {
    this.analyser.getFloatTimeDomainData(this.samples);
    return Math.sqrt(this.samples.reduce((sum, one) => sum + one * one, 0) / this.samples.length);
  }

  close(): void {
    void this.context.close();
  }
}
