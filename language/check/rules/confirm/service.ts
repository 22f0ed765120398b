// What we did for somebody: treated, served, stood by, were glad to.
import { patterns } from '../../pattern.ts';

export const service = patterns(`
  {title} . ? @ ..2 fixed|repaired|replaced|removed|delivered|stitched|saved|pulled|operated|examined|prescribed|explained|ordered|decided
  {we} ..2 pop|stop|come|swing|drop by ..4 # 
  believed|heard|noticed|helped {you} ..2 from|when|the_moment|as_soon
  could|able_to|got_to|helped ..2 stitch|patch|fix|sew|mend|put ..2 {person}
  {glad}|happy|honored ..4 of service to {person}
  doing our job
  nice|great|lovely|good|encanto|gusto ..2 to|en ..1 have? met|conocerlo|conocerla|conocerle ..1 you?
  encanto|alegro conocerlo|conocerla|conocerle|conocerte
  gracias por venir|visitarnos|acudir
  hicimos|hizo todo lo posible
  haberle|haberlo|haberla|haberte|haberles|haberlos ..2
  {past} ..3 on|for|to|with you $
  checked|looked|checking|looking|checks in|up ..1 on {person}
  {acted} ..4 could|possible|able ..2 for {person}
  nos da gusto que
  honor|privilegio|placer|alegria ..2 acompanar|atender|cuidar|servir|ayudar ..1 a|de ..1 {your} ..1 familia
  {treat}|{stoodBy}|{serve} ..2 {your} ..1 family|familia
  honor|privilege|pleasure|placer|privilegio|blessing ..4 {treat}|{serve}|{stoodBy}|{treatYou} ..3 family|familia|you
  {clitic} haya|hayan|hubieran|ha|han|habian {seen}|{treat}
  {we} ..3 {treat} ..1 {person}
  {clitic} {treat}
  {treatYou}
  be_there|been_there|were_there|was_there for {person}
  {glad}|able|got|chance|opportunity ..5 could|able_to|got_to|to {serve} {person} ..2 !with|by|find|if|on|at_555
  pleasure|honor|privilege|joy|honored|privileged|placer|honor|gusto|opportunity ..3 {serve} ..1 {person}
  tried|attempted ..1 reach|call|contact {person}
  {you} {adverb}? {adverb}? {acted}
  {stoodBy} {person}
  {treated} {person}
  {treated} ..1 of|a|to ..1 {person}
  {treat} de|a {person}
  how|que|the_way ..2 {person} was|were|fue ..2 handled|treated|cared|spoken|moved|positioned|tratad*|atendid*
  lo|la|le|los|las|se|te le? {past} ..4 {medical}|{care}|{workplace}
  treating|caring_for|taking_care_of|looking_after|nursing|delivering|attending_to {person}
  {glad}|loved|enjoyed ..2 meeting|meet|met|knowing|conocer ..2 {person}|@
  was|were ..1 {glad} ..2 have|host|meet {person}
`);
