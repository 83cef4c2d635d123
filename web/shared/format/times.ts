/** Times in words. */
import { t } from "../texts/index.svelte";
import { wallClock, wallClockSoon } from "./wallclock";

/** 75 → "1:15"; 3700 → "1:01:40". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  const hours = Math.floor(whole / 3600);
  const [minutes, rest] = parts as [number, number];
  const tail = `${hours ? String(minutes).padStart(2, "0") : minutes}:${String(rest).padStart(2, "0")}`;
  return hours ? `${hours}:${tail}` : tail;
}

/** 8 → "8 seconds"; 95 → "about 2 minutes". */
export function roughly(seconds: number): string {
  if (seconds < 60) return t().seconds(Math.max(1, Math.round(seconds)));
  return t().aboutMinutes(Math.round(seconds / 60));
}

/** A time of day in the organization's time zone. */
export const timeOfDay = (iso: string, timeZone: string): string => wallClock(iso, timeZone, t().locale);

/** A time of day in the organization's time zone, preceded by the weekday unless it is today. */
export const soon = (iso: string, nowMs: number, timeZone: string): string =>
  wallClockSoon(iso, nowMs, timeZone, t().locale);

/** A day in the agency's time zone. */
export const day = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat(t().locale, { dateStyle: "medium", timeZone }).format(new Date(iso));

/** A moment in the agency's time zone. */
export function moment(iso: string, timeZone: string, seconds = false): string {
  return new Intl.DateTimeFormat(t().locale, {
    dateStyle: seconds ? undefined : "medium",
    timeStyle: seconds ? "medium" : "short",
    timeZone,
  }).format(new Date(iso));
}
