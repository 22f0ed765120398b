// Contractions and the short forms of a hurried reply, as the words they stand for.

const whole: Record<string, string> = {
  "can't": 'can not', cant: 'can not', cannot: 'can not', "won't": 'will not', wont: 'will not', "shan't": 'shall not',
  dont: 'do not', doesnt: 'does not', didnt: 'did not', isnt: 'is not', arent: 'are not', wasnt: 'was not', werent: 'were not',
  havent: 'have not', hasnt: 'has not', hadnt: 'had not', couldnt: 'could not', shouldnt: 'should not', wouldnt: 'would not',
  youre: 'you are', youve: 'you have', youll: 'you will', youd: 'you would', theyre: 'they are', theyve: 'they have',
  weve: 'we have', im: 'i am', ive: 'i have', thats: 'that is', whats: 'what is', heres: 'here is', theres: 'there is',
  "let's": 'let us', lets: 'let us', "y'all": 'you', yall: 'you', "ma'am": 'madam',
  u: 'you', ur: 'your', r: 'are', ya: 'you', thx: 'thanks', tx: 'thanks', ty: 'thank you', pls: 'please', plz: 'please',
  ppl: 'people', appt: 'appointment', appts: 'appointments', dr: 'doctor', drs: 'doctors', doc: 'doctor', docs: 'doctors',
  hosp: 'hospital', meds: 'medicines', xray: 'x-ray', xrays: 'x-rays', checkup: 'check-up', checkups: 'check-ups',
  csection: 'c-section', followup: 'follow-up', bday: 'birthday', yday: 'yesterday', gonna: 'going to', wanna: 'want to',
  gotta: 'have to', gma: 'grandma', gpa: 'grandpa', mum: 'mom', mommy: 'mom', mama: 'mom', daddy: 'dad',
  del: 'de el', al: 'a el', conmigo: 'con mi', contigo: 'con usted', q: 'que', xq: 'porque', xfa: 'por favor',
  dra: 'doctora', sra: 'senora', sr: 'senor', srta: 'senorita', ud: 'usted', uds: 'ustedes', vd: 'usted',
};

const tails: [string, string][] = [["n't", 'not'], ["'re", 'are'], ["'ve", 'have'], ["'ll", 'will'], ["'d", 'would'], ["'m", 'am']];
const saysIs = new Set(['it', 'that', 'there', 'what', 'who', 'he', 'she', 'here', 'where', 'how', 'when', 'this', 'everyone', 'nobody']);

/** The words that a folded word stands for; a possessive is two: `son`, `'s`. */
export function expand(word: string): string[] {
  const known = whole[word];
  if (known !== undefined && Object.hasOwn(whole, word)) return known.split(' ');
  if (!word.includes("'")) return [word];
  for (const [tail, stands] of tails)
    if (word.endsWith(tail) && word.length > tail.length) return [word.slice(0, -tail.length), stands];
  if (word.endsWith("'s")) {
    const head = word.slice(0, -2);
    return [head, saysIs.has(head) ? 'is' : "'s"];
  }
  if (word.endsWith("s'")) return [word.slice(0, -1), "'s"];
  return [word.replaceAll("'", '')];
}
