/** 1 and a noun in the singular, or more and one in the plural: enough for languages with these two forms. */
export const one = (count: number, singular: string, plural: string): string =>
  `${count} ${count === 1 ? singular : plural}`;
