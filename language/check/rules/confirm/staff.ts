// Those of us who cared for them: who did, said or remembers what.
import { patterns } from '../../pattern.ts';

export const staff = patterns(`
  love|loves|loved|enjoy|enjoys|enjoyed|miss|misses|like|likes ..1 working|talking|chatting|laughing|being|visiting|walking|spending with|time ..1 {person}
  the|that|el|la|esa|ese nurse|doctor|physician|provider|surgeon|receptionist|therapist|technician|aide|anesthesiologist|pharmacist|midwife|guard|enfermera|doctora|medico|recepcionista ..3 {past}|{have}
  {staff}|{team}|duty|shift|working ..4 that_night|that_evening|that_day|that_morning|that_shift|esa_noche|ese_dia|that_afternoon
  working with {you} and
  {staffed} ..2 {acted} ..3 {you}
  who|que ..1 {acted} {person}
  {staffed} ..4 gave|offered|administered|prescribed|ordered|performed|explained|monitored|checked_on|escorted|reached|called|contacted|visited|walked|held|sat_with|met_with|spoke_with|saw|met|advised|warned ..2 {person}
  {spokeTo} ..4 {staff}|everyone|who|{team} ..3 about|involved|involucrad* ..3
  {clinician} who|que ..1 {treat}|saw|helped|cared|met|lo|la|le|delivered|examined|vio
`);
