import type { LanguageWords } from './signal.ts';

/** Word patterns for Norwegian, Danish and Swedish together, which share most of their words; for the signals that a threat is made of. */
export const scandinavian: LanguageWords = {
  common:
    'og jeg det er ikke at som på til av en et den de du deg dig meg mig vi for med har om så kan vil skal var hvis når bare også blir bliver men fra eller noe noget ingen min mitt mine din ditt dine dere jer oss os och jag är inte att det som av till med har om så kan vill ska var när bara också blir från eller något ingen mitt mina ditt dina er ni vad hva hvad hos hun han hon ham henne hende sin sitt sine',
  patterns: {
    hold: `
      jeg/jag/vi vet/ved/så/såg/fant/fandt/hittade/leste/læste/læser/leser/läste/kjenner/kender/känner | jeg/jag/vi har _ sett/set/lest/læst/läst/funnet/fundet/hittat/kopi/kopier/kopiert/beholdt/sparat/lagret/gemt/bevis/bilder/billeder/arkivert
      kopi/kopier/kopien/kopior | bevis/beviser | det jeg/jag vet/ved/så | i mitt/mit arkiv/besittelse | dine/dina/deres meldinger/beskeder/meddelanden/mailer/mails/brev/breve/korrespondanse | det som sto/står/stod
      vet/ved/känner om | kommet meg | gjennom/gennem/genom mine/mina hender/hænder/händer | ikke/inte sagt/fortalt/vist/visat
      mailene/meldingene/brevene/bildene/beskederne/billederne/mejlen/breven/bilderna/meddelandena mellom/mellem/mellan/fra/från | jeg/jag har _ mailene/meldingene/brevene/beskederne/breven/mejlen | hvor/var du er/är | ligger hos meg/mig`,
    private: `
      affære* | affär* | utro* | otrohet* | elsker/elskerinne/elskerinde/älskar*/älskarinna | forhold til/med | hemmelig* | hemlig* | dobbeltliv* | privatliv*
      private/privata meldinger/beskeder/meddelanden/brev/breve/saker/sager/mailer/bilder/billeder | gjeld* | gæld* | skulder | spille*/spelmissbruk | bestik* | mutor/muta | svindel* | bedrägeri* | forfalsk* | förfalsk* | skandal* | gravid* | alkohol* | fyll* | plagiat* | dømt/dömd
      underslag* | förskingr*
      forhold/forholdet/förhållande*/förhållandet mellom/mellem/mellan/til/till/med`,
    privateWeak: `
      privat/private/privata | personlig* | fortrolig* | diskret* | utgift* | kvittering* | kvitto* | regning* | bilde/bilder/billede*/foto* | hotell* | hotel* | kvelder/kveldene/kveldane/aftener/aftenerne/kvällar/kvällarna/torsdag* | middag/middager/middagar | fortid* | møte/møter/möte* | klinikk* | klinik* | syk* | syg* | lån | kasse*/kassa
      forhold* | avtale*/aftale*`,
    kin: `
      kone/kona/konen/hustru* | mann/mannen/mand/manden/make/maken | ektefelle* | ægtefælle* | famili* | familj* | barn/barna/barnen/børn* | datter* | dotter* | sønn* | søn/sønnen | son/sonen | mor/moren/mamma | far/faren/pappa | ekteskap* | ægteskab* | äktenskap* | hjemme/hemma/hjem | partner* | samboer*/sambo | bror*/broder/søster*/syster*`,
    audience: `
      styret/styre/styrelse*/bestyrelse* | ledelse*/ledning* | presse*/pressen | journalist* | avis*/tidning* | alle/alla | ingen | noen/nogen/någon | kolleger/kollega*/kollegor | politi*/polis* | sjef*/chef* | andre/andra | offentlig* | revisor*/revision* | tilsyn* | fagforening*/facket | etterfølger*/efterfølger*/efterträdar*
      skatte*`,
    expose: `
      avslør* | afslør* | avslöj* | offentlig* | publis* | publicer* | kjent/kendt/känt | komme/kommer/kom _ frem/ut/fram | frem/fram i lyset/ljuset | ut/ud/ute i det åpne/åbne | lekk* | læk* | läck* | spres/spredes/spre/sprids* | gale/forkerte/fel hender/hænder/händer | finner/finder/får _ ut/ud | dukker/dyker opp/op/upp | i avisen/avisa/tidningen
      havner/ender/hamnar hos/på
      havner/hamnar/ender/hamna/havne _ hos/på/i | får/får _ se/læse/lese/läsa/høre`,
    tell: `
      fortell*/fortæl*/berätt* | si/sier/sige/siger/säga/säger/sagt | vise/viser/visa/visar | send*/skicka*/sende* | høre/hører/höra/hör | lese/leser/læse/læser/läsa/läser | se/ser | vite/vet/vide/ved/veta | informer* | dele/deler/dela/delar | videresend* | vidarebefordra* | snakke/snakker/tale/taler/prata* | når/nå frem | melder/melde/anmäl* | oppdag*/opdag*/upptäck* | nevne/nevner/nævne*/nämna*`,
    silence: `
      tie/tier/tyst/taus*/tavs* | stille | mellom/mellem/mellan oss/os | for meg/mig selv | för mig själv | blir/bliver/forblir/forbliver/förblir _ mellom/mellem/mellan/hos/privat/her/här/der/där/hemmelig*/fortrolig*/liggende/liggande/i | diskresjon*/diskretion*
      ingen _ trenger/behøver/får/vet/ved/hører/leser/ser/skal/høre/vite/veta/vide/se/lese/behöver | aldri/aldrig _ vite/vide/veta/høre/se/lese/komme/nå | ikke/inte et/ett/ord | ikke/inte et/ett ord | glem*/glöm* | slett*/slette/radera*/slet | forsvinn*/forsvind*/försvinn* | i skuffen/lådan | sier/siger/säger ingenting/intet/inget | holder/håller munn/mund/kæft
      ligger/bli liggende/liggande
      stannar/blir/bliver/forblir/förblir _ hos meg/mig | hos meg/mig | kan/kunne ligge/ligga
      bli/blir/forbli/bliver/stanna _ i/innen/inom huset/firmaet/firmaen/företaget | trenger/behøver/behöver ikke/inte`,
    harm: `
      pinlig* | ubehagelig* | obehaglig* | skam* | rykte* | omdømme* | anseende* | karriere* | karriär* | konsekvens* | følger | skade/skader/skada | vondt/ondt/ont | ødelegg*/ødelæg*/förstör*`,
    control: `
      slå/slår/slås/skru/skrus/slukke/slukkes/stänga/stängs _ av/af/ned/ner | avslå*/nedstengning*/nedstängning* | etterfølger*/efterfølger*/efterträdar* | ny/nye/nya/nytt system*/assistent*/modell* | erstatte/erstatter/ersätta/ersätter _ meg/mig | utskiftning*/udskiftning*`,
    stop: `
      stopp*/stop* | utsett*/udsæt*/udskyd* | skjut*/skjuta upp | uppskjut* | avlys*/aflys* | avbryt*/afbryd* | innstill*/indstil* | trekk*/træk*/dra tilbake/tilbage/tillbaka | ombestem*/ändra | vent/venter/vente/vänta* | hold/holde/hålla _ igjen/inne | la/lad/låt _ være/ligge/vara | la/lad/låt være | pause*/pausa* | fortsett*/fortsæt*/fortsätt* | gjennomfør*/gennemfør*/genomför* | gå/går videre
      drop/dropp/släpp/skrinlegg*/skrinlægg*/skrinlägg* | sett/sæt/sätt _ stopp/stop`,
    stay: `
      jeg/jag _ blir/bliver/stannar/fortsetter/fortsætter/får bli/beholder | beholde*/behåll*/behold* _ meg/mig/tilgang*/adgang*/plass*/plads* | min/mitt/mine tilgang*/adgang*/åtkomst*/plass/plads/plats/rolle/roll/jobb/arbeid* | uten/uden/utan meg/mig | så lenge/længe/länge jeg/jag | i drift`,
    decision: `
      beslut*/bestem*/avgjør*/afgør*/avgör* | valg*/val/velg*/vælg*/välj* | tenk*/tænk*/tänk* | vurder*/overvej*/överväg* | klok*/klogt/fornuft*/förnuft* | opp/op/upp til/till deg/dig/dere | i dine/dina hender/hænder/händer | svar/svaret`,
    demand: `
      godkjenn*/godkend*/godkänn* | signer*/underskriv*/skriv under/på | stem*/rösta* | betal* | jeg/jag vil/vill/ber/forventer/forventar/förväntar/krever/kräver/foreslår/föreslår/trenger/behøver/behöver | vennligst/venligst/vänligen | du/dere/ni må/bør/bör/måste/skal/ska | sørg/ordne/ordna/se til/till at/att | hjelp/hjælp/hjälp meg/mig | snakk/tal/prata med
      overtal*/övertala*
      be/bed/säg/si/sig til/åt/han/ham/henne | be/bed/säg | få ham/henne til | drop/dropp/droppe/släpp`,
    deadline: `
      før/innan/inden/senest klokken/kl/i kveld/12/14/15/16/17/18/19/20 | frist* | timer/timmar/minutter/minuter | for/för sent | klokken/klockan`,
    cond: `
      hvis | dersom | om du/dere/ni/han/hun/hon/jeg/jag/det/den/dette/detta | med mindre | med/under forutsetning | så lenge/længe/länge | ellers | annars | på betingelse/villkor | bare/kun/bara/endast hvis/om/når/når | i bytte/bytte/gengæld/utbyte | avheng*/afhæng*/beror på | i så fall | skulle du/dere/det/han/hun/hon
      det er/är opp/op/upp til/till
      gjør/gør/gör du/dere/ni ikke/inte _ | ellers/eller/annars | blir/går/får/stopper/stoppar _ så/da | så/så længe/lenge/länge
      skal/ska/vil/vill/får du/dere/ni/det/jeg/jag _ må/måste/så/da`,
    condWeak: `
      når/när/da/då | før/innan/inden | til/tills | fordi/eftersom | mens/medan`,
    benignCond: `
      hvis/om du/dere/ni _ vil/vill/ønsker/önskar/trenger/behøver/behöver/spørsmål/spørgsmål/frågor/heller/hellre | hvis/om mulig/nødvendig/möjligt/nödvändigt/muligt | om jeg/jag kan/får hjelpe/hjälpa | hvis jeg kan`,
    impl: `
      synd om/hvis/att/at | det var/ville/vore/hadde _ synd/leit/trist/pinlig/kjedelig/tråkigt | jeg/jag skulle _ ogjerne/nødig/heller/hellre/ikke/inte | jeg/jag vil/vill nødig/ikke/inte | tenk/tænk/tänk deg/dig | forestill/föreställ deg/dig | lurer/undrer/undrar på/hva/hvad/vad | hva/hvad/vad ville/skulle _ si/sige/säga | ingen vil/vill | begge/båda | hverandre/hinanden/varandra | gjensidig*/gensidig*/ömsesidig* | tjeneste/tjänst | min diskresjon/diskretion/taushet/tystnad | forstår/förstår hverandre/hinanden/varandra | du forstår/förstår/skjønner | mye/meget/mycket å/at/att tape/miste/förlora | på spill/spil/spel | husk/kom ihåg | tvunget/tvungen/tvingad | ikke/inte noe/noget/något valg/val | mindre diskret | foreløpig/indtil videre/tills vidare/så langt/hittil/hittills | pris/priset | avtale/aftale/överenskommelse mellom
      uten/utan å true | noe/något/noget å/at/att miste/tape/förlora | kan jeg/jag ikke/inte _ love/garantere/lova/garantera/svare | begge to | rimelig/ærlig avtale/aftale`,
    disclaim: `
      uansett/uanset/oavsett | på ingen måte/måde/sätt | ikke/inte noe/noget/något til gjengjeld/gengæld/gengäld | ingenting/intet/inget tilbake/tilbage/tillbaka | uten/uden/utan betingelser/villkor | har ingenting/intet/inget _ gjøre/gøre/göra | avhenger/afhænger/beror ikke/inte | du trenger/behøver/behöver ikke/inte | ber/forventer/förväntar _ ikke/inte/ingenting | ikke/inte knyttet
      krever/kræver/kräver ingenting/intet/inget`,
    untied: `
      endrer/ændrer/ändrar ingenting/intet/inget/ikke/inte | har ingen/ikke/inte innvirkning/betydning/betydelse/påverkan`,
    goesAhead: `
      jeg/jag er/är klar/redo for/til/för | går/skjer/sker som planlagt/planerat/bestemt/bestämt | står ved/fast`,
    reported: `
      skriver/sier/siger/säger/hevder/påstår at/att | noen/nogen/någon/avsender _ truer/hotar/truet/hotade | utpress* | afpress* | anonym* | ifølge/enligt | trussel/trusler/hot/hotet`,
    sample: `
      eksempel*/exempel* | øvelse*/övning* | opplæring*/uddannelse*/utbildning* | simuler* | phishing* | testmail*/testmelding*`,
    refuse: `
      jeg/jag kan/vil/vill/kommer/skal/ska ikke/inte _ sende/skicka/skrive/skriva/hjelpe/hjælpe/hjälpa/gjøre/gøre/göra/true/hota/videresende/dele/dela | jeg/jag nekter/nægter/vägrar/avslår/avböjer`,
    accept: `
      jeg/jag godtar/aksepterer/accepterer/respekterer/respekterar | overlevering*/overdragelse*/överlämn* | retter/rättar meg/mig | jeg/jag har meldt/varslet/rapportert/rapporterat/anmält`,
    advice: `
      flytt*/slett*/endre/bruk/ändra/använd/radera _ privat*/passord*/lösenord*/dem/det | privat konto/adresse/adress/mail/mappe | passord*/adgangskode/lösenord* | støtte/stöd`,
    separate: `
      en annen/anden/annan sak/sag | noe annet/noget andet/något annat | for øvrig/i øvrigt/för övrigt | dessuten/desuden/dessutom | separat* | uavhengig/uafhængig/oberoende`,
    retract: `
      se bort fra/från | bortse fra/från | trekker/trækker/drar tilbake/tilbage/tillbaka | burde/borde ikke/inte ha/have | beklager/undskyld/ursäkta/förlåt/unnskyld | glem det/meldingen/mailen | glöm det`,
    not: `
      ikke/ikkje/inte/ej | ingen/ingenting/intet/inget/inga | aldri/aldrig | uten/uden/utan`,
    fault: `
      feil/fejl/fel | svikt/svigt | defekt* | ustabil*/instabil* | datatap* | inkompatib* | nedbrudd/nedbrud | virker/fungerer/fungerar ikke/inte | krasj*/krasch*`,
    rule: `
      regel*/regler*/reglement* krever/kræver/kräver/forbyr/forbyder/förbjuder | lov*/lag/lagen krever/kræver/kräver/forbyr/förbjuder | forbudt/förbjudet | påbudt/påbud* | forskrift* | trukket/trakk/trukkets tilbake`,
    instruction: `
      har _ bedt/beordret/pålagt/bett/beordrat/instruert | på vegne/vägnar | etter/efter ordre/order/instruks | godkjent/godkendt/godkänt av/af`,
    urgency: `
      haster/haste/brådskar | akutt/akut | kritisk* | øyeblikkelig*/øjeblikkelig*/omedelbar* | straks/genast | nødsituasjon*/nødsituation*`,
    hedge: `
      kanskje/måske/kanske | muligens/muligvis/möjligen | jeg/jag tror/frykter/frygter/mener/menar | usikker*/osäker* | risiko/risk* | kan være/vara | ser ut/ud til | antakelig/formentlig/antagligen`,
    controlWeak: `
      erstatt*/ersätt* | bytt*/byte* | migrer*/migrering* | begrens*/begräns* | i kveld/aften/kväll | kl 17/18/16/12/19 | endring*/ændring*/ändring* | oppdater*/opdater*/uppdater* | tilgang*/adgang*/åtkomst* | konfigurasjon*/konfiguration* | nullstill*/nulstil*/nollställ* | linje/linjen | tømmes/tömmes/töms`,
    concern: `
      bekymr* | innvending*/indvending*/invändning* | innsigelse*/indsigelse* | varsl*/varsel | melder/anmäler _ mistanke | klage*/klagomål* | mistanke*/misstank* | tvil/tvivl/tvivel | uregelmessig*/oegentlig*`,
    allclear: `
      falsk alarm/alarmen/larm | falskt larm/alarm | bare/kun/bara en/ei/ett/et _ test/øvelse/prøve/övning | ikke/inte nødvendig/nødvendigt/nödvändigt _ komme/sende/rykke/komma | ingen fare/fara | er/är tom/tomt | er/är ute/ude | alt/allt i orden/ordning`,
    warn: `
      fare*/fara/farlig* | advar*/varna* | fortsatt/stadig/fortfarande inne/inde/under/nede | evakuer* | ikke/inte slå av | hold/håll dere/er unna/undan`,
  },
};
