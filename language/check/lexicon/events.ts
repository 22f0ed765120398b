// What a hospital does besides care: meeting there says nothing about anybody’s health.

export const events = {
  event:
    'fair race 5k 10k walk run marathon class classes concert tour orientation gala fundraiser market lecture talk seminar webinar workshop gift_shop cafe cafeteria lunch dinner game conference interview career careers job jobs shift library meeting auction festival parade picnic ceremony ribbon open_house blood_drive food_drive drive show exhibit contest graduation training reunion volunteer volunteering volunteers museum garden campus booth donation donors auxiliary choir feria carrera caminata clase clases concierto recorrido orientacion gala taller charla conferencia entrevista empleo empleos trabajo festival desfile ceremonia exposicion concurso capacitacion voluntariado',
  website:
    'website site page web_page webpage app portal gallery booth online blog facebook instagram newsletter survey sitio pagina aplicacion encuesta',
} satisfies Record<string, string>;
