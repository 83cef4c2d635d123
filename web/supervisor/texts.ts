/** The English texts of this page: it must not load the texts of the other pages. A test checks that none is missing. */
import type { Texts } from "$shared/texts/en";
import { check } from "$shared/texts/en/check";
import { needs } from "$shared/texts/en/needs";
import { supervisor } from "$shared/texts/en/supervisor";
import { account } from "$shared/texts/en/account";
import { record } from "$shared/texts/en/record";
import { session } from "$shared/texts/en/session";
import { failures } from "$shared/texts/en/failures";
import { words } from "$shared/texts/en/words";

export const english = {
  ...words,
  ...failures,
  ...session,
  ...account,
  ...record,
  ...needs,
  ...supervisor,
  check,
} as unknown as Texts;
