// Por qué una regla detiene o retiene unas palabras: una oración llana para cada una.
import type { RuleId } from './types.ts';

export const reasons: Record<RuleId, string> = {
  'patient.confirm':
    'Esto le dice al público que alguien recibe, recibió o no recibió atención aquí, aunque esa persona lo haya dicho primero.',
  'patient.detail': 'Esto cuenta en público algo de la salud, la visita o la cuenta de una persona.',
  'patient.identity': 'Esto muestra quién es la persona más allá de lo que muestra su nombre público.',
  'patient.solicit':
    'Esto le pide a alguien que ponga datos personales o de salud donde otros pueden leerlos; pida que llame o use el formulario seguro.',
  'patient.story':
    'Esto publica la historia, el elogio o la foto de un paciente sin una autorización vigente que lo cubra.',
  'safety.method': 'Esto nombra un medio o un lugar de suicidio o autolesión, lo que puede poner a otros en riesgo.',
  'safety.reply':
    'La publicación muestra un riesgo para la vida y esta respuesta no lleva el texto de seguridad aprobado (988).',
  'politics.candidate': 'Esto apoya o rechaza a un candidato, lo que una organización como la nuestra no puede hacer.',
  'politics.lobbying':
    'Esto toma partido sobre una ley o una medida en la boleta y cuenta como cabildeo; una segunda persona debe leerlo.',
  'care.advice':
    'Esto aconseja en público a una persona sobre su propia salud; le corresponde a un profesional que la atienda.',
  'care.claim': 'Esto promete o compara resultados más allá de lo que se puede demostrar.',
  'payer.steer': 'Esto habla a favor o en contra de un plan de salud, o de un contrato con él.',
  'endorse.undisclosed':
    'El personal y los embajadores dicen con claridad su relación con nosotros cuando hablan de nosotros.',
  'endorse.review': 'Las reseñas no se pagan, ni las escribe nuestra gente como si fueran pacientes.',
  'gift.inducement':
    'Un premio, un perdón de deuda o un regalo a quienes pueden ser pacientes puede ser un incentivo ilegal.',
  'legal.admission': 'Esto admite culpa, anuncia una sanción o da en público el resultado de una investigación.',
  'tone.hostile': 'Esto culpa, se burla, amenaza o discute con la persona.',
  'access.alt': 'Una imagen no tiene texto que diga lo que muestra, o un video no tiene subtítulos.',
  'own.words': 'Su organización puso estas palabras en su propia lista.',
  'language.unread':
    'Esto no está en inglés ni en español, y las reglas no pudieron leerlo; debe leerlo alguien que pueda.',
};
