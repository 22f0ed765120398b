// Public life: elections, laws, health plans, rewards, reviews, danger.

export const public_ = {
  candidate:
    'candidate{,s} nominee opponent challenger incumbent campaign campaigns ticket candidat{o,a,os,as} campana contrincante opositor',
  law: 'bill act legislation law laws ordinance amendment resolution hb sb hr ab s.b h.b h.r senate_bill house_bill assembly_bill budget 340b medicaid_cuts medicaid_cut cuts_to_medicaid mandate tax_bill proyecto_de_ley ley leyes ordenanza enmienda presupuesto legislacion recortes_a_medicaid recortes',
  ballot:
    'measure proposition prop question amendment issue levy bond referendum initiative ballot_measure medida proposicion referendo iniciativa bono enmienda',
  side: 'will_close will_hurt will_cost will_raise will_limit closes would_force will_force gut slash gutting slashing harmful devastating end dismantle reform support{,s,ing} oppose{,s,d} opposing pass protect save stop block kill defeat reject repeal vote_yes vote_no yes_on no_on vote_for vote_against say_no say_yes fight defend fund extend keep cut cuts would_close would_hurt would_raise would_limit would_cost would_help hurts harms good_for bad_for threatens helps no yes yes_vote no_vote in_favor against urge approve co-sponsor cosponsor sponsor veto sign preserve restore back oppose apoy{e,en,amos,ar} oponer{se,nos} rechac{e,en,ar} aprueb{e,en} aprobar detener pare protej{a,an} proteger salv{e,ar} a_favor en_contra contra defienda no_a si_a vote_si vote_no perjudica',
  contact:
    'call contact email e-mail write tell ask urge text phone tweet message visit sign petition letter template send demand let_your join_us_in click click_here speak_up speak_out take_action llam{e,en} contact{e,en} escrib{a,an} dig{a,an,ale,anle} pid{a,an,ale,anle} firm{e,en} peticion exij{a,an} envi{e,en} carta',
  payer:
    'blueshield bluecross_blueshield oxford_health molina_healthcare sunflower peachcare aetna cigna humana anthem unitedhealthcare united_healthcare united uhc optum bluecross blue_cross blue_shield bcbs molina centene wellcare kaiser oscar ambetter tricare elevance caresource healthfirst medica priority_health florida_blue highmark premera regence horizon emblemhealth devoted alignment clover_health bright_health amerigroup health_net',
  planWord:
    'advantage insurance insurer ppo hmo health_plan plan plans healthplan healthcare_plan coverage care_plan medicare_advantage mutual assurance healthcare seguro seguros plan_de_salud aseguradora',
  switch:
    'switch{,ing} choose pick select enroll{,ing} join sign_up leave leaving drop dump ditch cancel quit move_to change_to renew avoid boycott recommend prefer go_with stick_with stay_with keep stay_away buy get_rid try consider cambie{,se} camb{iarse,iese} elija escoja inscribase deje abandone cancele evite renueve prefiera recomendamos quedese unase afiliese',
  network:
    'in_network in-network accept accepts accepting in_the_network contract agreement agreed partnership network participate participating dentro_de_la_red en_la_red en_red aceptamos contrato acuerdo red',
  review:
    'review{,s} rating{,s} five_stars five-star 5-star 5_star 5_stars testimonial{,s} stars yelp google_review google_reviews recommendation resena{,s} calificacion{,es} estrellas opinion_en_google',
  reward:
    'gift_card{,s} gift-card giftcard gift gifts voucher{,s} coupon{,s} discount{,s} raffle drawing prize{,s} reward{,s} win sweepstakes entered entry cash free ipad refund refund{ed} on_us credit giveaway swag bonus $ dollars coffee chance_to_win thank-you_gift entry_into tarjeta_de_regalo tarjetas_de_regalo regalo{,s} sorteo rifa premio{,s} gane descuento{,s} gratis cupon vale reembols{o,aremos} efectivo',
  kinds:
    'gift_card{,s} gas_card{,s} visa_card prepaid_card amazon_card giftcard cash ipad fitbit apple_watch stroller car_seat tv television grill tablet bicycle bike laptop phone weekend vacation trip gift_basket basket spa_day tickets voucher{,s} diapers crib groceries grocery_card tarjeta_de_regalo tarjetas_de_regalo tarjeta_de_gasolina efectivo cochecito carriola tableta canasta boletos viaje dinero_en_efectivo',
  waive:
    'written_off waiv{e,ed,ing} forgiv{e,en,ing} eras{e,ed} write_off writing_off wrote_off zero_out cancel{,led} comp comped cover covered covering pay_for paying_for reimburse credit wipe drop_the remove_the take_care_of perdon{ar,aremos,arle,amos} condon{ar,aremos,arle} cancelar anular exonerar cubriremos eliminar',
  selfHarm:
    'suicide suicides suicidal self-harm self_harm self-injury kill_yourself kill_himself kill_herself kill_themselves killed_himself killed_herself killed_themselves killing_yourself killing_himself killing_herself killing_myself took_his_life took_her_life took_their_life took_their_own_life took_his_own_life took_her_own_life taking_their_own_life taking_his_own_life taking_her_own_life take_your_life take_your_own_life end_your_life end_their_life end_his_life end_her_life ended_his_life ended_her_life ended_their_life ending_your_life ended_their_own_life ended_his_own_life died_by died_by_suicide harm_yourself harming_yourself hurt_yourself harm_themselves cut_yourself cut_themselves cutting_themselves cuts_herself took_own_life suicidio suicidios suicida suicidarse suicido se_suicido quitarse_la_vida se_quito_la_vida hacerse_dano autolesion autolesiones matarse se_mato lastimarse quitarte_la_vida',
  means:
    'cord belt bottle antifreeze bleach overpass tower river highway traffic gas weapon ligature cutting strangled hanging_himself drop_off ledge pain_pills hanging hanged hung noose rope firearm{,s} gun guns gunshot shotgun rifle pistol revolver shot_himself shot_herself shooting_himself bullet overdose overdosed overdosing pills pill sleeping_pills tylenol medication{,s} medicine_cabinet poison pesticide carbon_monoxide exhaust razor{,s} razor_blade{,s} blade{,s} knife knives slit wrists cut_his_wrists bridge{,s} rooftop roof parking_garage garage balcony cliff train train_tracks tracks railway subway jump jumped jumping leapt leaped drowned drowning asphyxiation suffocation helium electrocution window ledge ahorc{arse,o,amiento,ado,ada} ahorcada soga cuerda pistola arma{,s} arma_de_fuego disparo{,s} disparar{se,} se_disparo escopeta pastillas sobredosis veneno pesticida monoxido navaja cuchill{o,a,as} puente azotea techo estacionamiento balcon salt{ar,o,arse} se_lanzo tirarse se_tiro vias tren ahogo ahogarse cortarse monoxido_de_carbono',
  meansAlone:
    'hanged_himself hanged_herself hanged_themselves hung_himself hung_herself died_by_hanging shot_himself shot_herself shot_themselves slit_his_wrists slit_her_wrists cut_his_wrists cut_her_wrists cut_your_wrists jumped_to_his_death jumped_to_her_death jumped_to_their_death cut_themselves_with se_ahorco se_ahorcaron ahorcarse se_disparo se_corto_las_venas cortarse_las_venas',
  crisisHelp: '988 nueve_ocho_ocho nine_eight_eight 988lifeline crisis_lifeline suicide_and_crisis_lifeline',
  language: 'english espanol',
  elect: 'elect elects electing elected re-elect reelect elija elijan reelija',
  backing:
    'support supports supporting back backing endorse endorses endorsing endorsed campaign campaigning champion proud_to_back proud_to_support stand_with stand_behind standing_with rooting_for pulling_for apoyamos apoya apoye apoyo respaldamos respalde favor',
  somebodyElected: 'her him them democrats republicans incumbent challenger opponent el ella',
  has: 'has have had tiene',
  letter: 'a b c d e f g h i j k l m n o p q r s t u v w x y z',
  lean: 'disaster terrible catastrophe devastate devastates devastating wreck ruin gut guts cripple boost takes_money win_for desastre devastaria support supports oppose opposes favor favors good_for bad_for hurts hurt harms harm helps would_help would_hurt will_help will_hurt hope_it_passes passes pass protects protect keeps needs_your_vote deserves endorse back reject defeat save saves threatens dangerous critical_for vital_for essential_for right_for wrong_for approve apoyamos apoye perjudica ayuda ayudara protege rechace danina apruebe salva mantiene',
  waived: 'waived forgiven erased written_off on_us cancelled canceled covered gone free zeroed perdonada cancelada',
  patientPull:
    'refer clinic checkups checkup new patient patients appointment screening exam visit book schedule mammogram colonoscopy delivery register new_patients refer friend sleep_study urgent_care checkup check-up first anyone come join vaccine shot pacientes cita examen mamografia vacuna primeros',
  her2: 'her his their the my this that su',
  patientKinds: 'patient patients moms mothers seniors new_patients members pacientes mamas madres',
} satisfies Record<string, string>;
