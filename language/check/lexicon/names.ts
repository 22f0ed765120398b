// First names that are common in the United States, in English and Spanish; without those that are everyday words.

const names = `
aaron abby abel abigail abraham ada adam adele adrian adriana agnes aisha alan albert alberto alejandra alejandro alex alexa
alexander alexandra alexis alfredo alice alicia alison allen allison alma alyssa amanda amber amelia amina amy ana andre andrea andres andrew
angel angela angelica angelina anita ann anna anne annette annie anthony antonia antonio araceli arianna armando arthur arturo ashley aubrey audrey
austin barbara beatriz becky belinda ben benita benjamin bernard beth bethany betty beverly bill billy bob bobby bonnie brad bradley brandon
brenda brent brett brian brianna bridget bruce bryan caleb calvin cameron camila carla carlos carmen carol carolina caroline carolyn carrie casey
catherine cathy cecilia cesar charlene charles charlie charlotte chelsea cheryl chloe chris christian christina christine christopher cindy claire clara claudia
clayton cody colin colleen connie connor consuelo corey courtney craig cristina crystal curtis cynthia daisy dale dan dana daniel daniela danielle danny
darlene darren dave david dawn deborah debra denise dennis derek desiree devin diana diane diego dolores dominic donald donna doris dorothy doug douglas
duane dustin dwayne dylan eddie edgar edith eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisa elizabeth ella ellen eloise elsa emily emma emmanuel
enrique eric erica erik erika erin ernest ernesto esmeralda esperanza esteban estela esther ethan eugene eva evan evelyn fabiola felicia felipe felix fernanda fernando
florence fran frances francis francisco frank fred frederick gabriel gabriela gail gary gavin geoffrey george georgia gerald geraldine gerardo gilbert gina
gladys glen glenn gloria gonzalo gordon grace greg gregory guadalupe guillermo gustavo gwen hannah harold harriet harry harvey hazel heather hector heidi helen
henry herbert hilda holly howard hugo ian ida ignacio ines irene iris irma isaac isabel isabella isaiah ismael ivan jack jackie jackson jacob jacqueline
jaime jake james jamie jan jane janet janice jared jasmine jason javier jay jean jeff jeffrey jenna jennifer jenny jeremiah jeremy jerome jerry jesse
jessica jesus jill jim jimmy joan joann joanna joanne jocelyn jodi joe joel john johnny jon jonathan jordan jorge jose josefina joseph josh joshua josue joy
joyce juan juana juanita judith judy julia julian juliana julie julio june justin kaitlyn karen karina karl karla kate katherine kathleen kathryn kathy katie
kayla keisha keith kelly ken kendra kenneth kevin kim kimberly kirk kristen kristin kristina kurt kyle larry laura lauren laurie lawrence leah lee leo leon leonard
leonardo leroy leslie leticia levi lewis liam lillian linda lindsay lisa liz logan lois lola lopez loretta lori lorraine louis louise lourdes lucas lucia lucy luis luisa
luke lupe lydia lynn mabel madeline madison manuel marc marcela marco marcos marcus margaret margarita maria mariah mariana marie marilyn mario marion marisol
marjorie marlene marsha marta martha martin marvin mary mateo mathew matt matthew maureen maurice max maya megan melanie melissa melvin mercedes meredith mia
michael micheal michele michelle miguel mike mildred milton miranda miriam mitchell molly monica monique morgan muriel myrtle nadia nancy naomi natalia natalie natasha
nathan nathaniel neil nelson nicholas nicolas nicole nina noah noel nora norma norman octavia olga oliver olivia omar oscar owen pablo paige pam pamela paola patricia patrick
patty paul paula pauline pedro peggy penny perla peter phil philip phillip phyllis priscilla rachel rafael ralph ramon ramona randall randy raquel raul ray raymond
rebecca regina renee ricardo richard rick ricky rita rob robert roberta roberto robin rocio rodney rodolfo rodrigo roger roland ron ronald ronnie rosa rosalie rosario
roxanne roy ruben ruby rudy russell ruth ryan sabrina sally salvador sam samantha samuel sandra sandy santiago sara sarah saul scott sean sebastian sergio seth shane
shannon sharon shaun shawn sheila shelby shelly sherry shirley silvia simon sofia sonia sonya sophia sophie stacy stanley stella stephanie stephen steve steven stuart
sue susan suzanne sydney sylvia tamara tammy tanya tara tasha taylor ted teresa terrence terry thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy
toni tony tonya tracy travis trevor tricia trisha troy tyler valentina valeria valerie vanessa vera veronica vicente vicki victor victoria vincent viola violet virginia vivian
walter wanda warren wayne wendy wesley whitney william willie wilma xavier ximena yasmin yesenia yolanda yvette yvonne zachary zoe
`;

export const firstNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/));
