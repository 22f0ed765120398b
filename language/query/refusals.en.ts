// The sentences of every refusal, in English. `{{name}}` is filled in.

export const english = {
  'query.empty': {
    expected: 'something to find',
    hint: 'Write a word (clinic), a phrase ("harbor valley"), a #hashtag, a @mention, an emoji or a fact such as from:ed.',
  },
  'query.sign': {
    expected: 'something to find',
    hint: '“{{sign}}” is no word. Words that stand side by side must all occur; operators are written AND, OR, NOT.',
  },
  'query.link': {
    expected: 'something to find',
    hint: 'A link is not words. Links are found by their host: site:{{host}}.',
  },
  'query.only_excludes': {
    expected: 'something to find, beside what is excluded',
    hint: 'Say what to find, then what to leave out: clinic -parking. Each side of an OR needs something to find.',
  },
  'query.open_quote': { expected: 'a closing quote', hint: 'Close the phrase with a quote: "harbor valley".' },
  'query.open_brace': { expected: 'a closing brace', hint: 'Close the exact words with a brace: {ICU}.' },
  'query.open_bracket': {
    expected: 'a closing bracket',
    hint: 'Close the group with a bracket: (clinic OR hospital).',
  },
  'query.closing_extra': {
    expected: 'no {{mark}} here, for none is open',
    hint: 'Remove this {{mark}}, or open the group before it.',
  },
  'query.star_short': {
    expected: 'at least two letters or digits before the star',
    hint: 'Write more of the word: vaccin* finds vaccine, vaccines and vaccination.',
  },
  'query.star_alone': {
    expected: 'the beginning of a word before the star',
    hint: 'The star stands at the end of a word: vaccin*. A word may be missing between two others: flu NEAR/1 clinic.',
  },
  'query.star_front': {
    expected: 'the star at the end of a word',
    hint: 'A word can be found by its beginning alone: vaccin*. Write out its ends: (flushot OR covidshot).',
  },
  'query.star_inside': {
    expected: 'the star at the end of a word',
    hint: 'The star comes last: vaccin*. Write out the spellings: (color OR colour).',
  },
  'query.star_tag': {
    expected: 'a whole hashtag or handle',
    hint: 'A hashtag or a mention is found whole: #flushot, @harborvalley. A word may end in a star: flu*.',
  },
  'query.star_exact': {
    expected: 'no star inside braces',
    hint: 'Braces find exactly what they hold: {ICU}. For beginnings of words use vaccin* outside them.',
  },
  'query.field_unknown': {
    expected: 'a field that is known',
    hint: 'There is no {{field}}:. The fields are {{fields}}. To find the words themselves, put them in quotes.',
  },
  'query.field_like': {
    expected: 'a field that is known',
    hint: 'There is no {{field}}: — did you mean {{like}}:? The fields are {{fields}}.',
  },
  'query.field_link': {
    expected: 'a field that is known',
    hint: 'Links are found by their host: did you mean site:{{host}}?',
  },
  'query.field_empty': {
    expected: 'a value right behind {{field}}:',
    hint: 'Write it without a space: {{example}}.',
  },
  'query.value': {
    expected: 'a value that {{field}}: can have',
    hint: '{{field}}: takes values such as {{accepted}}.',
  },
  'query.value_of': {
    expected: 'a value that {{field}}: can have',
    hint: '{{field}}: takes {{accepted}}, nothing else.',
  },
  'query.operator_side': {
    expected: 'something to find on both sides of {{operator}}',
    hint: 'Add what is missing, or remove {{operator}}. To find the word itself, write it in lower case.',
  },
  'query.not_side': {
    expected: 'what to exclude, right behind {{operator}}',
    hint: 'Write clinic -parking or clinic NOT parking.',
  },
  'query.not_twice': {
    expected: 'something to find, not another NOT',
    hint: 'Two exclusions cancel each other: remove both.',
  },
  'query.near_number': {
    expected: '{{operator}}/ and a number from 0 to 100',
    hint: 'Say how many words may stand between: flu {{operator}}/5 clinic.',
  },
  'query.near_beside': {
    expected: 'a word, a phrase or an OR-group of those beside {{operator}}',
    hint: '{{operator}} joins words: flu {{operator}}/5 (clinic OR "harbor valley"). Say the rest beside it with AND.',
  },
  'query.words': {
    expected: 'at most 500 words',
    hint: 'Split the query in two.',
  },
  'query.characters': {
    expected: 'at most 10,000 characters',
    hint: 'Split the query in two.',
  },
  'query.depth': {
    expected: 'at most 50 brackets inside each other',
    hint: 'Remove brackets that group nothing, or split the query in two.',
  },
};
