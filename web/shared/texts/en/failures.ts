/** Texts in English: what a page says of what went wrong. */

export const failures = {
  errors: {
    unreachable: "No connection to the server. Nothing was lost; try again in a moment.",
    notNow: (sessionIs: string) => `That is not possible now. ${sessionIs}`,
    untold: "The server did not accept that.",
    noOtherCamera: "There is no other camera.",
  },
  /** The server's refusals by code. In English the server's own sentences are shown, which often say more. */
  problems: {} as Record<string, string>,
};
