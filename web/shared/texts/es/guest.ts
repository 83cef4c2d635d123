/** Texts in Spanish as it is spoken in the United States: the page for people who join by a link. */
import type { guest as english } from "../en/guest.ts";

export const guest: typeof english = {
  visit: {
    title: "Videollamada",
    invited: "Le invitan a una videollamada",
    invitedSaid:
      "Un clínico de crisis y un agente de policía están ayudando a alguien y le piden que participe. No necesita cuenta. Uno de ellos lo dejará entrar.",
    notKept: "La llamada está cifrada. No se graba nada. Este enlace sirve una vez, solo en este navegador.",
    withCamera: "Entrar con cámara",
    soundOnly: "Entrar solo con sonido",
    joining: "Entrando…",
    waiting: "Espere, por favor, a que lo dejen entrar.",
    waitingSaid: "Deje abierta esta página. Todavía nadie puede verlo ni oírlo.",
    soon: "El clínico estará aquí en un momento.",
    soonSaid: "Deje abierta esta página. La llamada sigue automáticamente.",
    leave: "Salir",
    over: "Ya no está en la llamada",
    overSaid: "Puede cerrar esta página. Para entrar de nuevo necesita otro enlace.",
    noLink: "No se encontró ninguna invitación",
    noLinkSaid: "Abra el enlace que le dieron o escanee el código otra vez.",
  },
};
