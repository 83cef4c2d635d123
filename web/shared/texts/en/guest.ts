/** Texts in English: the page of who joins by a link. */

export const guest = {
  visit: {
    title: "Video call",
    invited: "You are invited to a video call",
    invitedSaid:
      "A crisis clinician and a police officer are helping somebody, and ask you to join. You need no account. Somebody will let you in.",
    notKept: "The call is encrypted. Nothing is recorded. This link works once, in this browser only.",
    withCamera: "Join with camera",
    soundOnly: "Join with sound only",
    joining: "Joining…",
    waiting: "Please wait. You will be let in.",
    waitingSaid: "Keep this page open. Your camera and microphone are not sent to anybody yet.",
    soon: "The clinician will be here in a moment.",
    soonSaid: "Keep this page open. The call goes on by itself.",
    leave: "Leave",
    over: "Your visit is over",
    overSaid: "You can close this page. To join again you need a new link.",
    noLink: "There is no invitation here",
    noLinkSaid: "Open the link that you were given, or scan the code again.",
  },
};
