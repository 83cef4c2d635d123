/** The people in a call, under the names that everybody in it sees. */
import { guestOf, userOf, type Principal } from "../call/principal.ts";
import type { GuestOut } from "../socket/protocol";
import type { Snapshot } from "../socket/client";
import type { Texts } from "../texts/index.svelte";

/** The guests who joined by a link and were let in. */
export const present = (snapshot: Snapshot | null): GuestOut[] =>
  snapshot && "guests" in snapshot
    ? (snapshot.guests?.people.filter((guest) => guest.state === "present") ?? [])
    : [];

/** A guest's name, such as "Ms. Ortiz (interpreter)"; without a name, just what they are there for. */
export const named = ({ name, kind }: Pick<GuestOut, "name" | "kind">, texts: Texts): string =>
  name ? `${name} (${texts.guestKinds[kind]})` : texts.guestKinds[kind];

/** The names of everybody in the call on this page. */
export function peopleIn(snapshot: Snapshot | null, texts: Texts): Map<Principal, string> {
  const sides =
    snapshot?.role === "guest" ? snapshot.visit : snapshot && "consult" in snapshot ? snapshot.consult : null;
  const found = new Map<Principal, string>();
  if (!sides) return found;
  if (sides.officer_id) found.set(userOf(sides.officer_id), sides.officer ?? "");
  if (sides.clinician_id) found.set(userOf(sides.clinician_id), sides.clinician ?? "");
  if (sides.second_id) found.set(userOf(sides.second_id), sides.second ?? "");
  const guests = snapshot?.role === "guest" ? snapshot.visit.others : present(snapshot);
  for (const guest of guests) found.set(guestOf(guest.id), named(guest, texts));
  return found;
}
