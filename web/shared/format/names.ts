/** The names behind codes. Pure: the texts are passed in. */
import type { Texts } from "../texts/en/index.ts";
import { weakness, whileLocked } from "./refused.ts";

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

/** What the server says of a refusal: its code, its sentence in English, and in codes what the refusal is about. */
export interface RefusalParts {
  code: string;
  detail: string;
  about: Record<string, string> | null;
}

/**
 * The sentence for a refusal: from the codes it is about if there are any, otherwise the translation of its code, otherwise
 * the server's own. Errors that only HTTP names (`http-404`) have no sentence of their own.
 */
export function refusalIn(texts: Texts, { code, detail, about }: RefusalParts): string {
  const own = code.startsWith("http-") ? "" : detail;
  return inDetail(texts, code, about ?? {}) || texts.problems[code] || own || texts.errors.untold;
}

function inDetail(texts: Texts, code: string, about: Record<string, string>): string {
  if (code === "lacks-requirement" && about.why) return needed(texts, about.why, about.detail ?? null);
  const more = about.why ? whileLocked(texts, code, about, Date.now()) || weakness(texts, code, about) : "";
  if (more) return more;
  // The tablet's first page does not have these texts yet; the server's own sentence says the state too.
  const state =
    code === "not-possible-now" &&
    (texts.sessionIs as Record<string, string> | undefined)?.[about.state ?? ""];
  return state ? texts.errors.notNow(state) : "";
}
