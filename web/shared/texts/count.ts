/** A count and its noun, for languages with one plural form: `one(2, "minute", "minutes")` is "2 minutes". */
export const one = (count: number, singular: string, plural: string): string =>
  `${count} ${count === 1 ? singular : plural}`;
