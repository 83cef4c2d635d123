/** Answers may come back in another order than they were asked for: what is shown is the newest question's. */

interface Shown<Answer> {
  answer(answer: Answer): void;
  failed(error: unknown): void;
}

interface Asked {
  key: string;
  again: boolean;
}

/**
 * What a page fetches again whenever it may have changed. Another question overtakes the one before, whose answer is dropped.
 * The same question again waits for the answer that is on its way, and is then asked once more, however often it came.
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

/** Waits for work of which only the newest counts: null for what newer work has overtaken. */
export function overtaking<T>(): (work: Promise<T>) => Promise<T | null> {
  let newest = 0;
  return async (work) => {
    const mine = ++newest;
    const done = await work;
    return mine === newest ? done : null;
  };
}
