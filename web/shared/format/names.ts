/** The names behind codes. Pure: the texts are passed in. */
import type { Texts } from "../texts/en/index.ts";

/** The name of a code, or the code itself if it is unknown. */
export const nameOf = (names: Record<string, string>, code: string | null): string =>
  (code && names[code]) || (code ?? "");

/** The name of a language by its ISO 639 code, including languages that the forms do not offer. */
export function languageName(texts: Texts, code: string | null): string {
  if (code === null) return texts.anyLanguage;
  const offered: Record<string, string> = texts.languages;
  return offered[code] ?? new Intl.DisplayNames(texts.locale, { type: "language" }).of(code) ?? code;
}

/** A sentence for a requirement that a clinician does not meet (`Lack`); "" for one that this page does not know. */
export function needed(texts: Texts, why: string, detail: string | null): string {
  switch (why) {
    case "license":
      return texts.needs.license(nameOf(texts.usStates, detail));
    case "age":
      return detail === "juvenile" ? texts.needs.juvenile : texts.needs.adult;
    case "language":
      return texts.needs.language(languageName(texts, detail));
    case "skill":
      return texts.needs.skill(nameOf(texts.skills, detail));
    case "excluded":
      return texts.needs.excluded;
    default:
      return "";
  }
}

/** A sentence for a step that is refused in a session's state; "" for a state that this page does not know. */
export function refusedIn(texts: Texts, state: string): string {
  const known: Record<string, string> = texts.sessionIs;
  return known[state] ? texts.errors.notNow(known[state]) : "";
}
