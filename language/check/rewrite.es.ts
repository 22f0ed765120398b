// Lo que se puede decir en su lugar, en español.
import type { Phrases } from './rewrite.en.ts';

export const phrases: Phrases = {
  thanks: 'Gracias por compartir esto.',
  telling: 'Gracias por contarnos esto.',
  passOn: 'Compartiremos sus amables palabras con nuestros equipos.',
  handOff:
    'Por reglas de privacidad no podemos hablar aquí de la atención de nadie. Llame a Relaciones con Pacientes o use nuestro formulario seguro.',
  handOffTo: (number) =>
    `Por reglas de privacidad no podemos hablar aquí de la atención de nadie. Llame a Relaciones con Pacientes al ${number} o use nuestro formulario seguro.`,
  listen: 'Queremos escucharle. Llame a Relaciones con Pacientes o use nuestro formulario seguro.',
  press: 'No podemos hablar de ninguna persona. Llame a nuestra línea de prensa.',
  secure: 'Por favor no publique aquí datos personales ni de salud; llámenos o use nuestro formulario seguro.',
  community: 'Gracias a toda nuestra comunidad y a nuestros equipos, que están aquí día y noche.',
  safety:
    'No está sola ni solo, y hay ayuda ahora mismo. Llame o mande un texto al 988 a cualquier hora y oprima 2 para español; si hay peligro, llame al 911.',
  disclosure: 'Soy embajadora de este hospital.',
  instead: {
    'safety.method':
      'Si usted o alguien que conoce necesita ayuda, llame al 988 a cualquier hora y oprima 2 para español.',
    'politics.candidate': 'Las elecciones importan. Revise su registro y haga un plan para votar.',
    'politics.lobbying': 'El texto completo y las dos posturas están en los sitios oficiales.',
    'care.advice':
      'No podemos dar consejos médicos aquí. Hable con su médico o con la línea de enfermería; en una emergencia llame al 911.',
    'care.claim': 'Los resultados varían de una persona a otra. Nuestros equipos pueden explicar qué esperar.',
    'payer.steer': 'Trabajamos con muchos planes. Llame al número de su tarjeta para saber si está incluido.',
    'endorse.review': 'Agradecemos toda opinión sincera, buena o mala.',
    'gift.inducement': 'Hay ayuda económica para quien la necesite. Llame a nuestra oficina de facturación.',
    'legal.admission': 'Lo tomamos muy en serio y lo estamos revisando.',
    'tone.hostile':
      'Le escuchamos y queremos saber más. Llame a Relaciones con Pacientes o use nuestro formulario seguro.',
  },
};
