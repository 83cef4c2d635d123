/** Every text of the pages, in English. The other languages have the same keys; a test finds what is missing or unused. */
import { account } from "./account.ts";
import { call } from "./call.ts";
import { check } from "./check.ts";
import { clinician } from "./clinician.ts";
import { failures } from "./failures.ts";
import { guest } from "./guest.ts";
import { needs } from "./needs.ts";
import { officer } from "./officer.ts";
import { record } from "./record.ts";
import { session } from "./session.ts";
import { supervisor } from "./supervisor.ts";
import { words } from "./words.ts";

export const en = {
  ...words,
  ...account,
  ...record,
  ...session,
  ...failures,
  ...call,
  ...officer,
  check,
  ...guest,
  ...clinician,
  ...needs,
  ...supervisor,
};

export type Texts = typeof en;
