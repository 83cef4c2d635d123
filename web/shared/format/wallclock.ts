/** Times of day as an organization's wall clock shows them, whatever zone the machine is set to. Pure. */

const OWN = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A time of day in `timeZone`, with the zone's name if this machine's zone (`own`) would show a different time. */
export function wallClock(iso: string, timeZone: string, locale: string, own = OWN): string {
  const at = new Date(iso);
  const shown = (zone: string, timeZoneName?: "short") =>
    new Intl.DateTimeFormat(locale, {
      hour: "numeric",
      minute: "2-digit",
      timeZone: zone,
      timeZoneName,
    }).format(at);
  const there = shown(timeZone);
  return there === shown(own) ? there : shown(timeZone, "short");
}

/** Like `wallClock`, preceded by the weekday unless it is the day that `nowMs` falls on in that zone. */
export function wallClockSoon(
  iso: string,
  nowMs: number,
  timeZone: string,
  locale: string,
  own = OWN,
): string {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeZone });
  const time = wallClock(iso, timeZone, locale, own);
  return date.format(new Date(iso)) === date.format(nowMs)
    ? time
    : `${weekday.format(new Date(iso))} ${time}`;
}

/** The date of a moment in `timeZone`, as a date field wants it: 2026-03-01. */
export function dateOf(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  }).formatToParts(new Date(iso));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}
