// Somebody of theirs, or somebody in the news, as one who was cared for.
import { patterns } from '../../pattern.ts';

export const theirs = patterns(`
  families|babies|kids|moms|little_ones|fighters|survivors like|como you|yours|usted
  {workplace}|{unitName} ..1 misses|miss|extrana {one}|{you}|{whose}
  patients|people|cases|others|pacientes like|como you|yours|usted
  who|que {past} {you}|{one}
  the|el|la|a|an ~3 {have}|{was}|{be} ..2 been? treated|admitted|hospitalized|discharged|seen ..3 {here}|at|by|last|on|this|yesterday $
  the|el|la ~3 {have}|{was}|{be} {not} ..2 treated|admitted|hospitalized|seen|tratado|ingresado|atendido|hospitalizado
  {treat} ..1 {one}
  {one} ..3 passed|died|death|passing|fallecio|fallecier*|muri* ..4 {here}
  {passing} ..3 of ..2 {one} ..4 {here}
  patients ..2 was|were|remain ..2 {seen}|in_surgery|in_our|being_treated|at_our|here|in_the_icu
  victim|patient|driver|child|paciente ..2 is|was|were|remains|esta|fue ..2 {seen}|in_surgery|in_our|being_treated|at_our|here|in_the_icu
  {encounter} de ..1 {one}
  tell|give|hug|dile|digale ..3 {one} ..4 we|hello|hi|hug|high|our|get_well|saludos
  miss {one}|{you}
  {contact} you ..2 about|regarding|sobre {whose} ..2 {kin}
`);
