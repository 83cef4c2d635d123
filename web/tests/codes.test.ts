/** Every code of the server that a screen shows has words in every language. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { en, type Texts } from "../shared/texts/en/index.ts";
import { es } from "../shared/texts/es/index.ts";

const schema = readFileSync(new URL("../shared/api/schema.d.ts", import.meta.url), "utf8");

/** The enums of the HTTP interface, as generated: their names and codes. */
const ENUMS = new Map(
  [...schema.matchAll(/^ {8}(\w+):((?:\s*\|?\s*"\w+")+);/gm)].map((match) => [
    match[1]!,
    [...match[2]!.matchAll(/"(\w+)"/g)].map((code) => code[1]!),
  ]),
);

type Words = Record<string, unknown>;

/** Where the screens find the words for an enum. Most have one group; some say the same codes in several places. */
const SHOWN: Record<string, (texts: Texts) => Words[]> = {
  Because: (texts) => [texts.because],
  CheckItem: (texts) => [texts.check.items, texts.check.findings],
  ConnectionRating: (texts) => [texts.connections],
  Consent: (texts) => [texts.consents],
  ConsentBy: (texts) => [texts.consentBy],
  DeclineReason: (texts) => [texts.declineReasons],
  Disposition: (texts) => [texts.dispositions],
  Event: (texts) => [texts.events],
  GuestKind: (texts) => [texts.guestKinds],
  ItemResult: (texts) => [texts.check.outcomes],
  Kind: (texts) => [texts.kinds],
  NotSuitable: (texts) => [texts.notSuitable, texts.unfit],
  OffPlan: (texts) => [texts.offPlan],
  Otherwise: (texts) => [texts.otherwise],
  Part: (texts) => [texts.parts],
  Readiness: (texts) => [texts.check.verdicts],
  Rung: (texts) => [texts.rungs],
  Skill: (texts) => [texts.skills],
  State: (texts) => [texts.states, texts.sessionIs],
  Status: (texts) => [texts.statuses],
  Verdict: (texts) => [texts.connections],
  // "age" is said as one of two sentences, by the age group that the session needs.
  Why: ({ passedOver }) => [{ ...passedOver, age: passedOver.notJuvenile && passedOver.onlyJuvenile }],
  Wish: (texts) => [texts.statuses],
};

/** Enums that decide what a screen shows, but are never named on one, and why. */
const NOT_SHOWN: Record<string, string> = {
  Cause: "decides between two sentences of the clinician's page",
  GuestState: 'decides between sentences such as "waiting to be admitted"',
  MediaState: "sent by the pages, never shown",
  OrganizationKind: "for administrators, who have no page",
  Privacy: 'decides between sentences such as "The officer has stepped away."',
  Purpose: "decides whether the offer says that a colleague hands the session over",
  Role: "decides the page; a session's sides have words of their own",
  SortBy: "the columns have headings of their own",
};

test("every enum of the HTTP interface is either shown in words, or never shown for a reason", () => {
  assert.deepEqual([...ENUMS.keys()].sort(), [...Object.keys(SHOWN), ...Object.keys(NOT_SHOWN)].sort());
});

for (const [language, texts] of Object.entries({ en, es }))
  for (const [name, groups] of Object.entries(SHOWN))
    test(`every code of ${name} has words: ${language}`, () => {
      for (const words of groups(texts))
        assert.deepEqual(
          ENUMS.get(name)!.filter((code) => !words[code]),
          [],
        );
    });

test("how much each side sends is said on the call screen, except full video", () => {
  for (const texts of [en, es])
    for (const said of [texts.sending, texts.receiving] as Words[])
      assert.deepEqual(
        ENUMS.get("Rung")!.filter((rung) => !said[rung]),
        ["full"],
      );
});

test("who changed how much it sends is named by its side", () => {
  for (const texts of [en, es]) assert.deepEqual(Object.keys(texts.sides), ["officer", "clinician"]);
});
