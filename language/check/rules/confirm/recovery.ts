// Wishes for a recovery, gladness at an outcome, what is said to those who go home.
import { patterns } from '../../pattern.ts';

export const recovery = patterns(`
  ^ rest|take ..1 up|it_easy|care_of_yourself ..4 !everyone
  ^ no lifting|driving
  let us know ..2 if ..5 pain|fever|bleeding|swelling|symptoms|dolor|fiebre
  the|that|your|his|her pain|swelling|bleeding|fever|nausea ..1 comes|come|came|returns|return|gets|got|goes|eases|subsides
  back on|to your|his|her|their feet|usual|old|normal
  {hope}|{glad} ..6 {person} ..2 {be} ..2 up_and|resting|walking|running|eating|sleeping|smiling|thriving|like_himself|like_herself
  {hope}|{glad} ..6 {person} ..2 feel|feels|feeling ..2 better|himself|herself|stronger|well|good
  that|the|your cast|sling|stitches|staples|brace|catheter|drain ..2 come|comes|came|coming off|out
  that|the|your|enjoy new ..1 {bodypart}|hip|knee|heart|kidney
  recovering|recovery from ..3 {medical} ..5 small|easy|hard|tough|feat|journey|courage|brave
  siga|sigue|continue|keep|keeps ..1 mejorando|improving|healing|recuperandose|recovering
  follow|siga ..3 instructions|indicaciones
  part of {whose} ~2 care|recuperacion|atencion
  see|seeing you ..1 walking|smiling|well|better|home|healthy|recover*|up|on_your_feet|thriving
  alegra|gusto|felices|alivia|contentos ..2 que ..2 {be}|este|esten|haya|se ..4 casa|mejor|bien
  keep up ..3 work|exercises|therapy|progress
  how far you
  {you} {have} come
  a long way
  {hope}|{glad} ..7 {recover}
  speedy|full|quick|smooth|swift|complete|fast|pronta|rapida ~1 recovery|recuperacion|healing
  {person} ..2 {be}|{have} ..3 {recover}
  {glad} ..4 {person} ..2 {be} ..3 home|safe|okay|ok|alive|healthy|cancer-free|better|healing|comfortable|in_good_hands|well
  {congrats} ..5 {baby}
  remember|remembers|remembered|recuerda|recuerdan|recordamos ..1 {person} !can|to|have
  {clitic} recuerda|recuerdan|recordamos
  sent|brought|wheeled|rushed|drove|moved|took|discharged|let {person} ..2 home|in|to_the|to_our|upstairs|back
  {serve}|{stoodBy}|with|by|for {person} ..2 through|during|in ..3 {ordeal}
  through|during such|this|that|your ..3 {ordeal}
  welcome home
  rooting|praying|thinking|pulling for|of {one}
  {one} ..2 mejore|mejoren|se_mejore|recupere
  {sorry}|{glad}|{hope}|cheering ..8 {medical} ..1 !research|awareness|event|lecture|class|talk|screening
  the discharge|aftercare|post-op|surgical instructions|papers|paperwork|plan
`);
