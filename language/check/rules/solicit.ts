// `patient.solicit`: asks somebody to post what identifies them, or their health, where all can read it.
import { type Mark, type Matter, markOf, touches } from '../matter.ts';
import { findEvery, patterns } from '../pattern.ts';

const asked = patterns(`
  when|what_day|what_date|what_time|which_day|cuando|que_dia ..2 was|were|is|did|fue|es ..2 {whose} ~2 {care}
  who|quien ..2 {you} ..2 see|saw|seen|vio|treated|meet|talk|spoke
  who|quien ..1 did|saw|treated|cared|atendio|le ..2 {you}|atendio
  {ask} ..3 your|su email|e-mail|phone|cell|telefono|correo|address
  who|quien ..1 is|was|are|es|fue ..1 {whose} ..2 {doctor}
  {ask} ..4 photo|picture|copy|screenshot|foto ..4 letter|bill|card|invoice|results|paperwork|prescription|rash|wound|statement|carta|factura|receta
  have|had|did|were|are you|usted ..1 had|taken|tried|been|have|take ..4 {medical}|{seen}|{drug}|{care}
  how big|long|bad|often|many ..3 it|pain|symptoms|days|have_you
  tell ..2 when|who ..2 you|took|treated|saw
  where|when|how|donde|cuando|como ..3 hurt|hurts|start|started|pain|begin|began|duele|empezo
  {ask} ..6 below|here|us|aqui|abajo|nos ..4 {your} ~1 name|nombre
  {ask} ..10 reason|motivo ..2 for|de|of ..2 {care}
  {ask} ..8 {your} ..6 insurance|seguro_medico|seguro
  which|what|que insurance|seguro|plan ..2 do|does|tiene you|usted
  are|is|have|do you|usted ..2 {bodily}
  what_is|what 's? the|a|your ..3 {identifier}|phone_number|number
  what 's ..6 {identifier}
  which ..1 medication|medicine|drug|prescription|procedure|surgery|test|doctor|nurse|unit|floor|pharmacy ..2 was|were|did
  what|which|cual {be} ..7 {identifier}|phone_number
  what|que|which day|date|dia|fecha ..4 you|usted|was|hizo|fue|vino|came|come|visit
  {ask} ..9 {identifier}
  what|which|cual|que is|are|was|were|es|son|fue|were_you|was_your ..2 {whose} ~2 {identifier}
  what|which|cual ..1 {be} ..1 {whose} ~2 {identifier}|{care}|name_and
  {ask} ..6 {whose} ~2 {care}|{soft}|name_and|full_name|weight
  {ask} ..4 name|nombre ..1 and|y ..2 phone|date|number|email|telefono|fecha
  {ask} ..6 photo|picture|copy|screenshot|foto|copia ..2 {whose} ..2 {soft}|{care}|wound|rash|paperwork
  which|what|que|cual ..1 doctor|nurse|provider|unit|floor|department|location|clinic|hospital|medico|doctora|enfermera ..3 you|{whose}|{seen}|visit|see|treated|lo|la|le|usted
  when|what_day|what_date|cuando|what_time|how_long_ago ..2 were|was|did|fue|vino|estuvo ..2 you|{one}|usted ..3 {here}|visit|come|seen|admitted|treated|in|discharged
  when|cuando ..1 vino|fue_atendid*|estuvo
  were|was|did|are ..1 you|{one} ..3 {seen}|{care}|treated_for|a_patient|diagnosed
  what|que ..4 you|{one} ..3 treated_for|being_treated|diagnosed_with|taking|in_for|come_in_for|tomando
  what|which|que ..1 {medical}|{care} ..4 you|{one}|usted|toma
  how long have you had
  {ask} ..5 {what} ..3 you|{one} ..3 treated|diagnosed|taking|here_for|in_for|feeling
  {ask} ..8 symptoms|sintomas|diagnosis|diagnostico|stage|etapa|medications|medicamentos
  {ask} ..3 when|which_doctor|where ..1 you ..2 seen|visit|visited|here|treated
  {ask} ..4 birth|baby_'s|bebe_'s ..2 date|weight|photo
  {ask} ..5 {whose} ~1 {medical} ..1 story|journey|experience|photo|photos|results|numbers|number|date
  comment|post|reply|share|drop ..5 {medical} ..1 story|stories|journey
  {channelDm} ..6 {identifier}|name_and_number|name_and_date|phone_number
  {ask} ..3 {whose} name|nombre ,|and|y ..4 birthday|birth|phone|number|what_happened|date|when|email|telefono|fecha|cumpleanos|doctor
  {ask} ..6 rx|prescription|case|claim|member|policy|account number|no
  {ask} ..6 due date|doctor_'s
  fecha|numero|nombre ..8 por ..1 mensaje|privado|dm|inbox
  need|necesitamos ..2 {whose} ..4 {identifier}
`);

/** “Never post your MRN here”, “call and have your date of birth ready”. */
const fine = patterns(`
  bring|have|carry|keep|traiga|tenga ..6 {identifier}
  list|lista of|de ..2 {identifier}|medications|medicines|medicamentos
  via|through|using|by|por|en ..3 secure|form|phone|portal|formulario
  would|do you ..1 like|want|need|prefer
  {not} ..6 post|share|sharing|posting|include|send|ask|leave|publique|comparta|publicar|compartir|put|type|ask_for ..12 {identifier}|{care}|{soft}|{medical}|information|informacion
  leave_out|without|avoid ..6 {identifier}|{care}|health|{medical}
  call|calling|calls|by_phone|over_the_phone|hotline|secure_form|secure_page|secure_link|portal|form|llame|llamenos|llamar|llamando|formulario ..12 {identifier}|{care}|{soft}
  ask ..1 your|his|her|their|a|su doctor|provider|pharmacist|care_team|medico
  {identifier} ..2 to|of our|the
  ask ..8 our|us|nurse|doctor
`);

const inPublic = patterns(`
  comments|below|thread|here|reply|post|dm|pm|inbox|direct_message|comentarios|aqui|mensaje_directo|abajo
`);

export function solicit(matter: Matter): Mark[] {
  return matter.sentences.flatMap((reading) =>
    findEvery(asked, reading)
      .filter(
        (found) =>
          !touches(fine, reading, found) && (matter.question.kind !== 'ask' || findEvery(inPublic, reading).length > 0),
      )
      .map((found) => markOf('patient.solicit', reading, found)),
  );
}
