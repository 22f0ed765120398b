// `gift.inducement`: a reward, a waiver or a gift to people who may be patients.
import { type Mark, type Matter, markOf, touches } from '../matter.ts';
import { findAny, findEvery, patterns } from '../pattern.ts';

const gives = patterns(`
  go|goes|leave|leaves home ..1 with a|an|our|free ..3
  next|first|your|su ..3 on the house
  free|gratis|complimentary ..4 worth $ #
  get|receive|reciben|reciba ..4 worth $ #
  switch|choose|register|enroll|book|schedule|refer|come|visit|mention|bring|show|new_patients ..10 and|to|for|& ..1 get|receive|earn|take_home|win|enjoy ..1 a|an|your|free ..3 !answer|call|reply|appointment|reminder|second_opinion|tour|shot|vaccine
  tarjeta|vale|bono de # dolares|pesos
  forget ..2 about ..2 {money}|it
  {whose}|the ~1 {money} ..2 forget|disappear|go_away
  visit|exam|scan|surgery|checkup|appointment|first_visit|cita|consulta {be} ..1 free|gratis|on_us
  write|writing|wrote it|this|that|them off
  take|taking|knock # ..2 off
  free|complimentary|gratis !for|para ..4 for|para ..3 {patientKinds}
  half|% off ..4 {care}|{your}|{service}
  mitad de precio
  {waive} ..6 {money}|remainder|rest
  written|wrote|write|writing off ..5 {money}|it
  entered|enter ..4 win|drawing|raffle ..6
  get|gets|receive|receives|earn|earns|win|wins|reciba|reciben|recibe|recibira|gane|ganan|obtenga|enjoy|claim|take_home ..3 $ #
  get|gets|receive|receives|earn|earns|win|wins|reciba|reciben|recibe|recibira|gane|ganan|obtenga|enjoy|claim|take_home ..3 {kinds}
  {money} ..2 {be} on us|free|covered|gratis
  {waive} ..4 {money}|bill|fee|fees|cost|costs|charge|debt|deuda|cuenta|factura
  {waive} ..2 {whose}|the|that|la|el ~2 {money}|fee
  bill|balance|copay|charges|cuenta ..4 {waived}
  no|free|zero|sin copay|copays|copayment|deductible|copagos|copago
  $ # ..2 {kinds}|gift|credit|off|cash|reward|card|bonus|toward|de_descuento|tarjeta
  free|complimentary|gratis|regalamos|receive|get|win|gane|reciba|earn|send|enter ..4 {kinds}
  {kinds} ..3 when|with|de_regalo|on_us ..3 {patientPull}
  win|gane|ganar ..2 a|an|an_all|un|una|our ..3 !award|grant
  raffle|drawing|sweepstakes|sorteo|rifa|prize ..6 patient|patients|appointment|screening|exam|visit|pacientes
  # % off ..6 {care}|{service}|procedure|lasik|botox
  discount|descuento ..4 {care}|{service}
  refund|reimburse|reembols* ..4 you|{whose}|le|copay|bill
  {we} ..3 pay|cover|cubrir* ..3 {whose}|for_your|su|sus ..4
  credit ..2 {whose} ~1 account
  {money}|dinner|lunch|visit|meal|ride|deductible ..3 on us|the_house
  forgive ..3 balance|debt|bill
  perdonar*|condonar* ..3 deuda|cuenta|saldo|factura
`);
const invited = patterns(`
  {patientPull}
  you|{whose}|le|su|sus
`);
const fine = patterns(`
  free|gratis ..2 screening|screenings|class|classes|shots|shot|vaccines|vaccine|parking|checks|check|checkups|test|tests|testing|rides|ride|shuttle|mammograms|mammogram|talk|lecture|lunch|consult|help|counseling|interpreters|wifi|clases|vacunas|pruebas|estacionamiento|examenes|ayuda
  financial_assistance|charity_care|ayuda_economica|asistencia_financiera|payment_plan
  donat*|donor|donors|auxiliary|fundraiser|grant|foundation|golf|auction|gala|scholarship|staff|employees|runners|volunteers|5k|quilt
  gift ..1 shop|of_life|of_blood
  $ # ..2 gift ..3 foundation|garden|from
  t-shirt|t-shirts|water_bottle|stickers|cookies|snacks|popcorn|magnet|pen|tote
  recorded|proclaimed|won|award
`);

export function gift(matter: Matter): Mark[] {
  return matter.sentences.flatMap((reading) => {
    if (findAny(fine, reading) && !findAny(dear, reading)) return [];
    if (matter.question.kind !== 'reply' && !matter.sentences.some((each) => findAny(invited, each))) return [];
    return findEvery(gives, reading)
      .filter((found) => !touches(fine, reading, found))
      .map((found) => markOf('gift.inducement', reading, found));
  });
}

const dear = patterns(`
  $ # ..2 card|cards|voucher
  tickets|basket|trip|laptop|television|gift_card|gift_cards|cash|ipad|fitbit|stroller|{waive} ..3 {money}
`);
