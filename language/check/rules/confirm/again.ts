// Welcomes back, hopes to see again, thanks for having chosen or trusted us.
import { patterns } from '../../pattern.ts';

export const again = patterns(`
  see you|ya|u ..1 soon|then|there|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|at|in|on|for
  nos vemos ..1 pronto|luego|entonces|el|la|en|manana
  until|till we see you|him|her
  being|be|remain|continue ..2 {whose} ..2 provider|hospital_of_choice|doctor|care_team|part_of
  {choose} ..1 us|mercy|our|nuestro|nuestra|st
  elegirnos|escogernos|preferirnos
  confiar|confianza|confio ..1 en nosotros|nuestro|nuestra
  welcome|welcoming|have|having|had {person} ..2 back|with_us|here|as_a_patient|with_our
  hope|hoping|forward|wait|until|till|see|esperamos|espero ..6 you ..2 again
  see you ..2 next|your_next|at_your|for_your
  next_time you
  verlo|verla|verle|verte pronto|nuevamente|otra_vez|de_nuevo
  part_of {whose} ~2 day|journey|story|experience_here|birth|moment|recovery|family
  trusted|trusting us
  permitirnos|dejarnos|confiarnos|allowing_us|letting_us|let_us|allowed_us ..1 {treat}|{serve}|{stoodBy}|be|ser|play|share|estar|acompanar*|cuidar*|atender*|servir*
`);
