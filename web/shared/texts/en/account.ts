/** Texts in English: a change of password. */

export const account = {
  account: {
    old: "Current password",
    fresh: "New password",
    again: "New password again",
    how: "Choose a long one, such as several words that have nothing to do with each other. No special characters are needed.",
    change: "Change password",
    changing: "Changing…",
    differ: "The new password was typed differently the second time. Type it again.",
    changed: "Your password is changed. You are signed out everywhere else.",
    wrongOld: "The current password is not right. Type it again.",
  },
  weak: {
    short: (characters: string) => `It needs at least ${characters} characters.`,
    common: "Many people use it, or it is built from common ones. Choose something less common.",
    repeated: "It repeats itself. Choose something that does not.",
    run: "It is a sequence: counting, the alphabet, or neighboring keys. Choose something else.",
    name: "It is made of your name or your organization's. Choose something that has nothing to do with either.",
  },
};
