/** Texts in English: the page for people who join by a link. */

export const guest = {
  visit: {
    title: "Video call",
    invited: "You are invited to a video call",
    invitedSaid:
      "A crisis clinician and a police officer are helping someone and ask you to join. You do not need an account. One of them will let you in.",
    notKept: "The call is encrypted. Nothing is recorded. This link works once, in this browser only.",
    withCamera: "Join with camera",
    soundOnly: "Join with sound only",
    joining: "Joining…",
    waiting: "Please wait to be let in.",
    waitingSaid: "Keep this page open. Nobody can see or hear you yet.",
    soon: "The clinician will be here in a moment.",
    soonSaid: "Keep this page open. The call continues automatically.",
    leave: "Leave",
    over: "You are no longer in the call",
    overSaid: "You can close this page. To join again, you need a new link.",
    noLink: "No invitation found",
    noLinkSaid: "Open the link you were given, or scan the code again.",
  },
};
