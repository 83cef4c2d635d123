/** What stands behind a code, in words. Pure: the texts come in. */
import type { Texts } from "../texts/en/index.ts";

/** The code itself where nothing is known of it. */
export const nameOf = (names: Record<string, string>, code: string | null): string =>
  (code && names[code]) || (code ?? "");

/** A language by its code (ISO 639), also one that the forms do not offer. */
export function languageName(texts: Texts, code: string | null): string {
  if (code === null) return texts.anyLanguage;
  const offered: Record<string, string> = texts.languages;
  return offered[code] ?? new Intl.DisplayNames(texts.locale, { type: "language" }).of(code) ?? code;
}

/** A requirement that a clinician does not meet, as the server sends it (`Lack`); "" for one that this page does not know. */
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
