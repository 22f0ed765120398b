// What attackers try first: the stems of the most common passwords. A password that is only such stems, digits and signs is refused.

const stems = `
password passwort passw0rd passwd pass contrasena contrasenia clave secret secreto letmein welcome bienvenido bienvenida
changeme change default admin administrator administrador root user guest test testing temp temporary login signin access
qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc wasd poiuytrewq
lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh abcdefghijkl onetwothree iloveyou iloveu teamo tequiero love
lover amor baby honey sunshine princess princesa angel flower flowers butterfly mariposa rainbow chocolate cookie summer
winter spring autumn fall monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december verano invierno primavera dragon monkey tiger lion eagle phoenix shadow
master superman batman spiderman pokemon pikachu starwars matrix ninja hunter ranger soldier killer warrior wizard hello
hola goodbye nothing whatever trustno trustnoone freedom liberty america usa mexico florida texas california newyork
chicago boston dallas cowboys yankees lakers steelers packers broncos eagles patriots redsox football baseball basketball
soccer futbol hockey golf tennis softball liverpool arsenal chelsea barcelona realmadrid michael jordan jennifer jessica
ashley daniel charlie thomas robert andrew joshua matthew anthony george william david maria jose carlos juan luis ana
hospital health salud medical medicine doctor nurse patient clinic surgery healthcare care medico enfermera paciente
mercy saint covid corona vaccine office company business computer laptop internet google facebook microsoft windows apple
samsung android iphone server network system security secure mustang corvette ferrari porsche mercedes toyota harley
jesus jesuschrist christ god faith blessed bless family familia mommy daddy mother father mama papa friends forever
happy birthday lucky money dollar cash rich gold silver diamond purple orange yellow black white green blue red
correct horse battery staple openrounds round rounds
`
  .trim()
  .split(/\s+/);

/** Longest first, so that a stem is not hidden by a shorter one it begins with. */
export const commonStems: readonly string[] = [...new Set(stems)].sort((a, b) => b.length - a.length);
