/** Two short sounds for a connection that is lost and one that is back. An officer watching a person does not watch a screen. */

class Tones {
  private context: AudioContext | null = null;

  /** The connection is lost. */
  dropped(): void {
    this.play([660, 440]);
  }

  /** The connection is back. */
  back(): void {
    this.play([440, 660]);
  }

  private play(notes: number[]): void {
    const context = (this.context ??= new AudioContext());
    void context.resume();
    notes.forEach((frequency, index) => {
      const at = context.currentTime + index * 0.18;
      const [note, volume] = [new OscillatorNode(context, { frequency }), new GainNode(context, { gain: 0 })];
      volume.gain.setValueAtTime(0.2, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.17);
      note.connect(volume).connect(context.destination);
      note.start(at);
      note.stop(at + 0.18);
    });
  }
}

export const tones = new Tones();
