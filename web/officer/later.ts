/** The English texts of what comes after the sign-in: the page itself must be quick on two bars. */
import { call } from "$shared/texts/en/call";
import { check } from "$shared/texts/en/check";
import { add } from "$shared/texts/index.svelte";

add({ ...call, check });
