/** Texts in Spanish as it is spoken in the United States: what a page says of what went wrong. */
import type { failures as english } from "../en/failures.ts";

export const failures: typeof english = {
  errors: {
    unreachable: "Sin conexión con el servidor. No se perdió nada; intente de nuevo en un momento.",
    notNow: (sessionIs) => `Eso no es posible ahora. ${sessionIs}`,
    untold: "El servidor no lo aceptó.",
    noOtherCamera: "No hay otra cámara.",
  },
  problems: {
    "already-in-session": "Ya tiene una sesión. Termínela o cancélela antes de iniciar otra.",
    closed: "Nadie contesta sesiones a esta hora. Use la línea de 24 horas.",
    "call-full":
      "En una llamada caben cuatro personas. Pida a alguien que salga o retire una invitación, e intente de nuevo.",
    "link-over": "Este enlace ya no es válido: sirve una vez y solo por un tiempo. Pida uno nuevo.",
    "no-phone-number":
      "Este número de teléfono no es válido. Escríbalo con código de país, como +1 555 010 0100.",
    "no-such-guest": "Esta invitación no existe, o no es de una sesión suya.",
    "no-texts": "Este servidor no envía mensajes de texto. Muestre el código.",
    "too-many-texts":
      "Se enviaron demasiados mensajes de texto desde esta sesión, por usted o a este número. Muestre el código.",
    "not-waiting": "Nadie espera ahora con esta invitación.",
    "text-not-sent":
      "No se pudo enviar el mensaje de texto. La invitación sigue en pie: muestre el código o intente de nuevo.",
    "bad-request": "El servidor no pudo leer la solicitud. Cargue la página de nuevo e intente otra vez.",
    "request-timeout": "La solicitud tardó demasiado en llegar al servidor. Intente de nuevo.",
    "body-too-large": "Lo que se envió es más grande de lo que este servidor acepta.",
    "headers-too-large": "Los encabezados de la solicitud son más grandes de lo que este servidor acepta.",
    "bad-offer": "No se pudo leer la llamada de prueba. Cargue la página de nuevo e intente otra vez.",
    "database-away": "La base de datos no responde ahora. No se perdió nada; intente de nuevo en un momento.",
    "documentation-closed": "La documentación de esta sesión está completa y ya no se puede cambiar aquí.",
    "documentation-incomplete": "Faltan campos obligatorios. Llénelos y complete la documentación.",
    "echo-busy": "Otras tabletas se están comprobando ahora. Intente de nuevo en medio minuto.",
    "echo-off": "La llamada de prueba está apagada en este servidor. Cuentan las demás comprobaciones.",
    engaged: "Todavía tiene una sesión. Termínela y complete su documentación antes de aceptar otra.",
    "enough-measures": "Tantas mediciones de una llamada no pueden ser ciertas. Esta no se guardó.",
    "invalid-input": "A la solicitud le falta algo, o algo en ella no es válido.",
    internal: "Algo salió mal en el servidor. No se cambió nada. Intente de nuevo.",
    "lacks-requirement": "Esta sesión pide algo que el clínico no tiene.",
    "locked-out": "Demasiadas contraseñas equivocadas. Espere diez minutos o pregunte a su administrador.",
    "name-taken": "Ya hay un usuario o una organización con ese nombre. Elija otro.",
    "no-longer-waiting":
      "Esta sesión ya no espera: el oficial la canceló o se cerró. Usted sigue de guardia.",
    "no-more-extensions":
      "El cierre ya no se puede alargar. La documentación queda abierta; tome un descanso si lo necesita.",
    "no-such-place": "No hay tal lugar en esta agencia. Elija uno de la lista.",
    "no-such-session": "No existe esa sesión, o no es suya.",
    "nobody-joined": "Todavía no hay otro clínico en la llamada. Espérelo o devuelva la sesión a la cola.",
    "not-allowed": "Su función no permite hacer esto.",
    "not-in-wrap-up": "No hay ningún cierre que alargar.",
    "not-of-this-call": "Esta medición no es del tiempo de esta llamada. No se guardó.",
    "not-possible-now":
      "Eso no es posible en el estado actual de la sesión. La pantalla muestra ahora cómo está.",
    "not-signed-in": "No ha iniciado sesión, o su sesión venció. Inicie sesión de nuevo.",
    "not-there": "A este clínico no se le puede llamar ahora: fuera de guardia u ocupado. Elija otro.",
    "not-yet": "El oficial se fue y pidió que lo llamen más tarde. La sesión suena cuando sea la hora.",
    "off-call": "Está fuera de guardia. Póngase de guardia antes de aceptar una sesión.",
    "offer-over": "Esta oferta terminó: entretanto pasó a otra persona.",
    "taken-by-another":
      "Otro clínico acaba de aceptar esta sesión. Gracias por estar listo; sigue de guardia.",
    "pin-locked": "Demasiados PIN equivocados. Use su contraseña.",
    "no-such-user": "No hay ningún usuario con ese nombre.",
    "sign-in-busy":
      "Demasiadas personas inician sesión en este momento. Espere unos segundos e intente de nuevo.",
    "weak-password":
      "Esa contraseña es demasiado fácil de adivinar. Elija otra: varias palabras que no tengan nada que ver entre sí.",
    "weak-pin": "Ese PIN es demasiado fácil de adivinar. Elija otro.",
    "wrong-pin": "Ese PIN no es correcto. Intente de nuevo o use su contraseña.",
    "wrong-organization":
      "Los oficiales y supervisores son de una agencia; los clínicos, de una organización proveedora.",
    "wrong-password": "El usuario y la contraseña no coinciden. Revise los dos e intente de nuevo.",
  },
};
