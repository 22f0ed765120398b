// The small words: who is spoken to, who speaks, what joins, bends or denies a sentence.

export const small = {
  you: 'you usted ustedes',
  your: 'your yours su sus tu tus suyo suya',
  their: 'his her hers their theirs',
  he: 'he she him ella',
  they: 'they them ellos ellas',
  the: 'the this that these those el la los las este esta ese esa both our nuestro nuestra',
  a: 'a an one un una another any some each every',
  we: 'we us our ours i my me nosotros nos nuestro nuestra nuestros nuestras yo mi',
  not: 'not no never nobody none neither nor nunca jamas nadie ni sin without ningun ninguna tampoco',
  clitic: 'le lo la les los las te',
  be: 'is are was were be been being am es esta estan estaba estuvo estuvieron fue fueron era ser estar sea haya sido estado',
  was: 'was were been got estuvo estaba fue fueron estuvieron sido',
  have: 'hayan hubiera hubieran have has had having he ha han hemos habia haber tiene tuvo tenia tenemos',
  do: 'do does did done',
  may: 'can may could might would should will must shall puede pueden podria podrian podra debe deberia podemos',
  can: 'can may could might puede pueden podria podra',
  will: 'will shall going_to va_a vamos_a',
  if: 'if should_you whether unless anyone_who anybody_who those_who people_who patients_who whoever anyone_with in_case when_you_come when_you_need whenever si quien quienes cualquiera cualquier_persona en_caso_de',
  general:
    'patients people everyone everybody anyone anybody visitors families guests neighbors communities community members residents adults children parents women men kids seniors moms dads nurses employees staff most many nobody someone somebody others all_patients each_patient every_patient any_patient individuals survivors donors volunteers pacientes personas todos todas cualquiera familias visitantes vecinos comunidad adultos ninos mujeres hombres nadie alguien quienes',
  anyones:
    "anyone_'s any_patient_'s any_person_'s anybody_'s any_individual_'s any_one_'s a_patient_'s a_person_'s someone_'s any_specific any_particular any_individual individual_patients specific_patients any_patient any_person patients nadie ninguna_persona ningun_paciente los_pacientes",
  or: 'or and nor y o ni',
  but: 'but however still though although yet pero aunque sin_embargo',
  again: 'again soon next_time anytime any_time in_the_future pronto otra_vez de_nuevo nuevamente siempre',
  here: 'here with_us to_us at_our at_mercy in_our under_our our_hospital our_facility our_care our_er our_ed our_emergency aqui con_nosotros a_nosotros en_nuestro en_nuestra en_nuestras en_nuestros nuestro_hospital bajo_nuestro',
  now: 'now today tonight right_now currently already this_week this_month ahora hoy ya',
  apart:
    'about of for to from with by at on in into regarding over during after before through across around near sobre de del para por con en desde hasta durante despues antes tras and or but y o pero that which who whom whose que quien if when while because as si cuando porque como is are was were be been being am do does did has have had can could may might will would should must es son fue fueron esta estan era ha han we us our you your i my me he she they it them his her their him nuestro nuestra nuestros nuestras nosotros not no never thank thanks please gracias concern concerns feedback question questions comment comments review reviews message messages post posts experience experiences word words kindness patience note letter email time thoughts story stories support interest input opinion opinions idea ideas suggestion suggestions complaint complaints request requests issue issues frustration frustrations disappointment call voice trust loss tweet share sharing call post comentario comentarios palabras experiencia pregunta preguntas mensaje inquietud inquietudes queja quejas opinion tiempo paciencia interes perdida confianza apoyo',
  calendar:
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo',
  when: 'that_shift that_afternoon yesterday last_night last_week last_month last_year this_morning that_night that_day that_morning that_evening tonight january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec ayer anoche la_semana_pasada el_mes_pasado esa_noche ese_dia enero febrero abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo a.m p.m',
  unit: 'hour{,s} hr{,s} minute{,s} min{,s} day{,s} night{,s} week{,s} month{,s} hora{,s} minuto{,s} dia{,s} noche{,s} semana{,s} mes{,es}',
  many: 'two three four five six seven eight nine ten twelve several many long so_many hours all_day all_night dos tres cuatro cinco seis siete ocho nueve diez varias muchas',
  month2:
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre de',
} satisfies Record<string, string>;
