// Words that stand beside names and places, and the commonest given names.
import { hashOf } from '../linear/reader.ts';

/** What a word is known as, as bits. */
export const GIVEN = 1;
export const TITLE = 2;
export const HOUSE = 4;
export const STREET = 8;
export const EPONYM = 16;

const known = new Map<number, number>();

/** The bits of a word, by its number. */
export const knownAs = (hash: number): number => known.get(hash) ?? 0;

function list(bit: number, words: string): void {
  for (const word of words.split(/\s+/)) known.set(hashOf(word), knownAs(hashOf(word)) | bit);
}

list(
  TITLE,
  'dr dra doctor doctora mr mrs ms miss mx sr sra srta don doña prof professor nurse enfermera enfermero rn pa np captain officer sister father rev judge pastor aunt uncle tia tio señor señora señorita patient pt named name called llamada llamado nombre paciente',
);
list(
  HOUSE,
  'hospital clinic center centre medical health healthcare institute infirmary pavilion university college campus general memorial regional community er ed icu office practice pharmacy laboratory lab labs hospice rehab urgent care system clínica clinica centro médico med children’s childrens surgery associates oncology',
);
list(
  STREET,
  'street st avenue ave road rd boulevard blvd drive lane ln court ct place way highway hwy parkway square calle avenida',
);
// What turns a person’s name into the name of a finding, a score or an illness.
list(
  EPONYM,
  'disease syndrome score scores sign reflex index criteria lymphoma scale test classification maneuver manoeuvre palsy sarcoma phenomenon law curve stage staging esophagus oesophagus thyroiditis tumor tumour fracture formula equation angina ulcer reaction protocol study trial procedure operation catheter chorea ataxia dementia arthritis contracture nevus cell cells body bodies enteritis diet rule position technique method model anatomy fund pump block scan grade system tetralogy pneumonia anemia anaemia risk',
);
list(
  GIVEN,
  'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl dylan harold jordan jesse bryan lawrence arthur gabriel bruce logan billy joe alan juan elijah willie albert wayne randy mason vincent liam roy bobby caleb bradley russell lucas mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine debra rachel carolyn janet maria olivia heather helen catherine diane julie victoria joyce lauren kelly christina ruth joan virginia judith evelyn hannah andrea megan cheryl jacqueline madison teresa abigail sophia martha sara gloria janice kathryn ann isabella judy charlotte julia grace amber alice jean denise frances danielle marilyn natalie beverly diana brittany theresa kayla alexis doris lori tiffany luis carlos jorge miguel pedro alejandro manuel francisco fernando sergio ramon raul javier eduardo rafael mario roberto ricardo oscar antonio alberto jesus angel guadalupe rosa ana carmen lucia sofia elena isabel adriana claudia veronica gabriela leticia yolanda silvia irma norma luz esperanza pilar rosario consuelo marisol ahmed mohammed fatima aisha wei ming priya raj omar ali hassan ivan olga natasha yuki kenji linh jane ed tom jim bob bill mike dave steve kate liz beth meg sue pat joe ben sam dan matt nick tony ray lily lucy ella mia zoe chloe leo max eva ian neil ivy ruby',
);
