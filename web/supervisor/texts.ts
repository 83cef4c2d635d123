/** The English texts of this page: those of the other pages must not cost it anything. A test holds that none is missing. */
import type { Texts } from "$shared/texts/en";
import { check } from "$shared/texts/en/check";
import { needs } from "$shared/texts/en/needs";
import { supervisor } from "$shared/texts/en/supervisor";
import { words } from "$shared/texts/en/words";

export const english = { ...words, ...needs, ...supervisor, check } as unknown as Texts;
