// What a clinician prescribes, suspects and calls normal; what may be praised too much; who may be cited.

export const clinic = {
  drug: 'ketamine fentanyl metoprolol gabapentin amoxicillin penicillin tramadol eliquis ozempic prednisone melatonin calamine excedrin anesthesia medicine{,s} medication{,s} meds pill{,s} tablet{,s} capsule{,s} antibiotic{,s} ibuprofen advil motrin tylenol acetaminophen aspirin aleve naproxen benadryl steroid{,s} prednisone insulin metformin statin{,s} lisinopril blood_thinner{,s} warfarin sumatriptan antidepressant{,s} prozac zoloft xanax melatonin vitamin{,s} supplement{,s} hydrocortisone cream ointment drops inhaler water_pill diuretic dose dosage prescription painkiller{,s} pain_reliever{,s} antihistamine{,s} claritin zyrtec mucinex laxative{,s} antacid{,s} omeprazole medicina{,s} medicamento{,s} pastilla{,s} antibiotico{,s} ibuprofeno paracetamol aspirina insulina dosis crema jarabe gotas receta vitamina{,s}',
  mass: 'mg ml mcg milligram{,s} milliliter{,s} teaspoon{,s} tablespoon{,s} tsp cc units gram{,s} puffs mililitros miligramos cucharadita{,s} unidades',
  illness:
    'flu cold virus strep pneumonia bronchitis asthma allergy allergies allergic eczema psoriasis hives poison_ivy ringworm scabies shingles measles covid infection sinus sinusitis uti appendicitis hernia gallstone{,s} gallbladder kidney_stone{,s} ulcer reflux heartburn gerd migraine{,s} concussion vertigo sciatica arthritis gout sprain sprained strain fracture tendonitis plantar_fasciitis diabetes diabetic thyroid anemia hypertension anxiety panic_attack depression apnea sleep_apnea insomnia adhd heart_attack angina afib stroke clot dvt cancer tumor cyst lymph_node miscarriage preeclampsia postpartum endometriosis menopause dehydration food_poisoning gastritis ibs crohn lupus lyme side_effect reaction rash viral gripe resfriado virus neumonia bronquitis asma alergia eccema infeccion sinusitis apendicitis calculos ulcera reflujo migrana{,s} vertigo ciatica artritis gota esguince fractura diabetes anemia ansiedad depresion infarto cancer quiste deshidratacion gastritis',
  likely:
    'probably likely most_likely possibly perhaps maybe almost_certainly may_be might_be could_be must_be probablemente posiblemente quizas seguramente puede_ser podria_ser debe_ser',
  it: 'it this that eso esto what_you sounds',
  normal:
    'normal fine okay ok harmless benign common nothing_serious not_serious nothing_to_worry safe too_high too_low high low expected normales bien comun',
  source:
    'cdc fda nih who cms aap acog medicare.gov cdc.gov american_heart_association american_cancer_society american_academy mayo_clinic u.s leapfrog joint_commission news_and_world_report newsweek magnet u_._s surgeon_general us_news health_department world_health_organization study studies journal according_to leapfrog_group hhs oms cdc.gov/flu organizacion_mundial_de_la_salud',
  place:
    'entrance lot garage shuttle elevator stairs door exit bus train parking website page form link portal map line entrada estacionamiento ascensor puerta',
  service:
    'hospital{,s} surgeon{,s} doctor{,s} physician{,s} nurse{,s} care treatment{,s} program{,s} center{,s} team{,s} staff maternity ward er emergency clinic{,s} surgery outcome{,s} results survival cardiology heart cancer orthopedic{,s} birth{,s} births specialists rehab technology health_system experts cirujan{o,os,a,as} medic{o,os} doctores enfermer{as,os} hospital{,es} atencion tratamiento{,s} programa{,s} centro{,s} equipo resultados maternidad especialistas clinica{,s}',
} satisfies Record<string, string>;
