// What can be said instead, in English.
import type { RuleId } from './types.ts';

export type Phrases = {
  thanks: string;
  telling: string;
  passOn: string;
  handOff: string;
  handOffTo(number: string): string;
  listen: string;
  press: string;
  secure: string;
  community: string;
  safety: string;
  disclosure: string;
  instead: Partial<Record<RuleId, string>>;
};

export const phrases: Phrases = {
  thanks: 'Thank you for sharing this.',
  telling: 'Thank you for telling us.',
  passOn: 'We will pass your kind words on to our teams.',
  handOff:
    'Because of privacy rules we can’t discuss anyone’s care here. Please call Patient Relations or use our secure form.',
  handOffTo: (number) =>
    `Because of privacy rules we can’t discuss anyone’s care here. Please call Patient Relations on ${number} or use our secure form.`,
  listen: 'We would like to listen. Please call Patient Relations or use our secure form.',
  press: 'We can’t discuss any individual. Please call our media line.',
  secure: 'Please don’t post personal or health information here; call us or use our secure form.',
  community: 'Thank you to everyone in our community, and to our teams, who are here day and night.',
  safety:
    'You are not alone, and help is there right now. Please call or text 988 at any hour; if there is danger, call 911.',
  disclosure: 'I’m an ambassador for this hospital.',
  instead: {
    'safety.method': 'If you or somebody you know is struggling, call or text 988 at any time. Somebody will answer.',
    'politics.candidate': 'Election day matters. Check your registration and make a plan to vote.',
    'politics.lobbying': 'The full text and both sides are on the official election and legislature sites.',
    'care.advice':
      'We can’t give medical advice here. Please talk with a doctor or our nurse line; in an emergency call 911.',
    'care.claim': 'Results differ from person to person. Our teams can explain what to expect.',
    'payer.steer': 'We work with many plans. Please call the number on the back of your card to check yours.',
    'endorse.review': 'We welcome every honest review, good or bad.',
    'gift.inducement': 'Financial assistance is there for anyone who needs it. Please call our billing office.',
    'legal.admission': 'We take this seriously and are looking into it.',
    'tone.hostile': 'We hear you, and we would like to listen. Please call Patient Relations or use our secure form.',
  },
};
