/**
 * The texts of the page in the user's language, and the few that the person in crisis sees in theirs.
 * English comes with the page; another language is loaded once, before it is shown.
 */
import { overtaking } from "../api/newest";
import type { Texts } from "./en/index.ts";

export type { Texts };
export type Language = keyof typeof LANGUAGE_NAMES;
export const LANGUAGE_NAMES = { en: "English", es: "Español" };

const KEY = "corespond-language";
let english: Texts;
const LOAD: Record<Language, () => Promise<Texts>> = {
  en: () => Promise.resolve(english),
  es: async () => (await import("./es/index.ts")).es,
};
class Shown {
  language = $state.raw<Language>("en");
  texts = $state.raw<Texts>({} as Texts);
  persons = $state.raw<Texts>({} as Texts);
}
const shown = new Shown();
const [chosen, spoken] = [overtaking<Texts>(), overtaking<Texts>()];

const known = (code: string | null | undefined): code is Language => !!code && code in LOAD;

/** The texts for the user of this page. */
export const t = (): Texts => shown.texts;

/** The texts for the person in crisis, on the screens they see. */
export const person = (): Texts => shown.persons;

export const language = (): Language => shown.language;

/** Shows the page in this language from now on, including after a reload. */
export async function choose(code: Language): Promise<void> {
  localStorage.setItem(KEY, code);
  await show(code);
}

/** Shows the person's screens in their language if there are texts in it, and otherwise in the user's. */
export async function speak(code: string | null): Promise<void> {
  const texts = await spoken(LOAD[known(code) ? code : shown.language]());
  if (texts) shown.persons = texts;
}

/** Starts in the language chosen before, or the browser's; `own` holds the English of the page. Await it before drawing. */
export async function begin(own: Texts): Promise<void> {
  english = shown.texts = shown.persons = own;
  const wanted = [localStorage.getItem(KEY), ...navigator.languages.map((one) => one.slice(0, 2))];
  await show(wanted.find(known) ?? "en");
}

/** Adds the English texts of a part of the page that was just loaded. */
export function add(more: Partial<Texts>): void {
  const before = english;
  english = { ...before, ...more };
  if (shown.texts === before) shown.texts = english;
  if (shown.persons === before) shown.persons = english;
}

async function show(code: Language): Promise<void> {
  const texts = await chosen(LOAD[code]());
  if (!texts) return;
  const follows = shown.persons === shown.texts;
  shown.texts = texts;
  shown.language = code;
  if (follows) shown.persons = texts;
  document.documentElement.lang = code;
}
