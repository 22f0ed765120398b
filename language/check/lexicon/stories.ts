// What befalls the people in stories of patients, and how such stories speak of one.

export const stories = {
  befell:
    'diagnosed diagnosis survived survivor survive beat beats beating battled battling battle fought fights overcame overcome recovered recovering recovery remission cancer-free rang ring_the_bell rang_the_bell rings_the_bell last_round final_round last_chemo six_months_to_live given_months heart_attack cardiac_arrest stroke transplant rushed airlifted life-saving lifesaving saved_her saved_his saved_my saved_their saved_the_life back_on_her_feet back_on_his_feet back_on_the_field went_home goes_home heads_home going_home headed_home home_today nicu days_in weeks_in months_in new_heart new_kidney new_hip new_knee surgery surgeries operation chemo treatments wheelchair walk_again walks_again walked_again could_not_walk could_not_speak unable_to coma le_gano_a gano_la_batalla vencio_al vencio_a derroto came_to_us came_in_with arrived_at_our born was_born were_born gave_birth weighing delivered delivery lost_pounds lost_weight addiction sober sobriety seizure leukemia cancer tumor injured injury injuries accident crash burned paralyzed treated treatment patient cared_for pain-free second_chance fighting_for new_lease_on_life premature preemie early_arrival critical_condition breathe_on diagnosticada diagnosticado sobrevivio vencio supero luch{o,a} recupero recuperacion cirugia operacion trasplante cancer infarto derrame quimioterapia salvaron salvo nacio nacieron toco_la_campana volvio_a_casa regreso_a_casa accidente sobreviviente operaron parto peso_al_nacer',
  somebody:
    'little_one this_little this_tiny this_brave a_young a_local_man a_local_woman a_mother_of a_father_of a_grandmother a_grandfather a_teenager a_toddler one_mother one_father one_woman one_man this_mother this_father this_woman this_man this_warrior our_warrior una_madre un_padre una_joven un_joven un_nino una_nina una_mujer un_hombre a_mother a_father a_retired a_veteran a_firefighter a_teacher twins',
  bodyparts: 'knee knees hip hips heart valve shoulder shoulders spine back rodilla rodillas cadera',
  ringsBell: 'rang rings ring toco toca',
  mine: 'i me my mine we our us mi mis me nos devolverme salvarme cuidarme atenderme tratarme ayudarme salvarnos cuidarnos',
  clinical1:
    'nurse nurses doctor doctors surgeon team staff hospital er nicu icu care treated delivered saved surgery stay visit kids baby babies life vida health heart pain equipo enfermeras medicos doctora oncologia cirugia cuidado atencion',
} satisfies Record<string, string>;
