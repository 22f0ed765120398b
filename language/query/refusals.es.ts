// The sentences of every refusal, in Spanish.

import type { Sentences } from './refusal.ts';
import type { english } from './refusals.en.ts';

export const spanish: Record<keyof typeof english, Sentences> = {
  'query.empty': {
    expected: 'algo que buscar',
    hint: 'Escriba una palabra (clínica), una frase ("harbor valley"), una #etiqueta, una @mención, un emoji o un dato como from:ed.',
  },
  'query.sign': {
    expected: 'algo que buscar',
    hint: '«{{sign}}» no es una palabra. Las palabras puestas una junto a otra deben aparecer todas; los operadores se escriben AND, OR, NOT.',
  },
  'query.link': {
    expected: 'algo que buscar',
    hint: 'Un enlace no son palabras. Los enlaces se buscan por su sitio: site:{{host}}.',
  },
  'query.only_excludes': {
    expected: 'algo que buscar, además de lo que se excluye',
    hint: 'Diga qué buscar y después qué dejar fuera: clínica -estacionamiento. Cada lado de un OR necesita algo que buscar.',
  },
  'query.open_quote': { expected: 'unas comillas de cierre', hint: 'Cierre la frase con comillas: "harbor valley".' },
  'query.open_brace': { expected: 'una llave de cierre', hint: 'Cierre las palabras exactas con una llave: {ICU}.' },
  'query.open_bracket': {
    expected: 'un paréntesis de cierre',
    hint: 'Cierre el grupo con un paréntesis: (clínica OR hospital).',
  },
  'query.closing_extra': {
    expected: 'ningún {{mark}} aquí, pues no hay nada abierto',
    hint: 'Quite este {{mark}}, o abra el grupo antes.',
  },
  'query.star_short': {
    expected: 'al menos dos letras o cifras antes del asterisco',
    hint: 'Escriba más de la palabra: vacun* encuentra vacuna, vacunas y vacunación.',
  },
  'query.star_alone': {
    expected: 'el comienzo de una palabra antes del asterisco',
    hint: 'El asterisco va al final de una palabra: vacun*. Entre dos palabras puede faltar otra: gripe NEAR/1 clínica.',
  },
  'query.star_front': {
    expected: 'el asterisco al final de una palabra',
    hint: 'Una palabra solo se busca por su comienzo: vacun*. Escriba los finales: (antigripal OR antiviral).',
  },
  'query.star_inside': {
    expected: 'el asterisco al final de una palabra',
    hint: 'El asterisco va al final: vacun*. Escriba las variantes: (color OR colour).',
  },
  'query.star_tag': {
    expected: 'una etiqueta o un usuario completos',
    hint: 'Una etiqueta o una mención se busca entera: #flushot, @harborvalley. Una palabra sí puede terminar en asterisco: vacun*.',
  },
  'query.star_exact': {
    expected: 'ningún asterisco entre llaves',
    hint: 'Las llaves encuentran exactamente lo que contienen: {ICU}. Para comienzos de palabra use vacun* fuera de ellas.',
  },
  'query.field_unknown': {
    expected: 'un campo conocido',
    hint: 'No existe {{field}}:. Los campos son {{fields}}. Para buscar las palabras mismas, póngalas entre comillas.',
  },
  'query.field_like': {
    expected: 'un campo conocido',
    hint: 'No existe {{field}}: — ¿quiso decir {{like}}:? Los campos son {{fields}}.',
  },
  'query.field_link': {
    expected: 'un campo conocido',
    hint: 'Los enlaces se buscan por su sitio: ¿quiso decir site:{{host}}?',
  },
  'query.field_empty': {
    expected: 'un valor justo después de {{field}}:',
    hint: 'Escríbalo sin espacio: {{example}}.',
  },
  'query.value': {
    expected: 'un valor que {{field}}: pueda tener',
    hint: '{{field}}: acepta valores como {{accepted}}.',
  },
  'query.value_of': {
    expected: 'un valor que {{field}}: pueda tener',
    hint: '{{field}}: solo acepta {{accepted}}.',
  },
  'query.operator_side': {
    expected: 'algo que buscar a ambos lados de {{operator}}',
    hint: 'Agregue lo que falta o quite {{operator}}. Para buscar la palabra misma, escríbala en minúsculas.',
  },
  'query.not_side': {
    expected: 'lo que se excluye, justo después de {{operator}}',
    hint: 'Escriba clínica -estacionamiento o clínica NOT estacionamiento.',
  },
  'query.not_twice': {
    expected: 'algo que buscar, no otro NOT',
    hint: 'Dos exclusiones se anulan: quite ambas.',
  },
  'query.near_number': {
    expected: '{{operator}}/ y un número de 0 a 100',
    hint: 'Diga cuántas palabras puede haber entre las dos: gripe {{operator}}/5 clínica.',
  },
  'query.near_beside': {
    expected: 'una palabra, una frase o un grupo con OR junto a {{operator}}',
    hint: '{{operator}} une palabras: gripe {{operator}}/5 (clínica OR "harbor valley"). Diga lo demás aparte, con AND.',
  },
  'query.words': {
    expected: 'como máximo 500 palabras',
    hint: 'Divida la consulta en dos.',
  },
  'query.characters': {
    expected: 'como máximo 10 000 caracteres',
    hint: 'Divida la consulta en dos.',
  },
  'query.depth': {
    expected: 'como máximo 50 paréntesis uno dentro de otro',
    hint: 'Quite los paréntesis que no agrupan nada, o divida la consulta en dos.',
  },
};
