/**
 * The English texts of this page: it must not load the texts of the other pages. `later.ts` adds those of the screens
 * after sign-in. A test checks that none is missing.
 */
import type { Texts } from "$shared/texts/en";
import { officer } from "$shared/texts/en/officer";
import { failures } from "$shared/texts/en/failures";
import { words } from "$shared/texts/en/words";

export const english = { ...words, ...failures, ...officer } as unknown as Texts;
