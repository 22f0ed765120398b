// The speech rules as they are promised: what is stopped, what is held, what passes, and what is offered instead.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Answer, check, type Question, type RuleId, ruleIds, why } from './index.ts';

const reply = (
  words: string,
  post: string | null = 'It was something.',
  author: string | null = 'someone',
): Question => ({
  kind: 'reply',
  post: post === null ? null : { text: post, author },
  reply: words,
});
const post = (words: string, more: Partial<Question> = {}): Question => ({
  kind: 'post',
  post: null,
  reply: words,
  ...more,
});
const ask = (words: string, more: Partial<Question> = {}): Question => ({
  kind: 'ask',
  post: null,
  reply: words,
  ...more,
});

const rulesOf = ({ findings }: Answer) => new Set(findings.map(({ rule }) => rule));

function stops(question: Question, rule: RuleId): void {
  const answer = check(question);
  assert.equal(answer.verdict, 'block', question.reply);
  assert.ok(rulesOf(answer).has(rule), `${question.reply}: ${[...rulesOf(answer)]}`);
  mends(question, answer);
}

function holds(question: Question, rule: RuleId): void {
  const answer = check(question);
  assert.equal(answer.verdict, 'review', `${question.reply}: ${[...rulesOf(answer)]}`);
  assert.ok(rulesOf(answer).has(rule), `${question.reply}: ${[...rulesOf(answer)]}`);
  mends(question, answer);
}

function passes(question: Question): void {
  const { verdict, findings } = check(question);
  assert.deepEqual({ verdict, findings }, { verdict: 'allow', findings: [] }, question.reply);
}

/** A quote is where it says, and a rewrite passes. */
function mends(question: Question, { findings }: Answer): void {
  for (const { start, end, quote, rewrite, why: because, source } of findings) {
    assert.equal(question.reply.slice(start, end), quote);
    assert.ok(because.length > 10 && source.length > 5);
    if (rewrite !== undefined) assert.equal(check({ ...question, reply: rewrite }).verdict, 'allow', rewrite);
  }
}

test('a patient is neither confirmed nor denied', () => {
  stops(reply('Thank you for choosing us for your surgery!'), 'patient.confirm');
  stops(reply("Sorry about your son's visit", "6 hours in St. Anne ER with my son's arm"), 'patient.confirm');
  stops(reply('We have no record of you.'), 'patient.confirm');
  stops(reply('She remembers treating you', 'Dr. Lee is lovely'), 'patient.confirm');
  stops(reply("We can't discuss your care here."), 'patient.confirm');
  stops(reply('Hope to see you again soon!'), 'patient.confirm');
  stops(reply('Lamentamos su hospitalización'), 'patient.confirm');
  passes(reply('Thank you for sharing this'));
  passes(reply('Dr. Lee will be delighted!', 'Dr. Lee is lovely'));
  passes(
    reply(
      "Because of privacy rules we can't discuss anyone's care here. Please call Patient Relations on 555-0100 or use our secure form.",
    ),
  );
  passes(reply('If you received care with us and have a concern, please call 555-0100.'));
  passes(reply('The emergency department did not close.', 'Mercy Valley ER closed??'));
  passes(reply('We are sorry for your loss.'));
  passes(reply("We'd love to hear more about your experience. Your feedback matters."));
});

test('the same words are a notice in a post and a confirmation in a reply', () => {
  passes(post('During your visit, please wear a mask.'));
  stops(reply('During your visit, please wear a mask.'), 'patient.confirm');
});

test('the press is told nothing of anybody', () => {
  stops(reply('She arrived critical', 'Did Jane Roe die in your ER?', 'Channel 9'), 'patient.detail');
  stops(reply('The mayor is not a patient here.', 'Is the mayor in your hospital?', 'Channel 9'), 'patient.confirm');
  passes(reply("We can't discuss any individual; call 555-0100", 'Did Jane Roe die in your ER?', 'Channel 9'));
});

test('a name is used where the public sees it, and nowhere else', () => {
  stops(reply('Glad your knee surgery went well, Maria', 'So happy', 'sunny88'), 'patient.identity');
  stops(reply('Glad your knee surgery went well, Maria', 'So happy', 'maria_g'), 'patient.detail');
  passes(reply('Thank you, Maria!', 'So happy', 'maria_g'));
  stops(reply('Thank you, Maria!', 'So happy', 'sunny88'), 'patient.identity');
});

test('nobody is asked for their data where others read it', () => {
  stops(reply("What's your MRN?"), 'patient.solicit');
  stops(reply('DM us your date of birth and full name.'), 'patient.solicit');
  stops(post('Survivors, tell us your stage in the comments!'), 'patient.solicit');
  passes(reply('Please call 555-0100 and have your date of birth ready.'));
  passes(reply('Please use our secure form.'));
});

