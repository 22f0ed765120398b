// Fault and hostility: who is blamed for what, and how one is rude.

export const conduct = {
  ours: 'we our_team our_staff our_nurse our_nurses our_doctor our_doctors our_hospital our_system our_process the_hospital the_team the_staff the_nurse the_nurses the_doctor our_physicians our_physician our_employees the_employee they i nosotros nuestro_equipo nuestro_personal el_equipo mistakes staffing this it',
  worker:
    'individual{,s} person nurse{,s} doctor{,s} physician{,s} surgeon employee{,s} staff staff_member staff_members aide{,s} tech technician person_responsible people_responsible person_involved people_involved individual_involved individuals_involved those_responsible those_involved team_member team_members guard{,s} receptionist clerk worker{,s} provider manager supervisor caregiver enfermer{o,a,os,as} medic{o,a,os} doctora emplead{o,a,os,as} responsable{,s} guardia tecnic{o,a} recepcionista',
  punished:
    'fired suspended disciplined terminated dismissed let_go reprimanded retrained placed_on_leave on_leave put_on_leave administrative_leave removed counseled written_up no_longer_employed sanctioned held_accountable been_counseled reassigned despedid{o,a,os,as} suspendid{o,a,os} sancionad{o,a,os} disciplinad{o,a}',
  inquiry:
    'investigation{,s} review{,s} inquiry audit probe root_cause analysis our_findings findings internal_review investigacion revision auditoria',
  insult:
    'crybabies hater haters infundado infundada idiot idiots idiotic stupid moron morons dumb fool fools foolish pathetic clown clowns troll trolls trolling loser losers ignorant delusional liar liars lie lies lying lied garbage trash whining whiner whine crybaby karen snowflake ungrateful bullshit bs crap hypocrite shut_up grow_up get_over_it get_a_life get_a_grip chill_out calm_down relax cry_about_it go_away good_riddance touch_grass idiota{,s} tont{o,a,os} estupid{o,a,os,eces} mentiros{o,a} mentira{,s} miente{,n} ignorante{,s} payas{o,a} calmese calmate madure callese exagerad{o,a} quejon llor{on,ona} malagradecid{o,a} ingrat{o,a}',
  lawyers:
    'attorney attorneys lawyer lawyers legal_action legal_counsel legal_team counsel court sue sued lawsuit defamation defamatory libel libelous slander slanderous cease_and_desist press_charges consequences abogado abogados demanda demandar demandaremos tribunal{,es} difamacion difamatorio acciones_legales via_legal',
  nobodyElse: 'nobody no_one only_yourself only_have_yourself nadie_mas',
  feel: 'feel felt feels siente sienta',
  selfcare:
    'save use cook read swim knit dance prevent spot recognize sign give help do perform reverse manage respond',
  did1: 'did do does',
  mild: 'ridiculous crazy insane nonsense entitled childish immature absurd laughable hysterical dramatic rude dishonest shameful shame ashamed unfounded baseless accusations drama whatever entitlement silly joke lazy exaggerad{o,a} ridicul{o,a} absurd{o,a} tonteria{,s} verguenza disparate',
  sounds1: 'sounds looks seems',
  courtesy:
    'open opens new soon we_know working_on thank thanks sorry apologize apologies please help glad happy love loved welcome appreciate hear listen hope wish call reach contact understand value proud congratulations happily gladly know_how matters care invite feedback kind privacy privacidad regret sad discuss comment gracias lamento lamentamos sentimos disculpe disculpa por_favor ayuda ayudar ayudarle llame llamenos queremos gusto alegra bienvenido entendemos felicidades escuchar',
  upset:
    'worst terrible horrible awful bad rude slow hate angry furious disgusting pathetic sucks suck joke ridiculous never disappointed useless liars crooks thieves stole lied ignored shame incompetent lazy idiots trash dirty filthy unacceptable unprofessional mess scam malo mala mal pesimo pesima horrible peor grosero grosera malisimo rateros asco',
} satisfies Record<string, string>;
