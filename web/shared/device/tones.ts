/** Two short sounds: the connection dropped, and it is back. Who looks at a person and not at a screen must hear it. */

class Tones {
  private context: AudioContext | null = null;

  dropped(): void {
    this.play([660, 440]);
  }

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
