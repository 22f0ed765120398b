// Somebody was here: came, waited, stayed, left, had or needed care.
import { patterns } from '../../pattern.ts';

export const presence = patterns(`
  {you} ..1 te|se fuiste|fue|marcho|marchaste
  te fuiste|marchaste
  {sorry}|{glad} ..8 was|were|are|is ..4 on|in|at # ..1 north|south|east|west
  {thank}|{sorry}|{glad} ..6 meal|tray|gown|pillow|bed|room|roommate ..3 was|were|comfortable|quiet|cold|late|noisy|dirty|clean
  your|su time with_us|here|con_nosotros|aqui
  under our|your ..1 care
  your|su ~1 roommate|gown|tray|call_light|call_button|wristband|bracelet|bedside
  {person} {was}|{be} ..2 triaged|waiting|boarding|on_a_gurney
  lost|found|left|forgot ..4 in|at ..1 your|the room|bay|bed
  {thank} ..2 waiting ..5 {workplace}|{unitName}
  being ..1 in|at the|a|an|our ~2 {unitName}|{workplace}|unit|ward
  {sorry}|{glad} ..3 the|that|el|la ~1 room|bed|bathroom|discharge|procedure|surgery|test|exam|appointment|admission|operation|scan|cuarto|habitacion|cama|cirugia|cita ..2 was|were|did|went|took|fue|estaba|salio
  {care} ..1 on|el ..2 {month2} #
  happened ..3 {workplace}|room|{care}|that_night|that_day|there
  {care}|{workplace}|room that_night|that_day|that_evening|that_morning|esa_noche
  your|su ..3 in|at|en our|nuestra|nuestro ~2 {workplace}
  {glad} ..9 for you $
  {whose} ~1 time|days|night|weeks|months ..2 in|at|on|with ..2 {unitName}|{workplace}
  {care} ..10 yours
  {care} was|were ..2 for you
  {person} ..1 {was}|{be} ..2 {seen}
  {person} {have} ..2 been ..2 {seen}
  {person} ..2 {not} ..2 {seen}|{came}
  {person} ..1 {came}
  {person} {be} ..2 {here}
  {person} {came}|was|were|stayed ..4 {here}
  ha|han|habia|fue|fueron sido? {seen}
  {person} ..1 had|underwent|received|needed|got|getting|receiving|recibio|recibieron|tuvo|tuvieron ..3 {care}
  {care} ..1 {that}? {person} ..2 received|got|had|experienced|underwent|endured|underwent|recibio|recibieron|tuvo
  {care} que recibio|recibieron|tuvo|tuvieron|recibiste
  made|kept|keep|keeping|had {person} ..1 wait|waiting|sit|sitting
  {person} had to ..1 wait|be|sit|stay|endure|spend|go_through|lie|sleep
  {person} waited|spent|stayed
  {person} had ..2 long ..1 {waited}
  tuvo|tuviera|tuvieron que esperar
  {sorry} ..5 {waited} !in_responding|in_replying|in_answering|in_our_response|in_our_reply|in_getting_back|in_response
  {whose} ~2 time|hours|night|days|weeks|day|evening|moment|journey {here}
  after|when|before|once ..1 {person} ..1 left !us|a_review|a_comment|a_message|your
  reach|reached|call|called {person} ..2 after|twice|several_times
  {you} {not}? {adverb}? made it
  when|cuando you|usted ..1 needed|need us|care|help
  {sorry} ..10 for you $
  while|mientras {person} ..1 was|were|estaba ..3
  {discharge} ..4 yours
  {whose} ~2 {encounter}
  {person} {was}|{be} ..2 {state}
  forms|paperwork you ..2 {past}|out
  {person} ..1 left ..3 hospital|er|ed|ama|against|our|without|before_being|before_we|the_waiting
  lo que ..1 vivio|paso|sufrio|experimento ..1 en ..3 {workplace}|nuestro|nuestra|nuestros
  {person} ..2 {be}|{have} ..2 been ..2 {workplace}|to_our|at_our|in_our
`);
