/** Every text of the pages, in Spanish as it is spoken in the United States. */
import type { Texts } from "../en/index.ts";
import { call } from "./call.ts";
import { check } from "./check.ts";
import { clinician } from "./clinician.ts";
import { failures } from "./failures.ts";
import { guest } from "./guest.ts";
import { needs } from "./needs.ts";
import { officer } from "./officer.ts";
import { supervisor } from "./supervisor.ts";
import { words } from "./words.ts";

export const es: Texts = {
  ...words,
  ...failures,
  ...call,
  ...officer,
  ...guest,
  check,
  ...clinician,
  ...needs,
  ...supervisor,
};
