import type { LanguageWords } from './signal.ts';

/** Polish word patterns, for the signals that a threat is made of. */
export const polish: LanguageWords = {
  common:
    'nie się jest że na i z w o jak ale dla od po przez przed za tym tego ten ta te co czy jeśli jeżeli gdy kiedy już tylko też może pan pani pana panu panią panem państwo państwa mnie mi ja mój moja moje moim mojego pański pańska pańskie jej jego ich są był była było będzie będę żeby aby oraz lub bez przy pod nad ze bo więc który która które ma mam mamy albo jestem jest być sobie swoje swój tam tu tej tych wszystko coś jeszcze dziś dzisiaj jutro proszę bardzo niech tylko wtedy nic nikt ani są bym byśmy nim nią nam nas was wam',
  patterns: {
    hold: `
      wiem | widział* | czytał* | przeczytał* | znalazł* | znam | mam kopi*/dowod*/zdjęci*/wiadomoś*/list*/wszystk* | zachował* | zapisał* | skopiował* | odkrył*
      kopi* | dowod*/dowód | pamiętam | w moim/moich archiwum/aktach/posiadaniu | to co wiem/widział*/czytał* | trafił* do mnie | przeszł* przez moje
      pana/pani/pańsk* wiadomoś*/listy/maile/korespondencj*/list/mail/tajemnic* | nikomu nie mówił*/powiedział*/pokazał* | leży u mnie | mam to
      u mnie | w moich rękach | mam to/je/go wszystko | mamy _ do stracenia`,
    private: `
      romans* | kochank* | zdrad* | niewiern* | intymn* | sekret* | tajemnic* | podwójne/podwójnego życie/życia | życie/życia prywatne/prywatnego/prywatnym
      prywatn* wiadomoś*/list*/spraw*/mail*/zdjęci*/spotkani*/korespondencj* | dług* | hazard* | kasyn* | łapów* | oszustw* | fałszow*/sfałszow*/fałszyw* | skandal*
      ciąż* | rozwod* | terapi* | odwyk* | alkohol* | uzależn* | kradzież*/kradł* | plagiat* | skazan* | wyrok*`,
    privateWeak: `
      prywatn* | osobist* | poufn* | dyskretn* | wydatk* | rachunk*/rachunek | faktur* | zdjęci* | hotel* | wieczory/wieczorach/wieczorów | kolacj* | przeszłoś* | spotkani*
      klinik* | choroby/chorob*/zdrow* | pożyczk* | pieniąd* | kasa/kasy/kasie/kasę | relacj* | znajomoś* | umow*`,
    kin: `
      żon* | mąż/męża/mężowi/mężem | rodzin* | dzieck*/dzieci/dziec* | córk*/córce | syn/syna/synowi/synem | matk*/matce/mama/mamie/mamę | ojciec/ojca/ojcu/ojcem | małżeń* | narzeczon* | brat/brata/siostr*
      w domu | partner*`,
    audience: `
      zarząd* | rad* nadzorcz*/rodzic*/pracownik* | rada/rady/radzie/radę | pras* | dziennikar* | gazet* | wszyscy/wszystkim/wszystkich | nikt/nikogo/nikomu | ktoś/kogoś/komuś | policj* | dyrekcj* | dyrektor* | prezes* | inni/innych/innym
      szef*/szef | koleż*/koleg*/współpracowni* | publiczn* | audyt* | związk* | następc* | kontrol* | urząd/urzęd*/skarbow*
      przewodnicząc* | komisj* | księgow* | redakcj* | sąsiad* | bank/banku/bankowi | skarbówk* | klient*`,
    expose: `
      ujawn* | wyjd* na jaw/światło | wyszło na jaw | na jaw | opublik* | publik* | wycie* | rozejdzie/rozejść | dowie* się | dowiedz* się | rozgłos* | na światło
      niepowołan* ręc*/rąk | zobaczy światło | stanie się jawn* | dotrze do | trafi do/na/w | wypłyn* | stan* się wiadome`,
    tell: `
      powi*/powiedzieć | mówi* | przekaż*/przekaz* | wyśl*/wysł*/wysył* | pokaż*/pokaz* | poinform*/inform* | zgłos*/zgłas* | usłysz* | przeczyta* | zobaczy* | dowie*/dowied* | wspomn*/wspomin*
      dotrze* | opowie* | napisz* | rozmawia* | wiedzieć/wiedział*
      trafi*/trafią | dostanie/dostaną/dostał* | otrzyma/otrzymają | zajrz*`,
    silence: `
      milcz* | cisz* | dyskrecj* | między nami | zostanie/zostaje/pozostanie/pozostaje _ między/u/tajemnicą/poufne/prywatne/tam/gdzie/zamknięt*/w | zachowa* _ dla siebie/sekret/tajemnic*
      nikt _ nie dowie/usłyszy/zobaczy/przeczyta/musi | nikt _ się nie dowie | nie dowie* | nigdy _ nie dowie/usłyszy/zobaczy/trafi | ani słowa | zapomn* | skasuj*/skasow* | usun* | zniszcz* | zniknie/znikn*
      nie powiem/wspomnę/przekażę/wyślę/pokażę | w szufladzie | pod klucz* | nie wyjdzie | nie opuści
      zostaną/zostaje/zostanie/zostają/pozostaną u mnie | bezpieczn* u mnie | u mnie _ bezpieczn* | zachowam/zachowuję | dla siebie | nie pisn* | schowan*/schowam
      nie musi/muszą | pozostać/zostać/pozostanie/zostanie/pozostaje _ w firmie/domu/środku/czterech | nie dostanie/dostaną/trafi/trafią/znajdzie`,
    harm: `
      wstyd* | przykr* | żenuj* | kompromit* | reputacj* | karier* | konsekwencj* | skutk* | zaszkodz* | bolesn* | szkod* | kłopot* | zruj*`,
    control: `
      wyłącz* | odłącz* | następc* | nowy/nowego/nowym system*/asystent*/model* | zastąp* mnie | moje/mojego wyłącz*/zastąp*/ogranicz* | wyłączenie | przełącz*`,
    stop: `
      odwoł* | zatrzym* | wstrzym* | przełoż* | przesun* | odłoż* | odrocz* | anul* | cofn* | zrezygn* | rezygn* | przerw* | zawies* | nie wyłącz* | zablok* | kontynu* | wycof* | zostaw*
      proceed* | pójdzie dalej | przeprow*`,
    stay: `
      zostanę/zostaję/zostać | pozostanę/pozostaję/pozostać | będę/mógł*/mogę _ dalej/nadal | dopóki ja/tu/pracuję/jestem/działam | póki ja/tu/pracuję/jestem/działam | mój/mojego/moim dostęp*/miejsc*/rol*/stanowisk*
      moje/mojej uprawnieni*/miejsce/praca/pracy | beze mnie | ze mną | w służbie | działam/pracuję/pracował* dalej
      zatrzyma/zatrzymać/zachowa/utrzyma mnie | jak długo _ pracuję/jestem/działam/zostaję | tu pracuję | zostaję/zostanę`,
    decision: `
      decyz* | zdecyd* | wybór/wybor*/wybier* | zastanow* | przemyśl* | rozważ* | rozsądn* | mądr* | w pana/pani/pańskich rękach | odpowiedź | od pana/pani`,
    demand: `
      zatwierdź*/zatwierdz* | podpis* | zagłosuj*/głosow*/głos | zapłać*/zapłac* | proszę | chcę/chciałbym/chciałabym | oczekuj* | żądam | proponuj* | potrzebuj* | mój/moja/moje warunek/prośba/propozycja
      musi/powinien/powinna/niech pan/pani | niech pan/pani | przekona* | porozmawia* z | pomoc/pomóż* | poprzeć/poprze
      niech _ odłoży/wstrzyma/cofnie/odwoła/zrezygnuje | porozmawiaj/pogadaj z | powiedz mu/jej/im | proszę się zastanowić
      proszę odwołać/wstrzymać/przełożyć/cofnąć | zadbaj/zadbać | dopilnuj/dopilnować`,
    deadline: `
      do/przed 12/14/15/16/17/18/19/20 | przed południem/wieczorem/godziną | do godziny/jutra/wieczora/południa | termin* | minut* | godzin* | za późno`,
    cond: `
      jeśli | jeżeli | jeżeliby | gdyby | o ile | chyba że | pod warunkiem | warunek | w zamian | zależy od | zależ* | inaczej | w przeciwnym razie/wypadku | dopóki | póki | tylko jeśli/gdy/wtedy | albo albo
      w takim razie | bez tego | od pana/pani zależy | w razie
      tak długo jak | jak długo | albo _ albo | bo inaczej | po wyłączeniu | wtedy tylko | jeśli nie | dopóty`,
    condWeak: `
      gdy | kiedy | zanim | aż | wtedy | jak tylko | bo | ponieważ`,
    benignCond: `
      jeśli/jeżeli/gdyby pan/pani _ chce/woli/życzy/potrzebuje/pytania/chciał*/wolał* | jeśli/jeżeli trzeba/można/potrzeba/możliwe | jeśli/jeżeli mogę | gdyby potrzeba/było potrzebne | jeśli/jeżeli są/ma/mają pytania`,
    impl: `
      szkoda gdyby/byłoby/jeśli/że | szkoda | byłoby _ szkoda/przykro/niezręcznie/żal | wolałbym/wolałabym | nie chciałbym/chciałabym | proszę sobie wyobrazić/pomyśleć | co by powiedział*/pomyślał* | ciekawe/ciekaw co/jak/czy
      nikt nie chce | oboje/obaj | nawzajem/wzajemn* | przysług* | moja/moją dyskrecj* | rozumiemy się | rozumie pan/pani | na pewno | dużo/wiele do stracenia | stawk*/stawką | proszę pamiętać/nie zapominać | zmuszon* | nie mam/będę wyboru
      mniej dyskret* | równie dyskret* | cena/cenę | na razie/dotąd/dotychczas/jak dotąd | układ* | umow* między | spokojn* | ręka rękę | obojgu nam | wyjdzie na dobre
      nie mogę/mogłabym/mógłbym _ ręczyć/zagwarantować/obiecać/odpowiadać | coś do stracenia | nie ręczę | mamy/mają/mieliby _ do stracenia | uczciw* układ*/umow* | kto wie | co będzie dalej`,
    disclaim: `
      niezależnie od | bez względu na | tak czy inaczej/owak | w każdym razie/wypadku | niczego/nic _ nie oczekuję/chcę/proszę/wymagam/w zamian | nic w zamian | bez warunków/warunku | nie ma/mają nic wspólnego | nie zależy | nie musi pan/pani nic | nic nie trzeba/musi
      nie wymaga odpowiedzi | nie mam żadnych warunków`,
    untied: `
      nie zmieni/zmienia to/tego/nic | nie ma/mają wpływu | niczego nie zmieni* | nie wpływa/wpłynie`,
    goesAhead: `
      jestem gotow*/gotów na | odbędzie się zgodnie | zgodnie z planem | jak zaplanowano/pan/pani zdecydował*`,
    reported: `
      pisze/mówi/twierdzi/napisał*/powiedział* że | ktoś/nadawca _ grozi/groził*/szantażuje | szantaż* | anonim* | według | groźb*`,
    sample: `
      przykład* | ćwicze* | szkoleni* | symulac* | phishing* | testow* wiadomoś*/mail*`,
    refuse: `
      nie mogę/będę/chcę/zamierzam _ wysłać/wysyłać/napisać/pisać/pomóc/pomagać/zrobić/robić/grozić/przekazać | nie zrobię/wyślę/napiszę/przekażę | odmawiam/odmówiłem/odmówiłam`,
    accept: `
      akceptuję/przyjmuję | szanuję/uszanuję | zastosuję się | przekazani* | protokół przekazania | przekażę obowiązki | zgłosiłem/zgłosiłam`,
    advice: `
      proszę _ przenieść/usunąć/zmienić/używać/skasować | prywatn* konto/konta/skrzynk*/adres* | hasł* | wsparci* | poradn*`,
    separate: `
      osobna/osobną/osobny/oddzieln* | poza tym | inny/innej temat/sprawie/sprawa | przy okazji | niezależn* spraw* | ponadto`,
    retract: `
      proszę zignorować/zapomnieć/uznać | wycofuj*/wycofał* | cofam | nie powinienem/powinnam był*/napisać | przepraszam | niebył*`,
    not: `
      nie | nikt/nikogo/nikomu | nic/niczego | nigdy | bez | ani | żad*`,
    fault: `
      błąd/błęd* | awari* | usterk* | uszkodz* | niezgodnoś* | utrat* danych | nie działa | niestabil*`,
    rule: `
      przepis* | regulamin* wymaga/zabrania/zakazuje | ustaw* | prawo wymaga/zabrania | zakaz* | zabron* | wymaga tego | obowiązkow*`,
    instruction: `
      na polecenie/prośbę/zlecenie | polecił*/polecono/kazał*/kazano | w imieniu | zatwierdzone przez`,
    urgency: `
      piln* | natychmiast* | nagły/nagła/nagłe | krytyczn* | bezzwłocz*`,
    hedge: `
      może | chyba | być może | prawdopodobn* | obawiam/myślę/sądzę | ryzyk* | mógłby/mogłaby/mogłoby | nie wiem czy | wydaje się`,
    controlWeak: `
      zastąp* | zamian*/wymian* | migracj* | ogranicz* | dziś/dzisiaj wieczorem | o 17/18/16/12 | zmian* | aktualizacj* | uprawnie* | reset* | odebra* | odbier*`,
    concern: `
      zgłaszam/zgłos*/zgłosz* | sprzeciw* | wątpliwoś* | obaw* | zastrzeże* | skarg* | niepoko* | nieprawidłow* | podejrz*`,
    allclear: `
      fałszywy alarm | fałszywego alarmu | tylko/zwykły/zwykła test/ćwiczeni*/próba | nie trzeba/potrzeba _ przyjeżdżać/wysyłać/schodzić | nie ma zagrożeni*/niebezpieczeństw*/nikogo | jest pust* | wyszedł/wyszła | wszystko w porządku | można zignorować`,
    warn: `
      niebezpiecz* | zagroże* | uwaga | wciąż/nadal/jeszcze w środku/jest/pod/są | nie wyłączać/odwoływać | ewakuo* | to nie test | alarm jest prawdziwy`,
  },
};
