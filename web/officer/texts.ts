/**
 * The English texts of this page: those of the other pages must not cost it anything. `later.ts` adds those of what comes
 * after the sign-in. A test holds that none is missing.
 */
import type { Texts } from "$shared/texts/en";
import { officer } from "$shared/texts/en/officer";
import { words } from "$shared/texts/en/words";

export const english = { ...words, ...officer } as unknown as Texts;
