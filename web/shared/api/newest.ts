/** Answers may arrive in another order than the questions were asked: the newest question's answer is shown. */

interface Shown<Answer> {
  answer(answer: Answer): void;
  failed(error: unknown): void;
}

interface Asked {
  key: string;
  again: boolean;
}

/**
 * Fetches data that a page shows and that may change. A different question replaces the one in flight, whose answer is dropped.
 * The same question, asked while it is in flight, is asked once more after its answer, however often it came in between.
 */
export class Newest<Question, Answer> {
  private readonly fetch: (question: Question) => Promise<Answer>;
  private readonly shown: Shown<Answer>;
  private asked: Asked | null = null;

  constructor(fetch: (question: Question) => Promise<Answer>, shown: Shown<Answer>) {
    [this.fetch, this.shown] = [fetch, shown];
  }

  ask(question: Question): void {
    const key = JSON.stringify(question);
    if (this.asked?.key === key) this.asked.again = true;
    else void this.run(question, (this.asked = { key, again: false }));
  }

  private async run(question: Question, mine: Asked): Promise<void> {
    do {
      mine.again = false;
      const show = await this.fetch(question).then(
        (answer) => () => this.shown.answer(answer),
        (error: unknown) => () => this.shown.failed(error),
      );
      if (this.asked !== mine) return;
      show();
    } while (mine.again);
    if (this.asked === mine) this.asked = null;
  }
}

/** Returns a function that waits for work and resolves to null if newer work was started in the meantime. */
export function overtaking<T>(): (work: Promise<T>) => Promise<T | null> {
  let newest = 0;
  return async (work) => {
    const mine = ++newest;
    const done = await work;
    return mine === newest ? done : null;
  };
}
