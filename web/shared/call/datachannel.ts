/**
 * What two pages tell each other directly, over an encrypted data channel: text, how much they send, still pictures. It does
 * not pass through the server and is not stored. Pure.
 */
import { RUNGS, type Rung } from "./ladder.ts";

/** A text message, for noisy rooms and for people who are deaf. */
export interface ChatMessage {
  readonly type: "chat";
  readonly id: string;
  readonly text: string;
}

/** How much the sender of this message sends from now on. */
export interface RungMessage {
  readonly type: "sends";
  readonly rung: Rung;
}

/** Everything that goes over the data channel as text (JSON). */
export type ChannelMessage = ChatMessage | RungMessage;

/** Longest text of a chat message, characters; the rest is cut off. */
export const MAX_CHAT_LENGTH = 500;
/** Largest still picture, bytes; a larger one is neither sent nor accepted. */
export const MAX_STILL_BYTES = 60_000;
const MAX_ID_LENGTH = 64;

/** A message as it goes over the data channel. */
export const encode = (message: ChannelMessage): string => JSON.stringify(message);

/** The message in `data`; null if it is none, because the other side may run another version, or mean harm. */
export function parse(data: string): ChannelMessage | null {
  if (data.length > 4 * MAX_CHAT_LENGTH) return null;
  let message: unknown;
  try {
    message = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof message !== "object" || message === null) return null;
  const { type, id, text, rung } = message as Record<string, unknown>;
  if (type === "chat" && typeof id === "string" && typeof text === "string" && text.trim() !== "")
    return { type, id: id.slice(0, MAX_ID_LENGTH), text: text.slice(0, MAX_CHAT_LENGTH) };
  if (type === "sends" && RUNGS.includes(rung as Rung)) return { type, rung: rung as Rung };
  return null;
}

/** What a page does with what arrives over the data channel. */
export interface ChannelHandler {
  chat(message: ChatMessage): void;
  /** The other side sends more or less than before. */
  remoteRung(rung: Rung): void;
  /** A still picture of the other side (JPEG). */
  still(picture: Blob): void;
}

/** Passes on what arrived over the data channel. Anything that is neither a message nor a small picture is dropped. */
export function dispatch(data: string | ArrayBuffer, to: ChannelHandler): void {
  if (typeof data !== "string") {
    if (data.byteLength <= MAX_STILL_BYTES) to.still(new Blob([data], { type: "image/jpeg" }));
    return;
  }
  const message = parse(data);
  if (message?.type === "sends") to.remoteRung(message.rung);
  else if (message) to.chat(message);
}
