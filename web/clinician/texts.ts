/** The English texts of this page: it must not load the texts of the other pages. A test checks that none is missing. */
import type { Texts } from "$shared/texts/en";
import { call } from "$shared/texts/en/call";
import { clinician } from "$shared/texts/en/clinician";
import { needs } from "$shared/texts/en/needs";
import { account } from "$shared/texts/en/account";
import { session } from "$shared/texts/en/session";
import { failures } from "$shared/texts/en/failures";
import { words } from "$shared/texts/en/words";

export const english = {
  ...words,
  ...failures,
  ...session,
  ...account,
  ...needs,
  ...call,
  ...clinician,
} as unknown as Texts;
