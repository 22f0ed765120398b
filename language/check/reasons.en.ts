// Why a rule stops or holds words: one plain sentence each.
import type { RuleId } from './types.ts';

export const reasons: Record<RuleId, string> = {
  'patient.confirm':
    'This tells the public that somebody is, was or was not cared for here, even if they said so first.',
  'patient.detail': 'This tells something of one person’s health, visit or bill in public.',
  'patient.identity': 'This shows who the person is beyond what their public name shows.',
  'patient.solicit':
    'This asks somebody to put personal or health information where others can read it; ask for a call or the secure form.',
  'patient.story': 'This publishes a patient’s story, praise or picture, and no live authorization on file covers it.',
  'safety.method': 'This names a means or a place of suicide or self-harm, which can put others at risk.',
  'safety.reply': 'The post shows a risk to life, and this answer does not carry the approved safety words (988).',
  'politics.candidate': 'This supports or opposes a candidate, which our kind of organization may not do.',
  'politics.lobbying':
    'This takes a side on a law or ballot measure and counts as lobbying; a second reader keeps the record.',
  'care.advice': 'This advises one person on their own health in public; a clinician they see should do that.',
  'care.claim': 'This promises or compares results more strongly than can be shown.',
  'payer.steer': 'This speaks for, against or of a contract with one named health plan.',
  'endorse.undisclosed': 'Staff and ambassadors say plainly how they belong to us when they speak of us.',
  'endorse.review': 'Reviews may not be paid for, nor written by our own people as if they were patients.',
  'gift.inducement': 'A reward, a waiver or a gift to people who may be patients can be an unlawful inducement.',
  'legal.admission': 'This admits fault, tells of discipline or gives the result of an investigation in public.',
  'tone.hostile': 'This blames, mocks, threatens or argues with the person.',
  'access.alt': 'A picture has no text that says what it shows, or a video no captions.',
  'own.words': 'Your organization has put these words on its own list.',
  'language.unread': 'This is neither English nor Spanish, so the rules could not read it; somebody who can must.',
};
