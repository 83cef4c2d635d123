/** Texts in Spanish as it is spoken in the United States: the words of the field, and what every page says. */
import type { words as english } from "../en/words.ts";
import { one } from "../count.ts";

export const words: typeof english = {
  locale: "es-US",
  kinds: {
    suicidal: "Riesgo de suicidio",
    psychosis: "Psicosis",
    substance_use: "Consumo de sustancias",
    welfare_check: "Verificación de bienestar",
    other: "Otro",
  },
  languages: {
    en: "Inglés",
    es: "Español",
    vi: "Vietnamita",
    zh: "Chino",
    ar: "Árabe",
    fr: "Francés",
  },
  anyLanguage: "Cualquier idioma",
  saidBy: (who, when) => `${who}, verbalmente, ${when}`,
  firstOf: (shown, total) => `Se muestran las primeras ${shown} de ${total} sesiones en espera.`,
  seconds: (count) => one(count, "segundo", "segundos"),
  aboutMinutes: (count) => `unos ${one(count, "minuto", "minutos")}`,
  common: {
    starting: "Iniciando…",
    resuming: "Volviendo a donde lo dejó…",
    reconnecting: "Reconectando…",
    loading: "Cargando…",
    tryAgain: "Intentar de nuevo",
    back: "Atrás",
    close: "Cerrar",
    cancel: "Cancelar",
    cancelling: "Cancelando…",
    saving: "Guardando…",
    optional: "opcional",
    demoData: "Datos de muestra",
    demo: "Muestra",
    none: "–",
    nightColors: "Colores de noche",
    dayColors: "Colores de día",
    changePassword: "Cambiar contraseña",
    signOut: "Cerrar sesión",
    line: (phone) => `Línea de 24 horas ${phone}`,
    outcomeNotSent: "Un resultado aún no se ha enviado. Se envía automáticamente en cuanto haya conexión.",
    incident: (number) => `incidente ${number}`,
    unsafe: "oficial en peligro",
    juvenile: "menor de 18",
    language: "Leer esta página en",
  },
  titles: { officer: "Tableta del oficial", clinician: "Clínico", supervisor: "Supervisor" },
  pages: { officer: "Oficial", clinician: "Clínico", supervisor: "Supervisor" },
  signIn: {
    userName: "Nombre de usuario",
    password: "Contraseña",
    signIn: "Iniciar sesión",
    signingIn: "Iniciando sesión…",
    otherPage: (role) => `Esa cuenta es de otra página: /${role}.`,
    noPage: "Esa es una cuenta de administrador. No tiene página.",
    lockedName: (until) =>
      `Demasiadas contraseñas equivocadas con este nombre. Para que nadie adivine, queda bloqueado aquí hasta las ${until}. Intente entonces, o pida a su administrador que lo desbloquee ya.`,
    lockedPlace: (until) =>
      `Demasiadas contraseñas equivocadas desde aquí. Para que nadie adivine, no se puede iniciar sesión aquí hasta las ${until}. Las tabletas ya usadas no se ven afectadas.`,
    lockedPin: (until) =>
      `Demasiados PIN equivocados. El PIN queda bloqueado hasta las ${until}. Use su contraseña.`,
  },
};
