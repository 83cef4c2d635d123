/** Texts in Spanish as it is spoken in the United States: a change of password. */
import type { account as english } from "../en/account.ts";

export const account: typeof english = {
  account: {
    old: "Contraseña actual",
    fresh: "Contraseña nueva",
    again: "Contraseña nueva otra vez",
    how: "Elija una larga, como varias palabras que no tengan nada que ver entre sí. No hacen falta caracteres especiales.",
    change: "Cambiar contraseña",
    changing: "Cambiando…",
    differ: "La contraseña nueva no se escribió igual la segunda vez. Escríbala de nuevo.",
    changed: "Su contraseña ha cambiado. Se cerró su sesión en todos los demás lugares.",
    wrongOld: "La contraseña actual no es correcta. Escríbala de nuevo.",
  },
  weak: {
    short: (characters) => `Necesita al menos ${characters} caracteres.`,
    common: "Lo usan muchas personas, o está formado por palabras o números comunes. Elija algo menos común.",
    repeated: "Se repite. Elija algo que no se repita.",
    run: "Es una secuencia: números, el alfabeto o teclas vecinas. Elija otra cosa.",
    name: "Se basa en su nombre o en el de su organización. Elija algo que no tenga nada que ver con ellos.",
  },
};
