/** Codes never reach the screen: a clinician reads "Spanish", not "es". */
import assert from "node:assert/strict";
import test from "node:test";
import { languageName, needed, refusalIn } from "../shared/format/names.ts";
import { en } from "../shared/texts/en/index.ts";
import { es } from "../shared/texts/es/index.ts";

const LACKING: [string, string | null, string, string][] = [
  [
    "license",
    "SD",
    "This session needs a clinician licensed in South Dakota.",
    "Esta sesión necesita un clínico con licencia en Dakota del Sur.",
  ],
  [
    "language",
    "es",
    "This session needs a clinician who speaks Spanish.",
    "Esta sesión necesita un clínico que hable español.",
  ],
  [
    "language",
    "pl",
    "This session needs a clinician who speaks Polish.",
    "Esta sesión necesita un clínico que hable polaco.",
  ],
  [
    "skill",
    "older_adults",
    "This session needs a clinician with this specialty: older adults.",
    "Esta sesión necesita un clínico con esta especialidad: personas mayores.",
  ],
  [
    "age",
    "juvenile",
    "This session needs a clinician who sees people under 18.",
    "Esta sesión necesita un clínico que atienda a menores de 18 años.",
  ],
  [
    "age",
    "adult",
    "This session needs a clinician who sees adults.",
    "Esta sesión necesita un clínico que atienda a adultos.",
  ],
  [
    "excluded",
    null,
    "This clinician does not take this agency's sessions.",
    "Este clínico no atiende las sesiones de esta agencia.",
  ],
];

for (const [why, detail, english, spanish] of LACKING)
  test(`what is lacking is said in both languages: ${why} ${detail ?? ""}`, () => {
    assert.equal(needed(en, why, detail), english);
    assert.equal(needed(es, why, detail), spanish);
  });

test("a requirement of a newer server says nothing, so that the server's own sentence is shown", () => {
  assert.equal(needed(en, "clearance", "x"), "");
});

test("a language that no form offers has a name too", () => {
  assert.equal(languageName(en, "pl"), "Polish");
  assert.equal(languageName(es, null), es.anyLanguage);
});

test("a step refused because of the session's state says the state in words, in both languages", () => {
  const refused = { code: "not-possible-now", detail: "", about: { state: "cancelled" } };
  assert.equal(refusalIn(en, refused), "That is not possible now. This session was canceled.");
  assert.equal(refusalIn(es, refused), "Eso no es posible ahora. Esta sesión se canceló.");
});

test("a refusal without codes is the translation of its code, or else the server's own sentence", () => {
  const refused = {
    code: "not-possible-now",
    detail: "Only a waiting session can be assigned.",
    about: null,
  };
  assert.equal(refusalIn(en, refused), refused.detail);
  assert.equal(refusalIn(es, refused), es.problems["not-possible-now"]);
  assert.equal(refusalIn(es, { ...refused, code: "of-a-newer-server" }), refused.detail);
  assert.equal(refusalIn(en, { ...refused, about: { state: "of a newer server" } }), refused.detail);
});

test("what only HTTP names is said in a sentence, not in HTTP's words", () => {
  for (const texts of [en, es])
    assert.equal(
      refusalIn(texts, { code: "http-404", detail: "Not Found", about: null }),
      texts.errors.untold,
    );
});
