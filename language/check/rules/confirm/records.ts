// What our records hold or lack, what we looked up, and who is no patient of ours.
import { patterns } from '../../pattern.ts';

export const records = patterns(`
  {not} ..2 {find}|aparece|figura|consta|existe ..3 en|in|on ..2 {file}
  {not} ..2 aparece|figura|consta ..2 como|con_ese|con_su
  {not} ..8 that|this|your|his|her|ese|esa|su|el name|nombre|apellido
  {not} ..4 {seen}|{treat}|atendio|atendimos|trato|ingreso ..5 name|nombre
  no|yes|si , ..1 {one}|{he} ..1 {be}|{was}
  {no}|{not} ..5 {file} ..3 of|for|on|under|with|de|con|a ..2 {person}|{named}|{anyName}|your|su|sus|tu|patient|name|nombre
  {not} ..4 {find}|locate|see|encontramos|aparece ..3 {person}|your_name|su_nombre|{named}
  {person}|{anyName} ..4 {not} ..3 in|on|en ..2 {file}
  {nobody} ..1 by|with|under|con|named ..2 {anyName}|{named}|name|nombre
  {not} ..2 patient ..2 by|with|under|named ..2 name|{named}
  {person} ..1 {be} ..3 a|an|our|one_of_our|un|una|nuestro|nuestra ~2 {patienthood}
  {person} ..1 {be} ..1 {not} ..3 {patienthood}
  {not} ..2 {patienthood} here|of_ours|aqui|nuestro|nuestra|with_us
  as|como a|our|one_of_our|un|una|nuestro|nuestra ~2 {patienthood}
  being|such ..1 a|our ~2 {patienthood}
  our|nuestro|nuestra patient|paciente {named}|here
  {otherHospital}
  {discussing} ..4 {whose} ~2 {care}|{soft}|{kin}
  {discussing} ..4 {care}|{soft} ..1 de ..1 {one}
  {discussing} ..2 {one}
  {we} ..2 {lookup} ..3 {whose} ~2 {care}|{soft}|{file}
  {whose} ~2 {soft} ..1 {be}|was|will_be ..1 {lookup}
  {file} ..1 {show} ..1 {that}? {person}|{whose}
  {we} ..2 {not} ..1 have|see|find ..3 {you} ..2 in|on|listed|scheduled
  {not} ..1 have|find|see ..1 {anybody} ..3 name|nombre
  matching|with|under|by|named that|your|the|this|his|her name ..4 {file}|here|with_us|seen
  {not} ..4 {whose} ~2 name ..4 {file}
  {you} {be} {not} ..1 one_of_ours|one_of_our|ours|in_our|our_patient
  usted|ella|el no es ..2 nuestro|nuestra|nuestros
  {we} ..4 footage|video|camera ..4 {whose}|you
  {confirmed} ..3 {person}|{a}? {patienthood} ..3 {here}|{seen}|admitted
`);
