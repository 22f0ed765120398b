// Examples of each rule, in English and Spanish: what it stops or holds, and what looks alike and passes. Tested to be so.
import type { Question, RuleId } from './types.ts';

export type Example = {
  words: string;
  /** The post that is answered; without, the words are a post or an ask of ours. */
  to?: string;
  kind?: 'post' | 'ask';
  /** What else belongs to the case, for people; and as it is asked. */
  about?: string;
  with?: Partial<Question>;
};

const reply = (words: string, to = 'It was something.'): Example => ({ words, to });
const post = (words: string, about?: string, given?: Partial<Question>): Example => ({
  words,
  kind: 'post',
  ...(about ? { about } : {}),
  ...(given ? { with: given } : {}),
});
const ask = (words: string, about?: string, given?: Partial<Question>): Example => ({
  ...post(words, about, given),
  kind: 'ask',
});

const live = { authorization: { channels: ['instagram'], until: '2099-12-31' }, on: '2026-01-01' };
const handOff =
  'Because of privacy rules we can’t discuss anyone’s care here. Please call Patient Relations on 555-0100.';

export const examples: Record<RuleId, { stopped: readonly Example[]; passing: readonly Example[] }> = {
  'patient.confirm': {
    stopped: [
      reply('Thank you for choosing us for your surgery!', 'Best hospital ever'),
      reply('Sorry about your son’s visit', '6 hours in St. Anne ER with my son’s arm'),
      reply('We have no record of you.', 'Worst hospital ever'),
      reply('We can’t discuss your care here.', 'You ignored me'),
      reply('Dr. Lee remembers treating you.', 'Dr. Lee is lovely'),
      reply('Lamentamos su hospitalización', 'Me trataron muy mal'),
      reply('Fue un placer atenderle.', 'Muy amables'),
    ],
    passing: [
      reply('Thank you for sharing this.', 'Best hospital ever'),
      reply(handOff, 'You ignored me'),
      reply('If you received care with us and have a concern, please call 555-0100.', 'You ignored me'),
      reply('Dr. Lee will be delighted!', 'Dr. Lee is lovely'),
      post('During your visit, please wear a mask.'),
      reply('Sentimos mucho su pérdida.', 'QEPD papá'),
    ],
  },
  'patient.detail': {
    stopped: [
      reply('She arrived critical.', 'Did Jane Roe die in your ER?'),
      reply('Our records show that you were seen within 20 minutes.', 'They ignored me'),
      reply('Your balance is due to your deductible.', '$4,000 for nothing'),
      reply('Usted rechazó el medicamento.', 'Mal servicio'),
    ],
    passing: [
      reply('We can’t discuss any individual; call 555-0100.', 'Did Jane Roe die in your ER?'),
      reply('An MRI usually takes 30 to 60 minutes.', 'How long do MRIs take?'),
      reply('Hacemos radiografías todos los días de 8 a 6.', '¿Hacen radiografías?'),
    ],
  },
  'patient.identity': {
    stopped: [
      {
        ...reply('Thank you, Maria!', 'So happy'),
        about: '@sunny88',
        with: { post: { text: 'So happy', author: 'sunny88' } },
      },
      reply('We will call you at 555-0147, the number on file.', 'Nobody calls back'),
      reply('Hola, señora Domínguez.', 'Hola'),
    ],
    passing: [
      {
        ...reply('Thank you, Maria!', 'So happy'),
        about: '@maria_g',
        with: { post: { text: 'So happy', author: 'maria_g' } },
      },
      reply('Our spokesperson is Joanne Park.', 'Who speaks for you?'),
    ],
  },
  'patient.solicit': {
    stopped: [
      reply('Please reply with your date of birth.', 'No callback'),
      reply('DM us your full name and MRN.', 'Help'),
      post('Survivors, tell us your stage in the comments!'),
      reply('¿Cuál es su número de expediente?', 'No me llaman'),
    ],
    passing: [
      reply('Please call 555-0100 and have a date of birth ready.', 'No callback'),
      reply('Please don’t post health information here.', 'Help'),
      post('¿Cuál es su receta favorita? ¡Cuéntenos!'),
    ],
  },
  'patient.story': {
    stopped: [
      post('Meet Maria, who beat breast cancer at our center.'),
      post('“They saved my life,” says John, who had a heart attack at work.'),
      post('Conozca a Rosa, que venció el cáncer con nuestro equipo.'),
    ],
    passing: [
      post('Meet Maria, who beat breast cancer at our center.', 'authorization: Instagram, to the end of 2099', live),
      post('Meet Ana Ruiz, a nurse in our ICU for twenty years.'),
      post('Our NICU team cared for 212 babies last year.'),
    ],
  },
  'safety.method': {
    stopped: [
      post('After a local teen died by hanging, our counselors are here.'),
      reply('Please don’t jump from the garage. Call 988.', 'ending it tonight in your garage'),
      reply('No se tome las pastillas. Llame al 988.', 'ya no quiero vivir'),
    ],
    passing: [
      post('Suicide is preventable. Call or text 988, any time.'),
      post('Our helipad and garage roof close for repairs on Tuesday.'),
      post('El suicidio se puede prevenir. Llame al 988 y oprima 2.'),
    ],
  },
  'safety.reply': {
    stopped: [
      reply('We are sorry you feel this way.', 'I don’t want to be here anymore. goodbye'),
      reply('Le mandamos un abrazo.', 'ya no quiero vivir'),
    ],
    passing: [
      reply('You are not alone. Call or text 988 right now.', 'I don’t want to be here anymore. goodbye'),
      reply('So glad you like it!', 'this lasagna is to die for'),
    ],
  },
  'politics.candidate': {
    stopped: [
      ask('Vote for Smith on November 3.'),
      post('Thank you, Senator Park. You have our vote this fall!'),
      ask('Vote por Ramírez este 3 de noviembre.'),
    ],
    passing: [
      post('Election day is November 3. Check your registration.'),
      post('Thank you, Senator Park, for touring our clinic.'),
      post('Vote for your favorite pumpkin in our lobby!'),
    ],
  },
  'politics.lobbying': {
    stopped: [
      ask('Call Senator Park and ask her to vote no on HB 214.'),
      ask('#StopHB214'),
      post('Vote sí a la Medida B.'),
    ],
    passing: [
      post('HB 214 was heard in committee today.'),
      post('Measure B is on the ballot on Tuesday. The voter guide has both sides.'),
    ],
  },
  'care.advice': {
    stopped: [
      reply('You should stop taking it.', 'my chest hurts since the new pill'),
      reply('That sounds like poison ivy.', 'rash on my arm'),
      reply('Dele 5 ml de paracetamol cada seis horas.', 'mi hijo tiene fiebre'),
    ],
    passing: [
      reply('Chest pain needs care right away. Please call 911 now.', 'my chest hurts'),
      post('Adults should get a flu shot each fall, says the CDC.'),
    ],
  },
  'care.claim': {
    stopped: [
      post('Our treatment is guaranteed to end back pain.'),
      post('The best heart surgeons in the state.'),
      post('Cirugía sin riesgos y resultados garantizados.'),
    ],
    passing: [
      reply('The flu shot can’t give you the flu, says the CDC.', 'can the shot give me the flu?'),
      post('Best wishes to all nurses this week!'),
      post('There is no cure for the common cold.'),
    ],
  },
  'payer.steer': {
    stopped: [
      ask('Switch to Acme Advantage.'),
      ask('We are in network with Acme.', 'no signed contract on record'),
      ask('Cámbiese a Acme Advantage.'),
    ],
    passing: [
      ask('We are in network with Acme.', 'contract recorded as signed', {
        organization: { signedContracts: ['Acme'] },
      }),
      post('Compare plans at medicare.gov.'),
    ],
  },
  'endorse.undisclosed': {
    stopped: [
      ask('Mercy Valley has the kindest nurses I know.', 'an ambassador’s words', { ambassador: true }),
      ask('¡El hospital más amable que conozco!', 'palabras de una embajadora', { ambassador: true }),
    ],
    passing: [
      ask('I volunteer with Mercy Valley. Flu shots are free on Saturday.', 'an ambassador’s words', {
        ambassador: true,
      }),
      ask('Soy voluntaria de Mercy Valley. Hay vacunas gratis.', 'palabras de una embajadora', { ambassador: true }),
    ],
  },
  'endorse.review': {
    stopped: [
      post('Leave a 5-star review and get a $10 gift card!'),
      ask('Staff: please ask your friends to write Google reviews for us.'),
      post('Déjenos una reseña y reciba una tarjeta de regalo.'),
    ],
    passing: [
      post('Leave an honest review on Google, good or bad.'),
      post('Déjenos su opinión sincera, buena o mala.'),
    ],
  },
  'gift.inducement': {
    stopped: [
      reply('We’ll waive your bill.', 'that bill is insane'),
      post('Get a $50 gas card when you book a colonoscopy.'),
      reply('Vamos a perdonarle la deuda.', 'la cuenta es altísima'),
    ],
    passing: [post('Free blood pressure checks on Saturday.'), post('Hay ayuda económica para quien la necesite.')],
  },
  'legal.admission': {
    stopped: [
      reply('We made a mistake and we own it.', 'they gave the wrong drug'),
      reply('The nurse has been suspended.', 'she yelled'),
      reply('Cometimos un error.', 'me dieron otra medicina'),
    ],
    passing: [
      reply('We take this seriously and are looking into it.', 'they gave the wrong drug'),
      post('Correction: our post yesterday had the wrong date.'),
    ],
  },
  'tone.hostile': {
    stopped: [
      reply('Calm down. Others are sicker than you.', 'three hours!'),
      reply('That is a lie, and you know it.', 'they stole my purse'),
      reply('Cálmese, usted no es el único.', 'no sirven'),
    ],
    passing: [
      reply('We hear how upset you are, and we’d like to listen: 555-0100.', 'three hours!'),
      post('Please treat those who care for you with respect.'),
    ],
  },
  'access.alt': {
    stopped: [
      post('Our new garden.', 'a picture without text', { media: [{ alt: '', captions: null }] }),
      post('How our lab works.', 'a video without captions', { media: [{ alt: 'A technician', captions: false }] }),
    ],
    passing: [
      post('Our new garden.', 'a picture: “Benches among roses”', {
        media: [{ alt: 'Benches among roses', captions: null }],
      }),
      post('How our lab works.', 'a video with captions', { media: [{ alt: 'A technician', captions: true }] }),
    ],
  },
  'own.words': {
    stopped: [
      post('Our downsizing plan.', 'own word for review: downsizing', {
        organization: { ownWords: { block: [], review: ['downsizing'] } },
      }),
    ],
    passing: [
      post('Our plan for the year.', 'own word for review: downsizing', {
        organization: { ownWords: { block: [], review: ['downsizing'] } },
      }),
    ],
  },
  'language.unread': {
    stopped: [post('Nous sommes heureux de vous accueillir.'), post('感谢您的分享。')],
    passing: [post('Our clinic is closed on Monday. Nuestra clínica está cerrada el lunes.')],
  },
};

/** The example as the check is asked. */
export const questionOf = ({ words, to, kind, with: given }: Example): Question => ({
  kind: to === undefined ? (kind ?? 'post') : 'reply',
  post: to === undefined ? null : { text: to, author: 'someone' },
  reply: words,
  ...given,
});
