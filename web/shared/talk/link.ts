/** A link that lets somebody without an account ask to be let into a call. */

const SECRET_BYTES = 24;

/** Where a guest's page remembers that its camera stays off. */
export const SOUND_ONLY = "corespond-sound-only";

/** A secret that nobody guesses, in base64url (RFC 4648 section 5). */
export function secret(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...drawn))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

/** What follows the # never leaves the browser that opens it: no log and no relay of addresses sees it. */
export const linkOf = (made: string): string => `${location.origin}/guest#${made}`;

/** A telephone number as the server wants it (E.164); ten digits are a number of the United States. Null where it is none. */
export function phoneOf(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, "");
  const whole = /^\d{10}$/.test(digits) ? `+1${digits}` : digits;
  return /^\+[1-9]\d{6,14}$/.test(whole) ? whole : null;
}
