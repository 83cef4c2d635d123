/** Links by which somebody without an account asks to join a call. */

const SECRET_BYTES = 24;

/** Key under which a guest's page remembers that its camera stays off (session storage). */
export const SOUND_ONLY = "corespond-sound-only";

/** A new random secret (192 bits), in base64url (RFC 4648 section 5). */
export function secret(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...drawn))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

/** The link with this secret. What follows the # never leaves the browser that opens it, so no log ever sees it. */
export const linkOf = (secret: string): string => `${location.origin}/guest#${secret}`;

/** A phone number in E.164, as the server takes it; ten digits are taken as a US number. Null if it is not a phone number. */
export function phoneOf(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, "");
  const whole = /^\d{10}$/.test(digits) ? `+1${digits}` : digits;
  return /^\+[1-9]\d{6,14}$/.test(whole) ? whole : null;
}
