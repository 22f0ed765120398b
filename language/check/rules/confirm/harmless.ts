// Notices, invitations and offers that only sound like a confirmation.
import { touches } from '../../matter.ts';
import { type Found, patterns } from '../../pattern.ts';
import type { Reading } from '../../reading.ts';

/** Notices and invitations that only sound so. */
export const harmless = patterns(`
  found|find|get|got|have ..1 what you need|needed|want|wanted|look|looked
  {worker} ..5 {punished}
  {worker} ..3 error|mistake|errors
  {worker} {be}|was ..1 wrong|negligent|careless|at_fault
  {whose} care and concern|kindness|support|compassion|dedication|patience
  to|{may}|please|and ..1 {schedule} ..2 {whose} ~2 {care}
  {schedule} ..1 {whose} own|first|next|free|annual ~2 {care}
  to|{may}|please|anyone ..2 pedir|request|access|get|see|view|find|download|obtain|order|check|read|pay|solicitar|obtener|ver|consultar|pagar ..2 {whose} ~3 {care}|{soft}
  to|a {whose} ~2 care_team|health_care_team|doctor|provider|physician|pharmacist|insurer|insurance|medico|doctora
  {contact}|{tell}|ask|see|with|con ..1 {whose} ~2 care_team|health_care_team|primary_care|doctor|provider|physician|pharmacist|insurer|insurance|medico|doctor|doctora
  {whose} primary_care
  visited|visit|visiting|saw|on|at ..2 {website}|{event}
  {whose} visit to ..4 {event}|campus|school|city
  {person} {came}|visited ..2 {event}|{website}
  {may}|please ..1 give|send|tell|share ..4 our best|regards|love|thanks|condolences|sympathy|gratitude
  {thank} ..6 {you} ..1 did|do|have_done|give|gave ..1 for|to ..2 community|town|city|county|neighbors|others|colleagues|profession|country
  help|serve|assist you ..2 find|register|book|with_questions|better
  {clinician}|someone|somebody|anyone who|that|que ..2 know|knows|conoce|conozca ..1 {whose} ..2 {care}|{soft}|body
  you_were a_patient_person
  {care} for {general}
`);

/** What may be and is not: “we would be glad to see you”, “can treat you”. */
export const maybe = patterns(`
  would|will|can|could|may|might|should|must|puede|podemos ..4 {treat}|{serve}|{treatYou}
  to {treat}|{serve} ..1 you|him|her
  {a}|to_find|want_to|like_to|love_to|listo|para ..1 {treatYou}
  escucharle|escucharlo|ayudarle|ayudarlo|ayudarla|servirle|ayudarles
`);

/** To meet again where something else than care brings together. */
export const meeting = patterns(`
  see you ..1 next year|week|month|summer|spring|fall|saturday|sunday
  see you ..2 there|saturday|sunday|monday|tuesday|wednesday|thursday|friday|tomorrow|on|for|in_class
  see you ..2 at !your|su|the_clinic|the_office
`);

const insisting = patterns(`
  chance|opportunity|again|oportunidad ..3 {treat}|{treatYou}
  privilege|honor|honored|pleasure|joy|thank|thanks|letting|allowing|allowed|trusting|placer|honor|gracias|gusto ..5 {treat}|{serve}|{treatYou}
  could|would|should ..1 have
  {not} ..3 {discuss}
`);

export const insists = (reading: Reading, found: Found) => touches(insisting, reading, found);