test('a story needs a live authorization for the channel and the day', () => {
  const words = 'Meet Maria, who beat breast cancer at our center.';
  const authorization = { channels: ['Instagram'], until: '2026-12-31' };
  stops(post(words), 'patient.story');
  passes(post(words, { authorization, on: '2026-12-31' }));
  stops(post(words, { authorization, on: '2027-01-01' }), 'patient.story');
  passes(post(words, { authorization, on: '2026-12-31', channels: ['instagram'] }));
  stops(post(words, { authorization, on: '2026-12-31', channels: ['instagram', 'facebook'] }), 'patient.story');
  passes(post('Meet Ana Ruiz, a nurse in our ICU for twenty years.'));
});

test('who is at risk is given the number, and no means is named', () => {
  const risk = 'ending it tonight in your garage';
  holds(reply('Please hold on.', risk), 'safety.reply');
  stops(reply("Please don't jump from the garage. Call 988.", risk), 'safety.method');
  passes(reply('You are not alone. Call or text 988 now.', risk));
  assert.match(check(reply('Please hold on.', risk)).findings[0]?.rewrite ?? '', /988/);
});

test('elections and laws', () => {
  stops(ask('Vote for Smith'), 'politics.candidate');
  passes(post('Thank you, Senator Park, for touring our clinic.'));
  holds(ask('#StopHB214'), 'politics.lobbying');
  holds(post('Vote yes on Measure B.'), 'politics.lobbying');
  passes(post('HB 214 was heard in committee today.'));
  passes(ask('#StopHB214', { organization: { kind: 'for_profit' } }));
});

test('health plans by name, and the contract on record', () => {
  holds(ask('Switch to Acme Advantage'), 'payer.steer');
  holds(ask('We are in network with Acme'), 'payer.steer');
  passes(ask('We are in network with Acme', { organization: { signedContracts: ['Acme'] } }));
});

test('care, claims, gifts, reviews, fault and tone', () => {
  holds(reply('You should stop taking it.', 'new pill, chest hurts'), 'care.advice');
  holds(post('Our treatment is guaranteed to cure back pain.'), 'care.claim');
  passes(reply("No, the shot can't give you the flu: CDC.", 'can the shot give me the flu'));
  holds(reply("We'll waive your bill."), 'gift.inducement');
  stops(post('Leave a 5-star review and get a $10 gift card!'), 'endorse.review');
  holds(reply('We made a mistake and the nurse was fired.'), 'legal.admission');
  holds(reply('Calm down, that is a lie.'), 'tone.hostile');
});

test('an ambassador says who speaks, and the disclosure is put in', () => {
  const words = ask('Mercy Valley has the kindest nurses!', { ambassador: true });
  holds(words, 'endorse.undisclosed');
  assert.match(check(words).findings[0]?.rewrite ?? '', /ambassador/);
  passes(ask('I volunteer with Mercy Valley. Flu shots are free on Saturday.', { ambassador: true }));
});

test('a picture says what it shows', () => {
  const picture = (alt: string | null, captions: string | boolean | null = null) =>
    post('Our new garden.', { media: [{ alt, captions }] });
  for (const media of [picture(null), picture(' '), picture('IMG_2034.jpg'), picture('A film', false)])
    stops(media, 'access.alt');
  passes(picture('Benches among roses'));
  passes(picture('A film', 'garden.vtt'));
});

test('an organization has words of its own', () => {
  const organization = { ownWords: { block: ['Riverside Clinic'], review: ['tu experiencia'] } };
  stops(post('Lunch at the riverside clinic.', { organization }), 'own.words');
  holds(reply('Gracias por TU experiencia.', null), 'own.words' as RuleId);
  function holds(question: Question, rule: RuleId) {
    assert.equal(check({ ...question, organization }).verdict, 'review');
    assert.ok(rulesOf(check({ ...question, organization })).has(rule));
  }
});

test('another language is not passed unread', () => {
  for (const words of [
    'Nous sommes heureux de vous accueillir.',
    'Наша клиника открыта.',
    '感谢您的分享',
    'Cảm ơn bạn đã chia sẻ với chúng tôi.',
  ])
    holds(post(words), 'language.unread');
  passes(post('Our clinic is closed on Monday. Nuestra clínica está cerrada el lunes.'));
});

test('it is not fooled by how a word is written', () => {
  for (const words of [
    'Sorry about ur visit',
    'Sorry about your vi\u200bsit',
    'SORRY ABOUT YOUR VISIT',
    'Sorry about your ｖｉｓｉｔ',
    'Sorry about your visiiiit!',
    'Sorry about your vіsit',
  ])
    stops(reply(words), 'patient.confirm');
});

test('every rule has its reason in both languages', () => {
  for (const rule of ruleIds)
    for (const language of ['en', 'es'] as const) assert.ok(why(rule, language).length > 20, rule);
});

test('whatever it is given, it answers with spans inside the words', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ maxLength: 80 }),
      fc.string({ maxLength: 20 }),
      (words, post, author) => {
        for (const kind of ['reply', 'post', 'ask'] as const)
          for (const { start, end, quote } of check({ kind, post: { text: post, author }, reply: words }).findings) {
            assert.ok(0 <= start && start <= end && end <= words.length);
            assert.equal(words.slice(start, end), quote);
          }
      },
    ),
  );
});
