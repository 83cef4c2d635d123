/** Every text of the pages, in Spanish as it is spoken in the United States. */
import type { Texts } from "../en/index.ts";
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

export const es: Texts = {
  ...words,
  ...account,
  ...record,
  ...session,
  ...failures,
  ...call,
  ...officer,
  ...guest,
  check,
  ...clinician,
  ...needs,
  ...supervisor,
};
