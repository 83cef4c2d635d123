/** The English texts of the screens after sign-in, loaded after it: the page itself must load quickly on a weak signal. */
import { call } from "$shared/texts/en/call";
import { check } from "$shared/texts/en/check";
import { add } from "$shared/texts/index.svelte";

add({ ...call, check });
