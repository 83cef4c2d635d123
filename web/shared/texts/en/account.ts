/** Texts in English: a change of password. */

export const account = {
  account: {
    old: "Present password",
    fresh: "New password",
    again: "New password again",
    how: "Choose a long one, such as several words that have nothing to do with each other. No special characters are needed.",
    change: "Change password",
    changing: "Changing…",
    differ: "The new password was typed differently the second time. Type it again.",
    changed: "Your password is changed. You are signed out everywhere else.",
    wrongOld: "The present password is not right. Type it again.",
  },
  weak: {
    short: (characters: string) => `It needs at least ${characters} characters.`,
    common: "It is one that many people use, or made of such. Choose something less usual.",
    repeated: "It repeats itself. Choose something that does not.",
    run: "Its characters follow each other, in counting, in the alphabet or on the keyboard. Choose others.",
    name: "It is made of your name or your organization's. Choose something that has nothing to do with either.",
  },
};
