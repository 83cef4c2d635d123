/** The English texts of the screens after sign-in, loaded after it: the page itself must load quickly on a weak signal. */
import { account } from "$shared/texts/en/account";
import { call } from "$shared/texts/en/call";
import { check } from "$shared/texts/en/check";
import { session } from "$shared/texts/en/session";
import { add } from "$shared/texts/index.svelte";

add({ ...call, ...account, ...session, check });
