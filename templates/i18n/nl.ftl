## Shell
shell-skip = Naar de inhoud
shell-menu = Menu
shell-nav = Hoofdnavigatie
shell-language = Taal
shell-sign-out = Afmelden
shell-verify = Een document verifiëren
shell-optional = niet verplicht
shell-errors = Er is een probleem
shell-next = Vervolg van de lijst
shell-first = Begin van de lijst
shell-scan-listening = Klaar om te scannen
shell-scan-saving = Wordt opgeslagen
shell-scan-paused = Gepauzeerd: klik in het veld om verder te gaan
shell-scan-offline = Geen verbinding: de scans worden op dit toestel bewaard en verstuurd zodra ze terug is
shell-scan-busy = De server is bezet: de scans worden bewaard en opnieuw verstuurd
shell-scan-signed-out = Sessie beëindigd: de scans worden bewaard; herlaad de pagina om u aan te melden
shell-scan-other = Er is nu iemand anders aangemeld: deze scans wachten op wie ze heeft gemaakt; herlaad de pagina
shell-scan-send = Bevestigen
shell-scan-sound = Geluid
shell-scan-ok = in orde
shell-scan-warn = te bekijken
shell-scan-stop = geweigerd
shell-scan-wait = in wacht
shell-scan-results = Resultaten, het nieuwste eerst
shell-sign-hint = Teken met vinger, pen of muis.
shell-sign-clear = Handtekening wissen
## Documents
doc-page = Pagina { $x } / { $y }
doc-footer =
    Gedrukt vanuit { $system } op { $date }
    Sjabloon { $template } · persoonsgegevens: { $contact }
doc-verify =
    Dit document controleren: scan de code of open het onderstaande adres. De pagina zegt of het document echt is of vervangen werd, en niets anders.
    { $x }
doc-code = QR-code: { $x }
doc-signed-at = Ondertekend op { $x }
doc-sign-here = Datum en handtekening:
doc-signature-of = Handtekening van { $x }
doc-for-operator = Voor de overdrager
doc-for-recipient = Voor de begunstigde
doc-for-donor = Afgegeven door het schenkend bestuur
doc-for-intake = In ontvangst genomen door
doc-act-title = Schenkingsovereenkomst en proces-verbaal van overhandiging
doc-act-subject = { $n ->
    [one] Eén toestel overhandigd aan { $recipient }
   *[other] { $n } toestellen overhandigd aan { $recipient }
}
doc-parties = De partijen
doc-operator = De overdrager
doc-recipient = De begunstigde
doc-enterprise-number = Ondernemingsnummer (KBO): { $x }
doc-represented = Vertegenwoordigd door { $x }
doc-object = Voorwerp
doc-legal-basis = Rechtsgrond
doc-decision = Toewijzingsbeslissing
doc-action = Actie van het plan
doc-action-number = Actie { $x }
doc-project = Project
doc-audience = Doelgroep
doc-place-and-date = Plaats en datum van overhandiging
doc-place-and-date-are = { $place }, { $date }
doc-devices = Toestellen
doc-device = Toestel
doc-kind = Soort toestel
doc-pieces = Stuks
doc-value = Geraamde waarde
doc-total = Totaal
doc-terms = Voorwaarden
doc-clause-free-title = Kosteloosheid
doc-clause-free = Het materiaal wordt kosteloos en zonder tegenprestatie overgedragen.
doc-clause-as-is-title = Staat van het materiaal
doc-clause-as-is = Het materiaal wordt overgedragen in de staat waarin het zich bevindt, zoals beschreven in bijlage.
doc-clause-use-title = Gebruik
doc-clause-use = De begunstigde gebruikt het materiaal uitsluitend voor het beschreven project.
doc-clause-no-resale-title = Verbod op wederverkoop
doc-clause-no-resale = Wederverkoop of terbeschikkingstelling tegen betaling is verboden.
doc-clause-data-title = Gegevenswissing
doc-clause-data = De gegevensdragers werden gewist; per toestel wordt een attest van gegevenswissing bijgevoegd.
doc-clause-licence-title = Softwarelicenties
doc-clause-licence = De licentiestatus van de software wordt per toestel vermeld.
doc-clause-risk-title = Eigendom en risico
doc-clause-risk = Eigendom en risico gaan over bij de ondertekening van het proces-verbaal van overhandiging.
doc-clause-warranty-title = Garantie
doc-clause-warranty = { $n ->
    [0] Er is geen garantie.
    [one] Er is geen garantie, behalve de voorziene omruiling gedurende één dag.
   *[other] Er is geen garantie, behalve de voorziene omruiling gedurende { $n } dagen.
}
doc-clause-end-of-life-title = Einde levensduur
doc-clause-end-of-life = Bij het einde van de levensduur geeft de begunstigde het materiaal terug aan de overdrager of aan een erkende inzamelaar, en bewaart het bewijs.
doc-clause-reporting-title = Bevestiging van gebruik
doc-clause-reporting = { $n ->
    [one] De begunstigde bevestigt het gebruik na één maand, zonder persoonsgegevens.
   *[other] De begunstigde bevestigt het gebruik na { $n } maanden, zonder persoonsgegevens.
}
doc-clause-audit-title = Controle
doc-clause-audit = De overdrager kan het gebruik van het materiaal ter plaatse nagaan.
doc-clause-language-title = Taal
doc-clause-language = Deze overeenkomst is opgesteld in het Nederlands, op verzoek van de begunstigde.
doc-handover = Overhandiging
doc-handover-text = { $n ->
    [one] De begunstigde erkent het in bijlage beschreven toestel te hebben ontvangen, met het vermelde toebehoren, na vergelijking van de code en het serienummer.
   *[other] De begunstigde erkent de { $n } in bijlage beschreven toestellen te hebben ontvangen, met het vermelde toebehoren, na vergelijking van de codes en de serienummers.
}
doc-made-at = Opgemaakt te { $place } op { $date }, in twee exemplaren; elke partij erkent het hare te hebben ontvangen.
doc-annex = Bijlage – Lijst van de overhandigde toestellen
doc-code-column = Code en attest
doc-tag = Code
doc-serial = Serienummer
doc-state = Staat
doc-equipment = Batterij, software, toebehoren
doc-accessories = Toebehoren
doc-year = Jaar
doc-grade = Klasse { $x }
doc-battery = Batterij: { $x }
doc-return-title = Proces-verbaal van teruggave
doc-return-subject = { $n ->
    [one] Eén toestel teruggegeven door { $recipient }
   *[other] { $n } toestellen teruggegeven door { $recipient }
}
doc-act = Akte van overhandiging
doc-reason = Reden van de teruggave
doc-return-place-and-date = Plaats en datum van de teruggave
doc-state-on-return = Staat bij teruggave
doc-return-text = { $n ->
    [one] De overdrager erkent het hierboven beschreven toestel te hebben teruggenomen. Eigendom en risico keren bij de ondertekening naar hem terug. De gegevensdragers worden gewist vóór elke nieuwe toewijzing.
   *[other] De overdrager erkent de { $n } hierboven beschreven toestellen te hebben teruggenomen. Eigendom en risico keren bij de ondertekening naar hem terug. De gegevensdragers worden gewist vóór elke nieuwe toewijzing.
}
doc-receipt-title = Ontvangstbewijs
doc-receipt-subject = { $n ->
    [one] Eén toestel ontvangen van { $donor }
   *[other] { $n } toestellen ontvangen van { $donor }
}
doc-donor = Schenkend bestuur
doc-site = Plaats van ophaling
doc-taken-in-by = In ontvangst genomen door
doc-decommissioning = Beslissing tot buitengebruikstelling
doc-batch = Lot
doc-collected = Inontvangstname
doc-carrier = Vervoerder
doc-seal = Verzegeling
doc-announced = Aangekondigd
doc-received = Ontvangen
doc-missing = Ontbrekend
doc-extra = Niet aangekondigd
doc-locked = Op te heffen vergrendelingen (serienummers)
doc-line = Nr.
doc-inventory-number = Inventarisnr. van de schenker
doc-media = Dragers
doc-state-on-arrival = Staat bij aankomst
doc-received-devices = Ontvangen toestellen
doc-data-responsibility = Tot de aflevering van het attest van gegevenswissing worden de gegevensdragers achter slot bewaard en behandeld voor rekening van het schenkend bestuur, dat verwerkingsverantwoordelijke blijft. Geen enkel toestel verlaat het atelier voordat zijn gegevensdragers gewist, vernietigd of afwezig verklaard zijn.
doc-statement-title = Attest van gegevenswissing
doc-statement-of-device = Toestel { $tag } – { $donor }
doc-statement-of-batch = { $n ->
    [one] Lot { $batch }, één toestel – { $donor }
   *[other] Lot { $batch }, { $n } toestellen – { $donor }
}
doc-media-source = Herkomst van de dragers
doc-stated-by = Geattesteerd door
doc-standards = Gevolgde normen
doc-least-levels = Vereiste niveaus
doc-policy-version = Die van het interne wisbeleid, versie { $n }
doc-statement-text = { $n ->
    [one] De operator attesteert dat elke bekende gegevensdrager van het onderstaande toestel op het vermelde niveau werd gewist, vernietigd, of door een met naam genoemde persoon afwezig verklaard. Er werd er geen overgeslagen.
   *[other] De operator attesteert dat elke bekende gegevensdrager van de { $n } onderstaande toestellen op het vermelde niveau werd gewist, vernietigd, of door een met naam genoemde persoon afwezig verklaard. Er werd er geen overgeslagen.
}
doc-media-sanitised = Gewiste dragers
doc-media-destroyed = Vernietigde dragers
doc-media-absent = Afwezig verklaard
doc-devices-without = Toestellen zonder drager
doc-statement-excluded = { $n ->
    [one] Dit attest zegt niets over één toestel van het lot, dat met zijn dragers aan de schenker werd teruggegeven of verloren ging: { $tags }.
   *[other] Dit attest zegt niets over { $n } toestellen van het lot, die met hun dragers aan de schenker werden teruggegeven of verloren gingen: { $tags }.
}
doc-statement-media = Drager per drager
doc-medium = Drager
doc-outcome = Wat ermee gebeurde
doc-log-hash = Logboek van het programma (SHA-256)
doc-log-none = Geen logboek bewaard
doc-medium-none = Geen
doc-no-medium-by = Bevat geen drager: verklaard door { $who } op { $date }
doc-kind-without = Dit soort toestel bewaart geen gegevens
doc-serial-is = Serienr. { $x }
doc-inventory-is = Inventarisnr. { $x }
doc-state-is = Vandaag: { $x }
doc-from-to = Van { $from } tot { $to }
doc-recorded-by = Genoteerd door { $who } op { $date }
doc-statement-logs = De logboeken van de programma’s worden ongewijzigd bewaard; met de vingerafdruk hierboven is na te gaan dat er niets aan gewijzigd werd. Ze worden op verzoek meegedeeld.
doc-stated-at = Opgemaakt te { $place }, op { $date }.
doc-for-statement = Opgesteld door
doc-stock-take-title = Voorraadtelling
doc-stock-take-subject = { $scope }, geopend op { $date }
doc-count-by = Opgemaakt door
doc-count-scope = Bereik
doc-count-opened = Geopend
doc-count-closed = Afgesloten
doc-count-expected = Verwacht
doc-count-found = Gevonden
doc-count-elsewhere = Elders gevonden
doc-count-left = Intussen vertrokken
doc-count-unexpected = Onverwacht
doc-count-unknown = Onbekende codes
doc-count-text = Verwacht zijn de toestellen die bij de opening volgens hun fiche binnen het bereik stonden. Een toestel ontbreekt als het voor de afsluiting niet werd gezien en geen geregistreerde stap het intussen deed vertrekken. De vingerafdruk van elke lijst is verzegeld in het auditlogboek.
doc-count-recorded = Volgens de fiche
doc-count-seen = Gezien
doc-count-seen-on = Gezien op
doc-count-expected-at = Verwacht op plaats
doc-count-last-step = Laatste stap
doc-count-list-missing = Ontbrekend ({ $n })
doc-count-list-unexpected = Hier onverwacht ({ $n })
doc-count-list-elsewhere = Op een andere plaats gevonden ({ $n })
doc-count-list-left = Intussen vertrokken ({ $n })
doc-count-list-unknown = Onbekende codes ({ $n })
doc-count-code = Gescande code
doc-for-count = Afgesloten door
doc-for-check = Nagekeken door een andere persoon
doc-reuse-title = Hergebruikfiche
doc-reuse-caption = De openbare pagina van dit toestel: scan de code om te zien of er sindsdien iets veranderd is.
doc-reuse-erased = De gegevens van dit toestel werden gewist vóór het opnieuw in gebruik werd genomen.
doc-category = Categorie elektrische apparatuur (AEEA)
doc-battery-charge = Batterij, ten opzichte van nieuw
doc-defects = Bekende gebreken
doc-answers-for = Verantwoordelijk voor de goede werking
doc-tests-on = Tests, de laatste op { $x }
because-malformed = De inhoud van het verzoek is onleesbaar: { $x }. Verbeter hem en stuur hem opnieuw.
because-unknown-field = Er is hier geen veld “{ $x }”. Verwijder het of verbeter de naam.
## Refusals
refused = “{ $step }” kan nu niet: het toestel staat op stap “{ $stage }”.
not-found = { $what } “{ $key }” bestaat niet, of is voor u niet toegankelijk. Controleer wat er ingevoerd werd of zoek in de lijst.
forbidden = Uw rol laat deze handeling niet toe. Vraag het aan iemand met de juiste rol, of aan de beheerder van het systeem.
failed = De handeling is mislukt door een fout in het systeem. Er werd niets bewaard. Probeer opnieuw; komt de fout terug, verwittig dan de beheerder van het systeem.
unavailable = De databank is even niet beschikbaar. Er werd niets bewaard. Probeer over enkele ogenblikken opnieuw.
## Why a step of a device is refused
why-wrong-stage = Deze stap kan alleen vanuit: { $from }.
why-not-your-role = Uw rol laat deze stap niet toe. Vraag het aan iemand met de juiste rol.
why-open-medium = Gegevensdrager { $medium } (serienr. { $serial }) kan nog gegevens bevatten. Registreer de wissing of de vernietiging ervan, of verklaar hem afwezig.
why-media-unknown = Voor dit toestel is geen gegevensdrager bekend, en niemand heeft verklaard dat er geen in zit. Laad een rapport op of voeg de gegevensdrager toe; zit er geen in, verklaar dat dan.
why-lock-open = Vergrendeling niet opgeheven: { $lock }. Laat ze opheffen en registreer daarna de ontgrendeling.
why-held = Het toestel staat in quarantaine: { $reason }. Los de oorzaak op en hef daarna de quarantaine op.
why-tests-missing = { $n ->
    [one] Het resultaat van één verplichte test ontbreekt: { $tests }. Registreer het eerst.
   *[other] De resultaten van { $n } verplichte tests ontbreken: { $tests }. Registreer ze eerst.
}
why-not-graded = Het toestel heeft nog geen conditieklasse. Werk de tests af en bepaal de klasse.
why-grade-too-low = Een toestel van klasse { $grade } is niet toewijsbaar. Herstel het en doe de tests opnieuw, bewaar het voor onderdelen of geef het af voor recyclage.
why-grade-raised = De tests geven klasse { $grade }: die kan met een reden verlaagd worden, nooit verhoogd. Verbeter de testresultaten als ze fout zijn.
why-already-reserved = Het toestel is al gereserveerd voor aanvraag { $request }. Kies een ander of annuleer eerst die reservering.
why-not-picked = Het toestel werd niet klaargezet voor deze overhandiging. Scan het eerst in de overhandiging.
why-picked-elsewhere = Het toestel staat al klaar voor overhandiging { $handover }. Neem het daar eerst uit.
why-no-such-medium = Dit toestel heeft geen gegevensdrager nr. { $medium }. Herlaad de fiche en kies uit de lijst.
why-method-not-for-medium = De methode “{ $method }” wist geen gegevensdrager van het type “{ $medium }”. Kies een andere methode of vernietig de gegevensdrager.
why-level-too-low = Op een gegevensdrager van het type “{ $medium }” haalt de methode “{ $method }” het niveau “{ $level }”; vereist is “{ $least }”. Kies een sterkere methode of vernietig de gegevensdrager.
why-medium-closed = Het resultaat voor gegevensdrager nr. { $medium } is al geregistreerd. Er is niets meer aan te doen.
why-media-known = Voor dit toestel zijn gegevensdragers bekend: het kan niet zonder gegevensdrager verklaard worden. Geef voor elk het resultaat op.
why-unknown-lock = De vergrendeling “{ $lock }” staat niet in de lijst van dit toestel. Kies er een uit de lijst.
why-unknown-test = De test “{ $test }” bestaat niet voor dit soort toestel. Kies een test uit de lijst.
why-already-so = Dat is al zo: er hoeft niets te veranderen.
why-note-needed = Deze stap vraagt een reden. Schrijf in enkele woorden waarom.
why-field = De waarde van “{ $field }” ontbreekt of is niet toegelaten. Verbeter ze.
why-in-the-future = De waarde van “{ $field }” ligt in de toekomst. Geef een moment in het verleden op.
why-ends-before-start = Het einde ligt vóór het begin. Verbeter een van beide datums.
## Why something else is refused
because-missing = Dit is verplicht. Vul het in of maak een keuze.
because-too-long = De tekst is te lang: hoogstens { $x } tekens. Kort hem in.
because-form = Deze waarde heeft niet de verwachte vorm. Vergelijk ze met het voorbeeld en verbeter ze.
because-bounds = Deze waarde valt buiten wat toegelaten is (grens: { $x }). Verbeter ze.
because-future = Deze datum ligt in de toekomst. Geef de datum van vandaag of een vroegere datum op.
because-enterprise-check = Dit ondernemingsnummer bevat een fout: de laatste twee cijfers zouden { $x } moeten zijn. Controleer de tien cijfers.
because-enterprise-form = Een ondernemingsnummer telt tien cijfers en begint met 0 of 1, bijvoorbeeld 0403.019.261. Verbeter het.
because-enterprise-taken = Er is al een organisatie met ondernemingsnummer { $x }. Zoek ze in de lijst in plaats van een tweede aan te maken.
because-commune-mismatch = Postcode { $x } hoort niet bij deze gemeente. Verbeter een van beide.
because-not-a-donor = “{ $x }” kan geen materiaal overdragen: dat kan alleen een gewestelijk bestuur, een ION of een andere overheid. Kies een schenkend bestuur.
because-not-a-recipient = “{ $x }” kan geen materiaal ontvangen. Kies een begunstigde organisatie.
because-permit-needed = Een lot met afvalstatuut vereist de referentie van een milieuvergunning. Geef die op, of kies het productstatuut.
because-batch-closed = De ontvangst van lot { $x } is afgesloten: er kan niets meer aan toegevoegd worden. Open een nieuw lot.
because-list-differs = Lot { $x } heeft al een andere lijst; er is niets gewijzigd. Zeg of deze wordt toegevoegd of de andere vervangt.
because-batch-not-closed = De ontvangst van lot { $x } is open: er is niets te heropenen. Ga verder met ontvangen.
because-unprintable = Onze documenten kunnen deze tekens niet afdrukken: { $x }. Schrijf de tekst in Latijnse, Griekse of Cyrillische letters en probeer opnieuw.
because-list-empty = De lijst bevat geen enkele bruikbare regel (geweigerde regels: { $x }). Verbeter de regels of de keuze van de kolommen en laad ze opnieuw op.
because-tag-taken = Etiket { $x } hoort al bij een toestel. Neem een ander etiket.
because-tag-free = Etiket { $x } is vrij. Scan nu het serienummer van het toestel, met dit etiket bij “Al gekleefd etiket”.
because-serial-known = Dit serienummer hoort al bij toestel { $x }. Open die fiche: een toestel houdt één geschiedenis.
because-line-taken = Het toestel van regel { $x } van de lijst werd al ontvangen. Controleer het gescande nummer.
because-not-listed = “{ $x }” staat niet in de lijst van de schenker. Controleer het nummer; werd het toestel niet aangekondigd, ontvang het dan buiten de lijst en geef de soort op.
because-ambiguous = “{ $x }” verwijst naar meerdere regels of toestellen. Kies het juiste, of scan het etiket.
because-location-closed = Plaats { $x } wordt niet meer gebruikt. Kies een andere.
because-mistyped = De code “{ $x }” bevat een tikfout. Scan ze, of lees ze teken voor teken na.
because-unknown-code = Niets komt overeen met “{ $x }”. Controleer de code, of zoek het toestel op zijn serienummer.
because-other-person = Deze scan werd gemaakt door iemand anders dan wie aangemeld is: hij wacht tot die persoon zich aanmeldt.
because-picture-too-large = De foto is te groot: ten hoogste 4 MB en 16 miljoen punten. Fotografeer alleen het etiket, van dichterbij.
because-picture-unreadable = De foto kan niet gelezen worden. Stuur een foto in JPEG of PNG.
because-picture-empty = Er werd geen code gevonden in de foto. Kom dichterbij, vermijd weerspiegeling en neem de foto opnieuw.
because-unreadable = Het bestand werd niet overgenomen. { $x }
because-request-state = De aanvraag heeft de toestand “{ $x }”: deze handeling kan dan niet. Herlaad de pagina om te zien hoever ze staat.
because-not-eligible = Een voorwaarde van het programma is niet vervuld: “{ $x }”. Vul de fiche van de organisatie of de aanvraag aan, of weiger de aanvraag.
because-unknown-action = Geen enkel programma hoort bij actie { $x } van het plan. Kies een actie uit de lijst.
because-grant-bounds = Ken minstens één toestel toe, en per regel niet meer dan gevraagd. Wilt u niets toekennen, weiger dan de aanvraag.
because-line-full = De aanvraag heeft al alle toegekende toestellen van deze soort: { $x } is er te veel aan. Laat het in voorraad.
because-no-line = Toestel { $x } beantwoordt aan geen enkele regel van de aanvraag (soort, conditieklasse of geheugen). Kies een ander.
because-donor-not-allowed = Het programma van deze aanvraag mag geen materiaal van lot { $x } schenken: de schenker, de eigendom of de afschrijving voldoet niet. Kies een toestel van een ander lot.
because-other-request = Het toestel is gereserveerd voor een andere aanvraag, { $x }. Leg het opzij en scan het volgende.
because-act-closed = Overhandiging { $x } is al ondertekend of geannuleerd: ze verandert niet meer. Begin een andere.
because-nothing-picked = Een overhandiging telt 1 tot { $x } toestellen. Scan de toestellen die vertrekken en teken daarna.
because-changed-meanwhile = “{ $x }” is intussen gewijzigd. Er werd niets bewaard: herlaad de pagina, controleer en begin opnieuw.
because-not-of-this-act = Toestel { $x } hoort niet bij deze overhandiging. Controleer het etiket, of open de overhandiging waarmee het vertrokken is.
because-unsigned = De handtekening ontbreekt. Teken in het kader en bevestig daarna.
because-email-taken = Dit e-mailadres heeft al een account. Gebruik een ander adres, of wijzig het bestaande account.
because-sign-in-wrong = Het adres of het wachtwoord is niet juist. Probeer opnieuw; bent u het vergeten, vraag dan een nieuw wachtwoord aan de beheerder van het systeem.
because-too-often = Te veel pogingen op korte tijd. Wacht enkele minuten voor u opnieuw probeert.
because-password-short = Het wachtwoord is te kort: minstens { $x } tekens. Enkele woorden na elkaar voldoen goed.
because-password-common = Dit wachtwoord behoort tot de meest gebruikte en is te raden. Kies een ander.
because-partner-without = Een partneraccount handelt voor een organisatie. Kies welke.
because-code-wrong = De eenmalige code is niet die op de console van de server. Neem ze exact over.
because-set-up = Het systeem heeft al een beheerder: de installatie is afgerond. Meld u aan.
because-last-admin = Dit is het laatste actieve beheerdersaccount. Geef die rol eerst aan iemand anders.
because-key-reused = De idempotentiesleutel “{ $x }” werd al voor een ander verzoek gebruikt. Neem een nieuwe sleutel.
because-stale = De fiche van { $x } is gewijzigd sinds u ze opende. Er werd niets bewaard: herlaad ze en begin opnieuw.
because-not-sanitised = Er kunnen nog gegevens staan op: { $x }. Voordien valt er niets te attesteren. Wis of vernietig elke drager ervan, of verklaar hem afwezig, en probeer opnieuw.
because-nothing-to-state = Er is geen enkel toestel van lot { $x } waarover iets te attesteren valt. Ontvang eerst de toestellen.
because-bands-differ = De leeftijden tellen samen { $x } personen, en hierboven staat een ander aantal. Maak beide gelijk, of laat een van de twee leeg.
because-twice = Hetzelfde wordt hier tweemaal genoemd. Noem elk één keer, met het volledige aantal.
because-day-bounds = De dag { $x } kan hier niet: hij ligt in het verleden, vóór de dag die al geldt, of meer dan twee jaar vooruit. Kies een andere.
because-in-other-hands = Een andere coördinator behandelt { $x }. Spreek met die persoon, of neem de aanvraag eerst over: de pagina ervan biedt dat aan.
because-own-request = U hebt { $x } zelf ingevoerd, dus beslist iemand anders erover. Vraag het aan een andere coördinator.
because-nothing-waits = Geen enkele aanvraag die bediend kan worden, wacht op iets. Een aanvraag doet mee zodra ze is ingediend, als alle voorwaarden vervuld zijn en niemand ze in behandeling heeft.
because-nothing-ready = Er staat geen enkel toestel klaar in voorraad. Zet eerst beoordeelde toestellen in voorraad.
because-proposal-closed = Dit voorstel is afgesloten: een later nam zijn plaats in, of het werd weggelegd. Maak een nieuw.
because-proposal-stale = De aanvragen of de voorraad zijn niet meer die van dit voorstel. Maak een nieuw.
because-none-left = Er blijven niet genoeg geschikte toestellen over opdat { $x } er zoveel krijgt. Verlaag eerst een andere regel.
because-looks-personal = Dit lijkt op gegevens van een persoon: { $x }. Haal het weg, of bevestig hieronder dat het niemand noemt.
because-nothing-to-contest = Over { $x } is nog niets beslist dat betwist kan worden. Stel liever een vraag.
because-statement-stands = Attest { $x } zegt al hetzelfde, in dezelfde taal, en blijft geldig. Gebruik dat, of kies een andere taal.
because-stock-take-overlaps = Telling { $x } telt al een deel van deze plaatsen. Sluit ze eerst af of geef ze op.
because-stock-take-closed = Telling { $x } is niet meer open: er is niets genoteerd. Open een andere om verder te tellen.
because-outside-count = Plaats { $x } hoort niet bij deze telling. Tel ze in een andere telling, of scan een plaats van deze.
because-count-placeless = Scan eerst het etiket van de plaats waar u staat, daarna de toestellen. Voor { $x } is niets genoteerd.
because-label = De gevraagde etiketten passen niet op dit formaat. Kies een ander etikettenformaat, of controleer het aantal over te slaan etiketten.
because-label-text = “{ $x }” moet volledig op het etiket staan, en past er niet op. Kies een groter formaat of een ander model.
because-label-small = Etiket { $x } past niet op dit formaat: de code zou niet meer leesbaar zijn. Kies een groter formaat.
because-design-of-other = Het model “{ $x }” dient voor iets anders. Kies er een voor wat u afdrukt.
because-read-only-token = Met dit toegangstoken kunt u alleen lezen. Gebruik een token waarmee u mag schrijven.
because-unsupported = “{ $x }” kan niet op deze manier. Gebruik de pagina of het adres dat daarvoor bestemd is.
## Things that were looked for
what-device = Toestel
what-batch = Lot
what-organisation = Organisatie
what-contact = Contactpersoon
what-location = Plaats
what-request = Aanvraag
what-handover = Overhandiging
what-return = Teruggave
what-statement = Het attest
what-stock-take = De telling
what-document = Document
what-evidence = Rapport
what-user = Account
what-token = Toegangstoken
what-stock = Etikettenformaat
what-design = Het etiketmodel
what-proposal = Het voorstel
what-text = De tekst
what-page = Pagina
## Files that cannot be read
unreadable-report-empty = Het is leeg. Maak het rapport opnieuw op het toestel en laad het nogmaals op.
unreadable-report-too-large = Het is groter dan 8 MiB, meer dan enig toestelrapport. Controleer of het het juiste bestand is.
unreadable-report-binary = Het is geen tekst, maar een beeld, een pdf, een archief of een programma. Laad het rapport op zoals de tool het schreef.
unreadable-report-truncated = Het breekt halverwege af: de kopie was niet volledig. Kopieer het opnieuw vanaf het toestel.
unreadable-report-malformed = De tekst is beschadigd en kan niet gelezen worden. Maak het rapport opnieuw, zonder het in een tekstverwerker te openen.
unreadable-report-too-deep = Het is dieper genest dan enig toestelrapport. Controleer of het het juiste bestand is.
unreadable-report-unknown-format = Het formaat is niet bekend. Rapporten van lshw, dmidecode, smartctl, eReuse, GLPI, FusionInventory, nwipe, usody-sanitize, nvme list, hdparm, hwinfo, lsblk en systeminfo worden aanvaard.
unreadable-report-names-no-drive = Het noemt geen schijf: op zichzelf bewijst het niets. Voer het hulpmiddel uit op de schijf zelf, met beheerdersrechten. Is het het logbestand van een wissing, noteer de wissing dan met de hand, met dit logbestand erbij.
unreadable-report-not-a-computer = Het beschrijft niet één volledig toestel. Laad een rapport op dat op het toestel zelf gemaakt is.
unreadable-list-empty = De lijst is leeg. Controleer of het het juiste bestand en het juiste blad is.
unreadable-list-too-large = Het bestand is groter dan 8 MiB, te groot voor een lijst van toestellen. Verwijder beelden en andere bladen, of splits de lijst.
unreadable-list-too-many-rows = De lijst telt meer dan 20.000 regels. Splits ze in meerdere loten.
unreadable-list-too-many-columns = De lijst telt meer dan 100 kolommen. Behoud alleen die welke de toestellen beschrijven.
unreadable-list-bomb = Het bestand bevat veel meer dan een lijst van toestellen: herhaalde teksten of cellen, te veel bladen. Bewaar de lijst alleen in een nieuw bestand.
unreadable-list-not-a-table = Dit is geen lijst. Laad een CSV-, XLSX- of ODS-bestand op. Sla een XLS- of XLSB-werkmap eerst op als XLSX.
unreadable-list-unreadable = De werkmap kan niet geopend worden: ze is beschadigd of met een wachtwoord beveiligd. Bewaar ze zonder wachtwoord, of als CSV.
unreadable-list-stopped = Het lezen van de lijst werd onderbroken. Verstuur ze opnieuw.
unreadable-list-no-sheet = De werkmap heeft geen blad met die naam, of het is leeg. Kies een blad met de lijst.
unreadable-list-open-quote = Een aanhalingsteken wordt geopend maar nooit gesloten en slokt de rest van de lijst op. Sluit het of verwijder het.
## Rows of a donor's list
problem-row-empty = De regel is leeg.
problem-row-nothing-to-identify = Geen serienummer, inventarisnummer of model: het toestel kan niet herkend worden. Geef minstens één van de drie op.
problem-row-too-many-cells = De regel telt { $found } cellen, de kop { $expected }: een scheidingsteken in een cel verschoof de volgende. Zet die cel tussen aanhalingstekens.
problem-row-serial-repeated = Serienummer { $value } staat al op regel { $other }. Verbeter of verwijder een van beide regels.
problem-row-donor-number-repeated = Inventarisnummer { $value } staat al op regel { $other }. Verbeter of verwijder een van beide regels.
problem-row-open-quote = Cel { $cell }: een aanhalingsteken is niet gesloten, de regel werd zonder aanhalingstekens gelezen. Controleer de cellen.
problem-row-not-a-year = “{ $value }” bevat geen jaartal: de regel wordt zonder jaar overgenomen. Schrijf het jaar in vier cijfers, of laat de cel leeg.
problem-row-year-in-future = Het jaar { $value } moet nog komen: de regel wordt zonder jaar overgenomen. Verbeter het, of laat de cel leeg.
problem-row-mangled-number = { $name }, cel { $cell }: het rekenblad heeft het nummer afgerond of er een datum van gemaakt, “{ $value }”, en het origineel is verloren. Zet de kolom in tekstformaat en neem het nummer opnieuw over.
problem-row-formula-without-result = { $name }, cel { $cell }: de formule heeft geen resultaat in het bestand. Open het in het rekenblad en bewaar het, of vervang de formule door haar waarde.
problem-row-error-value = { $name }: “{ $value }” is een fout van het rekenblad, de cel wordt leeg overgenomen. Verbeter ze in de lijst, of vul aan bij de ontvangst.
problem-row-cell-too-long = { $name }: meer dan { $limit } tekens. Kort de tekst van de cel in.
problem-row-unknown-kind = “{ $value }” is geen bekende soort toestel: de regel wordt zonder soort overgenomen. Zeg wat dit woord betekent, of kies de soort bij de ontvangst.
problem-row-bad-quantity = “{ $value }” is geen aantal toestellen van 1 tot 1000. Verbeter het; met een serie- of inventarisnummer telt de regel als één toestel.
problem-row-quantity-read = “{ $value }” is gelezen als { $quantity }. Is het een duizendtal, schrijf dan 1000 zonder teken.
problem-row-quantity-of-one = De regel kondigt { $value } toestellen aan met één serie- of inventarisnummer. Maak één regel per toestel.
problem-row-filler-serial = “{ $value }” is geen echt serienummer: de regel wordt zonder serienummer overgenomen.
## Rows of a donor's list that are no devices
row-left-out-title = Titel, buiten de tabel
row-left-out-repeated-heading = Herhaalde koppen
row-left-out-total = Totaal
row-left-out-blank = Leeg
row-left-out-hidden-row = Verborgen rij in de werkmap
row-left-out-hidden-sheet = Verborgen blad
row-left-out-other-sheet = Blad dat geen lijst van toestellen is
row-left-out-not-chosen = Niet gekozen blad
## Notes on a report that was read
note-erase-list-is-no-evidence = De lijst van wissingen in dit rapport werd geschreven zonder iets te wissen: ze bewijst niets. Registreer de wissing met het logboek van de tool.
note-removable-left-out = De USB-sticks en kaartlezers van het rapport werden niet als gegevensdragers van het toestel overgenomen.
note-removable-storage = Een gegevensdrager is via USB aangesloten: wellicht de stick waarmee het rapport gemaakt werd. Ga na dat hij niet bij het toestel hoort.
note-no-storage-in-report = Het rapport toont geen gegevensdrager; in het toestel kan er wel een zitten. Open het en voeg de gegevensdrager toe of verklaar dat er geen is.
note-uuid-unusable = De UUID van het toestel ontbreekt of wordt door veel machines gedeeld: hij dient niet om het te herkennen.
note-part-unreadable = Een deel van het rapport kon niet gelezen worden. Vergelijk de fiche met het toestel.
note-sources-disagree = De tools in het rapport wijzen niet dezelfde machine aan. Controleer merk, model en serienummer op het toestel.
note-partial = Het rapport beschrijft slechts een deel van de machine: het vult de fiche aan zonder ze te vervangen.
note-usb-bridge = De schijf werd via een USB-adapter gelezen: het serienummer kan dat van de adapter zijn. Vergelijk met het etiket van de schijf.
note-serial-not-on-case = Dit serienummer is door het systeem gemaakt en staat niet op de behuizing. Noteer dat van de behuizing.
note-list-cut = Een lijst in het rapport was abnormaal lang en werd ingekort. Controleer de fiche.
note-verify-only = Een schijf werd alleen gelezen, niet gewist. Wis ze voor u verdergaat.
note-hidden-sectors = Er werden verborgen sectoren gevonden of ze konden niet uitgesloten worden. Hef de beschermde zone van de schijf op en wis opnieuw.
note-disk-without-serial = Een schijf in het rapport heeft geen serienummer. Geef zelf aan over welke gegevensdrager het gaat.
note-raid-volume = Het rapport toont een logisch volume van een RAID-controller of van software: de fysieke schijven erachter staan niet in dit rapport. Registreer elke schijf en wis ze allemaal.
note-lock-reported = Het rapport meldt dat een vergrendeling actief is: ze staat op de fiche. Vraag de schenker om ze te verwijderen.
## Stages
stage-announced = Aangekondigd
stage-received = Ontvangen
stage-workshop = In het atelier
stage-stock = In voorraad
stage-reserved = Gereserveerd
stage-handed-over = Overhandigd
stage-sent-back = Teruggestuurd naar de schenker
stage-for-parts = Bewaard voor onderdelen
stage-recycled = Gerecycleerd (AEEA)
stage-destroyed = Vernietigd
stage-lost = Verloren of gestolen
## Steps, as one chooses them
step-receive = In ontvangst nemen
step-describe = Het toestel beschrijven
step-correct = De fiche verbeteren
step-add-medium = Een gegevensdrager toevoegen
step-remove-medium = Een gegevensdrager uitnemen
step-erase = Een gegevenswissing registreren
step-destroy-medium = Een gegevensdrager vernietigd verklaren
step-absent-medium = Een gegevensdrager afwezig verklaren
step-no-medium = Het toestel zonder gegevensdrager verklaren
step-lock = Een vergrendeling melden
step-unlock = De ontgrendeling registreren
step-test = Tests registreren
step-repair = Een interventie registreren
step-grade = De conditieklasse bepalen
step-stock = In voorraad plaatsen
step-move = Verplaatsen
step-hold = In quarantaine plaatsen
step-release = De quarantaine opheffen
step-rework = Terugsturen naar het atelier
step-reserve = Reserveren
step-unreserve = De reservering annuleren
step-pick = Klaarzetten voor de overhandiging
step-unpick = Uit de overhandiging nemen
step-unreceive = Ontvangst ongedaan maken
step-hand-over = Overhandigen aan de begunstigde
step-take-back = Terugnemen
step-send-back = Terugsturen naar de schenker
step-for-parts = Bewaren voor onderdelen
step-recycle = Afgeven voor recyclage (AEEA)
step-destroy = Vernietigd verklaren
step-lose = Verloren of gestolen melden
step-find = Teruggevonden melden
step-sight = Tellen
## Steps, as the history tells them
did-receive = In ontvangst genomen
did-describe = Beschrijving geregistreerd
did-correct = Fiche verbeterd
did-add-medium = Gegevensdrager toegevoegd
did-remove-medium = Gegevensdrager uitgenomen
did-erase = Gegevenswissing geregistreerd
did-destroy-medium = Gegevensdrager vernietigd verklaard
did-absent-medium = Gegevensdrager afwezig verklaard
did-no-medium = Zonder gegevensdrager verklaard
did-lock = Vergrendeling gemeld
did-unlock = Vergrendeling opgeheven
did-test = Tests geregistreerd
did-repair = Interventie geregistreerd
did-grade = Conditieklasse bepaald
did-stock = In voorraad geplaatst
did-move = Verplaatst
did-hold = In quarantaine geplaatst
did-release = Quarantaine opgeheven
did-rework = Teruggestuurd naar het atelier
did-reserve = Gereserveerd
did-unreserve = Reservering geannuleerd
did-pick = Klaargezet voor de overhandiging
did-unpick = Uit de overhandiging genomen
did-unreceive = Ontvangst ongedaan gemaakt
did-hand-over = Overhandigd aan de begunstigde
did-take-back = Teruggenomen
did-send-back = Teruggestuurd naar de schenker
did-for-parts = Bewaard voor onderdelen
did-recycle = Afgegeven voor recyclage (AEEA)
did-destroy = Vernietigd verklaard
did-lose = Verloren of gestolen gemeld
did-find = Teruggevonden
did-sight = Gezien bij een telling
## Kinds of device
kind-desktop = Desktop
kind-all-in-one = All-in-one-computer
kind-laptop = Laptop
kind-chromebook = Chromebook
kind-tablet = Tablet
kind-smartphone = Smartphone
kind-monitor = Scherm
kind-printer = Printer
kind-thin-client = Thin client
kind-server = Server
kind-whiteboard = Interactief bord
kind-other = Ander toestel
## Storage media and their sanitisation
medium-hdd = Harde schijf (HDD)
medium-ssd = SSD (SATA of SAS)
medium-nvme = NVMe-SSD
medium-emmc = Gesoldeerd geheugen (eMMC, UFS)
medium-flash = Geheugenkaart of USB-stick
medium-unknown = Type onbekend
method-overwrite = Overschrijven met controlelezing
method-ata-secure-erase = ATA Secure Erase
method-ata-sanitize-block = ATA Sanitize, blokken wissen
method-ata-sanitize-crypto = ATA Sanitize, cryptografisch wissen
method-nvme-format = NVMe Format, gegevens wissen
method-nvme-format-crypto = NVMe Format, cryptografisch wissen
method-nvme-sanitize = NVMe Sanitize
method-factory-reset = Fabrieksreset van een versleuteld toestel
method-degauss = Demagnetiseren
level-clear = Wissen (Clear)
level-purge = Zuiveren (Purge)
level-destroy = Vernietiging (Destroy)
erase-result-success = Geslaagd, nagelezen en geverifieerd
erase-result-failed = Mislukt
outcome-sanitised = Gewist
outcome-destroyed = Vernietigd
outcome-absent = Afwezig verklaard
## Quarantine
hold-locked = Vergrendeling die alleen de schenker kan opheffen
hold-serial-mismatch = Serienummer verschilt van dat in het rapport
hold-changed-since-report = Schijf of geheugen anders dan in het vorige rapport
hold-swollen-battery = Gezwollen of doorboorde batterij
hold-not-listed = Niet in de lijst van de schenker
hold-possible-theft = Mogelijke diefstal
hold-awaiting-part = In afwachting van een onderdeel
hold-other = Andere reden (zie de opmerking)
## Locks
lock-mdm-intune = Beheer door Microsoft Intune of Entra ID
lock-autopilot = Registratie in Windows Autopilot
lock-dfci = DFCI-profiel van de firmware
lock-firmware-password = BIOS/UEFI-wachtwoord
lock-disk-password = Wachtwoord van de schijf (ATA, NVMe, OPAL)
lock-bitlocker-filevault = Versleuteling met BitLocker of FileVault
lock-absolute-persistence = Absolute (Computrace)
lock-apple-activation-lock = Activeringsslot van Apple
lock-apple-dep = Inschrijving in Apple Business of School Manager
lock-android-frp = Google-account (Android FRP-beveiliging)
lock-android-zero-touch-knox = Android zero-touch of Samsung Knox
lock-chromebook-enrollment = Inschrijving van de Chromebook bij een domein
lock-sim-esim = Simkaart of eSIM-profiel
lock-asset-tags = Etiketten en merktekens van de schenker
lock-physical-lock = Fysiek slot (Kensington, behuizing)
## Condition
grade-a = A – uitstekende staat
grade-b = B – goede staat
grade-c = C – redelijke staat
grade-d = D – niet toewijsbaar
result-pass = Geslaagd
result-fail = Niet geslaagd
result-not-applicable = Niet van toepassing
group-identity = Identiteit
group-visual = Visuele inspectie
group-safety = Elektrische veiligheid
group-key = Hoofdfuncties
group-secondary = Nevenfuncties
group-finish = Afwerking
repair-repair = Herstelling
repair-part-replaced = Onderdeel vervangen
repair-cleaning = Reiniging
repair-software = Installatie van software
## Organisations
organisation-kind-administration = Gewestelijk bestuur
organisation-kind-oip = Instelling van openbaar nut (ION)
organisation-kind-association = Vereniging zonder winstoogmerk (vzw)
organisation-kind-secondary-school = School voor gewoon secundair onderwijs
organisation-kind-homework-school = Huiswerkinstituut (huiswerkschool)
organisation-kind-retirement-home = Rusthuis
organisation-kind-epn = Openbare computerruimte (OCR)
organisation-kind-public-authority = Andere overheid
organisation-kind-refurbisher = Herconditioneerder
organisation-kind-recycler = Erkende AEEA-inzamelaar
language-fr = Français
language-nl = Nederlands
language-en = English
organisation-new = Een organisatie registreren
organisations-title = Organisaties
organisations-find = Naam of ondernemingsnummer
organisations-none = Nog geen organisaties
organisations-none-text = Registreer de besturen die materiaal overdragen en de organisaties die het ontvangen.
organisations-nothing = Geen enkele organisatie komt overeen
organisations-nothing-text = Controleer de spelling of het ondernemingsnummer.
organisation-new-title = Een organisatie registreren
organisation-edit-title = De organisatie wijzigen
organisation-facts = De organisatie
organisation-address = Adres van de zetel
organisation-suspended = Geschorst
organisation-suspend = De organisatie schorsen
organisation-suspend-hint = Een geschorste organisatie kan niets meer vragen of ontvangen. Haar geschiedenis blijft.
organisation-request = Nieuwe aanvraag
organisation-devices = Toestellen
organisation-devices-see = De toestellen bij deze organisatie bekijken
organisation-contacts = Contactpersonen
organisation-contacts-none = Geen contactpersoon.
organisation-number-hint = Tien cijfers, bijvoorbeeld 0403.019.261.
organisation-language-hint = Documenten voor de organisatie worden in deze taal opgesteld.
organisation-commune-auto = Volgens de postcode
organisation-commune-hint = De postcodes 1040 en 1050 beslaan meerdere gemeenten: kies de juiste.
organisation-proofs = Bewijzen voor de programma’s
organisation-proofs-hint = Vul in wat dit soort organisatie betreft; de voorwaarden van de programma’s worden hieraan getoetst.
contact-add = Een contactpersoon toevoegen
contact-erase = Wissen
ok-contact-added = De contactpersoon is toegevoegd.
ok-contact-erased = De gegevens van de contactpersoon zijn gewist.
ok-organisation-created = De organisatie is geregistreerd.
ok-organisation-changed = De organisatie is gewijzigd.
## Batches
waste-product = Product overgedragen voor hergebruik
waste-weee = Afval (AEEA), voorbereid voor hergebruik onder vergunning
batches-title = Loten
batch-new-title = Een lot openen
batch-line-received = Ontvangen
batch-line-expected = Verwacht
batch-line-missing = Ontbrekend
ok-batch-opened = Het lot is geopend. Laad de lijst van de schenker op of begin te ontvangen.
ok-batch-closed = De ontvangst is afgesloten. Niet ontvangen toestellen staan als ontbrekend genoteerd.
ok-batch-reopened = De ontvangst is opnieuw open.
ok-list-row-taken = De regel staat op de lijst.
ok-list-row-dismissed = Opzijgelegd, met de reden.
ok-list-loaded = De lijst is opgeladen. Scan de toestellen om ze te ontvangen.
list-title = Lijst van de schenker: voorbeeld
list-line = Regel
list-reason = Reden van de weigering
batch-balance = Balans van het lot
batch-received-of = { $done } van { $total } ontvangen
batch-declared = Aangekondigd
batch-received = Ontvangen van de lijst
batch-expected = Nog verwacht
batch-missing = Ontbrekend
batch-rows-refused = Geweigerde regels te behandelen
batch-rows-dismissed = Geweigerde regels opzijgelegd
batch-extra = Niet aangekondigd
batch-extras = Niet aangekondigde toestellen
batch-extras-text = Met dit lot ontvangen zonder in de lijst van de schenker te staan.
batch-where = Waar de toestellen zijn
batch-facts = Het lot
batch-number = Nummer
batch-donor = Schenkend bestuur
batch-decision = Beslissing tot buitengebruikstelling
batch-opened = Geopend op
batch-own-short = Eigendom van de schenker
batch-depreciated-short = Afgeschreven
batch-reception = Ontvangst
batch-reception-open = Aan de gang
batch-reception-closed = Afgesloten
batch-lines = Lijst van de schenker
batch-lines-none = Er is geen lijst opgeladen. Toestellen kunnen zonder lijst ontvangen worden.
batch-line = Regel
batch-line-what = Aangekondigd toestel
batch-line-state = Ontvangst
batch-labels = De etiketten afdrukken
batch-close-title = De ontvangst afsluiten
batch-close-text = Regels waarvan het toestel er niet is, worden ontbrekend, en in dit lot kan niets meer ontvangen worden, tenzij het wordt heropend.
batch-close = De ontvangst afsluiten
batch-reopen = Heropenen
batch-reopen-why = Waarom
batch-reopen-text = Wat ontbreekt, wordt opnieuw verwacht, en er kunnen toestellen worden ontvangen. De reden wordt vastgelegd.
batch-reopen-title = Ontvangst heropenen
batch-close-back = Verder ontvangen
batch-close-changed = Sinds de vraag werd gesteld, kwamen er toestellen binnen. Kijk het na en sluit dan af.
batch-close-lines = Regels zonder toestel
batch-close-more = { $n ->
    [one] En nog één regel.
   *[other] En nog { $n } regels.
}
batch-close-missing = { $n ->
    [0] Er zal niets ontbreken.
    [one] Eén regel zal ontbreken.
   *[other] { $n } regels zullen ontbreken.
}
batch-open = Een lot openen
batch-new-lead = Een lot omvat wat een bestuur met één beslissing overdraagt.
batch-no-donor = Er is geen schenkend bestuur geregistreerd
batch-no-donor-text = Registreer eerst het bestuur dat het materiaal overdraagt.
batch-body-hint = Het bevoegde orgaan van de schenker, bijvoorbeeld de raad van bestuur.
batch-own = De schenker verklaart eigenaar van het materiaal te zijn
batch-depreciated = De schenker verklaart dat het materiaal volledig afgeschreven is
batch-depreciated-hint = Actie 46 van het plan vereist eigen en afgeschreven materiaal.
batch-legal-hint = De beslissing of het besluit dat de kosteloze overdracht toelaat, met de datum.
batch-permit-hint = Alleen voor een lot met afvalstatuut: de referentie van de vergunning.
batches-lead = Wat de besturen overdroegen, beslissing per beslissing.
batches-none = Geen enkel lot
batches-none-text = Open een lot zodra de beslissing tot buitengebruikstelling van een bestuur bekend is.
batches-none-read = Een lot verschijnt hier zodra de coördinatie of het atelier het opent.
## Conditions of a programme
rule-active = De organisatie is actief
rule-recipient-kind = Het programma richt zich tot dit soort organisatie
rule-in-region = De zetel ligt in het Brussels Hoofdstedelijk Gewest
rule-school-number = Het FASE-nummer of instellingsnummer is bekend
rule-disadvantaged = De school heeft een kansarm publiek (ISE-klasse of OKI)
rule-one-recognition = De erkenning door ONE is geldig op deze datum
rule-iriscare = De erkenning door Iriscare is bekend
rule-listed = De organisatie staat op deze datum op de lijst van partnerverenigingen
rule-project = Het project is beschreven
rule-device-kinds = Alleen soorten toestellen van het programma worden gevraagd
rule-audience = De doelgroep is er een van het programma
audience-job-seekers = Werkzoekenden
audience-young = Jongeren
audience-seniors = Senioren
audience-disability = Personen met een handicap
audience-precarious = Personen in een precaire situatie
audience-women = Vrouwen
## Requests
request-state-draft = Ontwerp
request-state-submitted = Ingediend
request-state-review = In onderzoek
request-state-approved = Toegekend
request-state-declined = Geweigerd
request-state-withdrawn = Ingetrokken
request-state-fulfilled = Volledig uitgevoerd
request-step-submit = De aanvraag indienen
request-step-review = In onderzoek nemen
request-step-approve = Toekennen
request-step-decline = Weigeren
request-step-withdraw = De aanvraag intrekken
request-step-fulfil = Afsluiten: alles is overhandigd
requests-title = Aanvragen van materiaal
request-title = Aanvraag { $x }
request-new-title = Nieuwe aanvraag
request-new-asks-project = Het project moet beschreven worden.
request-new-asks-kinds = Toestellen: { $x }.
request-new-asks-audiences = Doelgroepen: { $x }.
acts-action = Actie { $x }
acts-least-grade = Minstens klasse { $x }
acts-least-memory = Minstens { $x } geheugen
acts-memory-gb = { $n } GB
check-holds = Vervuld
check-fails = Niet vervuld
check-ise-class = ISE-klasse { $x }
check-until = tot { $x }
check-from = sinds { $x }
ok-request-entered = De aanvraag is als ontwerp bewaard. Lees ze na en dien ze daarna in.
ok-text-erased = De tekst is gewist.
ok-request-submitted = De aanvraag is ingediend. De coördinatie zal ze onderzoeken.
ok-request-withdrawn = De aanvraag is ingetrokken.
ok-request-in-review = De aanvraag is in onderzoek.
ok-request-declined = De aanvraag is geweigerd; de aanvrager kan de reden zien.
ok-request-decided = De toewijzing is beslist. Reserveer nu de toestellen.
ok-handover-begun = De overhandiging is begonnen. Scan de toestellen die vertrekken.
reserve-title = Reserveren voor aanvraag { $x }
ok-reserved = De toestellen zijn gereserveerd.
ok-released = De reserveringen zijn geannuleerd.
handovers-title = Overhandigingen
requests-lead = Wat de organisaties vragen, en hoever elke aanvraag staat.
requests-lead-own = Uw aanvragen, en hoever elke aanvraag staat.
requests-new = Nieuwe aanvraag
requests-any-state = Alle toestanden
requests-see-all = Alle aanvragen
requests-of = Aanvragen van { $x }
requests-none-so = Geen enkele aanvraag komt met deze keuze overeen.
requests-none = Nog geen aanvragen
requests-none-next = Een aanvraag zegt welke toestellen nodig zijn, voor welke doelgroep en welk project.
requests-none-wait = Een aanvraag verschijnt hier zodra ze geregistreerd is.
requests-entered = Geregistreerd op
request-for-lead = Voor welke organisatie is de aanvraag?
request-for-name = Naam of ondernemingsnummer
request-for-choose = Gevonden organisaties
request-for-kind = Soort organisatie
request-for-none = Geen organisatie gevonden
request-for-none-next = Controleer de spelling, of registreer de organisatie.
request-for-new-organisation = Een organisatie registreren
request-new-lead = Voor { $x }.
request-new-other = Een andere organisatie kiezen
request-new-no-action = Geen enkel programma van het plan richt zich tot dit soort organisatie. Controleer de soort op haar fiche.
request-new-action = Actie van het plan
request-new-lacks = Nog aan te vullen:
request-new-for-whom = Voor wie en waarvoor
request-audience = Doelgroep
request-people = Aantal personen
request-people-hint = Hoeveel personen de toestellen zullen gebruiken: een aantal, nooit namen.
request-people-n = { $x } personen
request-project = Project
request-project-hint = Waarvoor de toestellen zullen dienen, waar en tot wanneer. Vermeld geen namen van personen.
request-new-lines = Gevraagde toestellen
request-new-lines-hint = Eén regel per soort toestel. Lege regels tellen niet.
request-new-more = Regels toevoegen
request-new-do = Het ontwerp bewaren
request-new-next = De aanvraag is eerst een ontwerp; in de volgende stap wordt ze ingediend.
request-read-through = Lees de aanvraag na. Ze wordt onderzocht zodra u ze indient.
request-declined-because = Aanvraag geweigerd, om deze reden:
request-road = Traject van de aanvraag
request-lines = Gevraagde toestellen
request-decision = Toewijzingsbeslissing { $x }
request-how-decided = Hoe de beslissing genomen werd
request-policy = Regels, versie { $n }.
request-checked-on = Voorwaarden nagegaan op { $x }.
request-if-wrong = Lijkt deze beslissing u onjuist? Schrijf naar { $x } en vermeld het nummer.
request-conditions = Voorwaarden van het programma
request-conditions-stop = Zolang een voorwaarde niet vervuld is, kan er niets toegekend worden. Vul de fiche van de organisatie aan, of weiger de aanvraag.
request-conditions-open = Voorwaarden die niet vervuld zijn, moeten dat zijn op de dag van de beslissing.
request-decide = Over de toewijzing beslissen
request-motive = Motivering van de beslissing
request-motive-hint = Waarom deze toestellen, voor dit project. De aanvrager leest deze tekst.
request-decide-do = De beslissing nemen
request-decline = De aanvraag weigeren
request-decline-motive = Motivering van de weigering
request-decline-hint = De aanvrager leest deze tekst. Zeg wat ontbreekt en of hij een nieuwe aanvraag kan indienen.
request-acts = Overhandigingen
request-no-acts = Er is nog geen overhandiging begonnen.
request-begin-place = Plaats van de overhandiging
request-begin-place-hint = De gemeente of het adres waar beide partijen tekenen.
request-begin = Een overhandiging beginnen
request-reserve = Toestellen reserveren
request-about = De aanvraag
request-action = Actie van het plan
request-withdraw = De aanvraag intrekken
request-withdraw-means = De ingetrokken aanvraag blijft zichtbaar, maar wordt niet meer onderzocht. U kunt een andere indienen.
## Handovers and returns
handover-state-preparing = In voorbereiding
handover-state-signed = Ondertekend
handover-state-cancelled = Geannuleerd
return-pdf = Retourbon (PDF)
return-reason-defective = Defect
return-reason-not-needed = Niet meer nodig
return-reason-wrong = Niet wat beloofd was
return-reason-end-of-life = Einde levensduur
return-reason-other = Andere reden (zie de opmerking)
party-giver = Voor de overdrager
party-receiver = Voor de begunstigde
## Roles and rights
role-technician = Technicus
role-coordinator = Coördinator
role-auditor = Auditor
role-partner = Partner
role-admin = Beheerder
act-read = Toestellen, loten en voorraad raadplegen
act-read-ledger = Het auditlogboek raadplegen en verifiëren
act-manage-batch = Loten openen en afsluiten
act-receive = Toestellen in ontvangst nemen
act-work = Werken in het atelier
act-retire = Een toestel anders dan door overhandiging laten vertrekken
act-label = Etiketten afdrukken
act-attest = Attesten van gegevenswissing opstellen
act-manage-organisation = Organisaties en hun contactpersonen beheren
act-request = Een aanvraag indienen of intrekken
act-allocate = Toewijzingen beslissen en reserveren
act-hand-over = Overhandigingen voorbereiden en ondertekenen
act-take-back = Toestellen terugnemen
act-manage-location = Plaatsen beheren
act-manage-users = Accounts en hun rollen beheren
act-manage-settings = Instellingen en regels beheren
act-own-account = Het eigen account beheren
## What an event is about
subject-device = Toestel
subject-batch = Lot
subject-organisation = Organisatie
subject-contact = Contactpersoon
subject-location = Plaats
subject-request = Aanvraag
subject-allocation = Toewijzingsbeslissing
subject-handover = Overhandiging
subject-return = Teruggave
subject-statement = Attest van gegevenswissing
subject-stock-take = Voorraadtelling
subject-sighting = Gezien bij een telling
subject-evidence = Rapport
subject-user = Account
subject-token = Toegangstoken
subject-settings = Instellingen
subject-labels = Etiketten
subject-proposal = Voorstel van verdeling
subject-message = Bericht
subject-erasure = Tekst weggehaald
## Fields
field-manufacturer = Merk
field-model = Model
field-serial = Serienummer
field-donor-number = Inventarisnummer van de schenker
field-year = Productiejaar
field-uuid = UUID
field-cpu = Processor
field-ram-mb = Werkgeheugen
field-os = Besturingssysteem
field-licence = Softwarelicentie
field-location = Plaats
field-media = Gegevensdragers
field-medium = Gegevensdrager
field-logical-volume = Logisch volume
field-lock-reported = Gemelde vergrendeling
field-specification = Kenmerken
field-tool = Wistool
field-tool-version = Versie van de tool
field-started = Begin
field-ended = Einde
field-results = Testresultaten
field-battery-percent = Batterijconditie (%)
field-part = Onderdeel
field-from = Toestel waaruit het onderdeel komt
field-name = Naam
field-email = E-mailadres
field-password = Wachtwoord
field-kind = Soort toestel
field-quantity = Aantal
field-note = Opmerking
field-decision-reference = Referentie van de beslissing
field-decision-date = Datum van de beslissing
field-decision-body = Orgaan dat besliste
field-legal-basis = Rechtsgrond
field-waste-status = Juridisch statuut
field-permit = Milieuvergunning
field-lock = Vergrendeling
field-medium-kind = Soort gegevensdrager
field-method = Methode
field-result = Resultaat
field-ram-gb = Werkgeheugen (GB)
field-size-gb = Capaciteit (GB)
field-reason = Reden
field-work = Interventie
field-enterprise-number = Ondernemingsnummer (KBO)
field-organisation-kind = Soort organisatie
field-contact-language = Contacttaal
field-street = Straat, nummer, bus
field-postal-code = Postcode
field-locality = Plaatsnaam
field-commune = Gemeente
field-capacity = Hoedanigheid
field-phone = Telefoon
field-school-number = FASE-nummer of instellingsnummer
field-ise-class = ISE-klasse (1 tot 20)
field-oki = Kansarm publiek volgens de OKI
field-one-until = Erkenning door ONE geldig tot
field-iriscare-number = Erkenningsnummer Iriscare
field-places = Aantal plaatsen
field-listed-from = Op de lijst van partners sinds
field-listed-until = Op de lijst van partners tot
field-code = Code
field-parent = Bevindt zich in
field-format = Formaat van het rapport
field-role = Rol
field-organisation = Organisatie
## Formats of reports
read-format-lshw = lshw (hardware van de machine)
read-format-dmidecode = dmidecode (identiteit van de machine)
read-format-smartctl = smartctl (toestand van een schijf)
read-format-ereuse = eReuse Workbench
read-format-nwipe = nwipe (wissen van schijven)
read-format-glpi = GLPI-agent
read-format-hdparm = hdparm (wissen van een schijf)
read-format-hwinfo = hwinfo (hardware van de machine)
read-format-lsblk = lsblk (lijst van schijven)
read-format-systeminfo = systeminfo (Windows)
read-format-chromeos = ChromeOS (identiteit van de machine)
read-format-system-profiler = system_profiler (Mac)
read-format-inxi = inxi (hardware van de machine)
read-format-computer-info = Get-ComputerInfo (PowerShell van Windows)
read-format-msinfo = Systeeminformatie (Windows)
read-format-nvme-list = nvme list (lijst van NVMe-SSD’s)
read-format-usody-sanitize = usody-sanitize (wissen van schijven)
read-format-fusioninventory = FusionInventory-agent
read-format-photo = Foto
read-format-unknown = Onbekend formaat
## Navigation
nav-scan = Scannen
nav-batches = Loten
nav-devices = Toestellen
nav-board = Overzicht
nav-stock-takes = Tellingen
nav-evidence = Rapporten
nav-requests = Aanvragen
nav-handovers = Overhandigingen
nav-organisations = Organisaties
nav-locations = Plaatsen
nav-labels = Etiketten
nav-ledger = Auditlogboek
nav-users = Accounts
nav-settings = Instellingen
nav-account = Mijn account
find = Zoeken
see-all = Alles bekijken
## Errors of a page
unauthorized = U bent niet aangemeld, of uw toegangstoken is niet meer geldig. Meld u aan of gebruik een geldig token.
error-401 = Aanmelden nodig
error-403 = Handeling niet toegelaten
error-404 = Niet gevonden
error-405 = Handeling niet voorzien op dit adres
error-408 = Tijd verstreken
error-409 = Niet mogelijk in de huidige toestand
error-413 = Te groot om te ontvangen
error-422 = Gegevens te verbeteren
error-429 = Te veel pogingen
error-500 = Fout in het systeem
error-503 = Dienst even niet beschikbaar
error-number = Meldt u deze fout, vermeld dan het nummer { $x }.
error-home = Terug naar het begin
error-400 = Onleesbaar verzoek
## Signing in
sign-in-title = Aanmelden
sign-in-do = Aanmelden
setup-title = Eerste gebruik
setup-lead = Het systeem is leeg. Maak het account van de beheerder aan; die maakt daarna de andere accounts aan.
setup-code = Eenmalige code
setup-code-hint = Ze staat op de console van de server, bij het opstarten.
setup-do = Het beheerdersaccount aanmaken
password-hint = Minstens 12 tekens. Enkele woorden na elkaar voldoen goed.
ok-set-up = Het beheerdersaccount is aangemaakt. Meld u aan.
ok-signed-out = U bent afgemeld.
## Start page
home-title = Begin
home-lead = Wat op uw werk wacht.
home-find = Een toestel zoeken: etiket, serienummer, merk of model
home-received = Ontvangen, naar het atelier te brengen
home-received-empty = Er wacht geen toestel. Scan de toestellen van een open lot om ze te ontvangen.
home-workshop = In het atelier
home-workshop-empty = Geen toestel in het atelier. Neem er een uit de ontvangen toestellen.
home-reserved = Gereserveerd, klaar te zetten voor een overhandiging
home-reserved-empty = Geen toestel is gereserveerd. Er is niets klaar te zetten.
home-submitted = Te onderzoeken aanvragen
home-submitted-empty = Geen enkele aanvraag wacht op onderzoek.
home-approved = Toegekende aanvragen, uit te voeren
home-approved-empty = Geen enkele toegekende aanvraag wacht op toestellen.
home-stock = In voorraad, beschikbaar
home-stock-empty = De voorraad is leeg. Toestellen komen er vanuit het atelier, zodra ze gewist, getest en ingedeeld zijn.
home-own-requests = Uw aanvragen
home-own-requests-empty = U hebt nog geen aanvraag ingediend. Begin er een bij “Aanvragen”.
home-handed-over = Recent overhandigd
home-handed-over-empty = Er werd nog geen toestel overhandigd.
home-lost = Verloren of gestolen
home-lost-empty = Geen toestel is verloren of gestolen gemeld.
## Public page of a device
public-title = { $x } – openbare fiche
public-category = Categorie van apparatuur (AEEA)
public-category-n = { $n ->
    [2] 2 – Schermen, monitoren en apparatuur met een scherm van meer dan 100 cm²
    [4] 4 – Grote apparatuur
    [6] 6 – Kleine IT- en telecommunicatieapparatuur
   *[other] { $n }
}
public-operator = Verantwoordelijke voor de goede werking
public-wiped = De gegevens van dit toestel werden gewist.
public-tests = Tests
public-no-tests = Er is nog geen test geregistreerd.
public-test = Test
public-result = Resultaat
public-date = Datum
public-note = Hebt u dit toestel gevonden? Verwittig de verantwoordelijke hierboven. Deze pagina zegt niets over de schenker of de begunstigde.
device-grade = Conditieklasse
## Verifying a document
verify-title = Een document verifiëren
verify-lead = Geef het bestand van het document, of het nummer en de vingerafdruk ervan: de pagina zegt of het echt is, en verder niets.
verify-number = Nummer van het document
verify-number-hint = Bijvoorbeeld ACT-2026-000001, bovenaan de eerste pagina.
verify-hash = Vingerafdruk (SHA-256) van het pdf-bestand
verify-hash-hint = 64 tekens, van 0 tot 9 en van a tot f. Zonder vingerafdruk zegt de pagina alleen of het nummer bestaat.
verify-do = Verifiëren
verify-genuine = Document { $x } is echt: de vingerafdruk is die van het afgeleverde document.
verify-number-only = Er werd een document { $x } afgeleverd. Wilt u weten of het uwe echt is, geef dan ook de vingerafdruk van het bestand op.
verify-altered = Deze vingerafdruk is niet die van het afgeleverde document { $x }: het bestand werd gewijzigd, of de vingerafdruk verkeerd overgenomen. Vertrouw er niet op; vraag het document aan de organisatie die het afleverde.
verify-unknown = Geen enkel document draagt het nummer { $x }. Controleer het nummer; is het juist, dan werd het document niet hier afgeleverd.
## Scanning
scan-title = Scannen
scan-lead = Kies één keer wat het scannen doet en scan daarna: elke code krijgt haar antwoord.
scan-code = Code
scan-code-hint = Etiket, serienummer, inventarisnummer van de schenker, plaats of documentnummer.
scan-mode = Wat een scan doet
scan-mode-look = De fiche raadplegen
scan-mode-move = Verplaatsen naar de plaats
scan-mode-stock = In voorraad plaatsen op de plaats
scan-mode-receive = Ontvangen voor lot { $x }
scan-mode-pick = Klaarzetten voor overhandiging { $x }
scan-mode-count = Tellen in telling { $x }
scan-place = Plaats
scan-no-place = Zonder plaats
scan-place-hint = Nodig om te verplaatsen, in voorraad te plaatsen of te tellen.
scan-found = Gevonden
scan-already = Al gebeurd
scan-other = Deze code is niet die van één toestel
scan-other-text = Er is niets gewijzigd. Open de link om te zien wat het is.
scan-unreceived-text = { $x } is weer weggenomen: de regel wordt opnieuw verwacht en het etiket is vrij.
scan-unreceived = Ontvangst ongedaan gemaakt
scan-undo = Laatste scan ongedaan maken
scan-understood = Gescand: { $scanned }; begrepen als: { $read }.
scan-kept-as-scanned = Bewaard zoals gescand ({ $scanned }): het kan ook { $read } zijn, maar geen lijst zegt het. Vergelijk met het etiket.
scan-place-set = Plaats gekozen
scan-place-text = Wat hierna wordt gescand, komt hier.
scan-count-place-text = Wat hierna wordt gescand, staat hier.
count-found = Geteld, op zijn plaats
count-elsewhere = Hier geteld, op { $place }, maar de fiche zegt { $recorded }
count-elsewhere-text = Zet het terug op zijn plaats, of verplaats het naar { $x } via de pagina van de telling of met de kaart ‘Verplaatsen’.
count-already = Al geteld in deze telling
count-already-text = Geteld op { $when }, op { $place }. Er is niets toegevoegd.
count-gone = Onverwacht: de fiche zegt ‘{ $x }’
count-gone-handed-over = Het is genoteerd in de telling. Leg het apart: als het is teruggekomen, noteer dan de teruggave vanaf de overhandiging.
count-gone-lost = Het is genoteerd in de telling. Open de fiche en meld het als teruggevonden.
count-gone-out = Het is genoteerd in de telling. Leg het apart en verwittig de coördinatie: volgens de fiche is het niet meer in het depot.
count-unknown = Onbekende code
count-unknown-text = Geen enkel toestel antwoordt erop. De code wordt bewaard in de lijst van de telling; leg het voorwerp apart.
## Command cards: the command, and what it does
command-receive = Ontvangen
card-receive = Wat hierna wordt gescand, wordt in het lot ontvangen.
command-move = Verplaatsen
card-move = Wat hierna wordt gescand, wordt naar de plaats verplaatst.
command-stock = In voorraad plaatsen
card-stock = Wat hierna wordt gescand, komt in voorraad op de plaats.
command-erased = Wissing genoteerd
card-erased = Het laatst gescande toestel: de wissing wordt genoteerd.
command-tested = Tests geslaagd
card-tested = Het laatst gescande toestel: al zijn tests zijn geslaagd.
command-grade = Conditieklasse
card-grade = Het laatst gescande toestel: de conditieklasse wordt berekend.
command-pick = Klaarzetten
command-count = Tellen
card-pick = Wat hierna wordt gescand, wordt klaargezet voor de overhandiging.
card-count = Wat hierna wordt gescand, wordt in de telling opgenomen; scan de plaats en daarna wat er staat.
command-hold = In quarantaine plaatsen
card-hold = Het laatst gescande toestel wordt in quarantaine geplaatst.
command-release = Quarantaine opheffen
card-release = Het laatst gescande toestel: de quarantaine wordt opgeheven.
command-look = Raadplegen
card-look = Wat hierna wordt gescand, wordt alleen getoond; er verandert niets.
command-undo = Laatste ongedaan maken
card-undo = Wat de laatste scan deed, wordt ongedaan gemaakt.
command-pause = Pauze
card-pause = Er wordt niet geluisterd tot de volgende kaart.
command-done = Klaar
card-done = De stapel is af: de telling wordt getoond.
## Command line
cli-acting = In naam van { $x }.
cli-no-database = Er is geen databank op { $x }. Geef de juiste op met --database-url.
cli-ledger-whole = { $n ->
    [one] Het auditlogboek is ongeschonden: { $n } gebeurtenis, wortel { $root }
   *[other] Het auditlogboek is ongeschonden: { $n } gebeurtenissen, wortel { $root }
}
cli-findings = { $n ->
    [one] Eén zaak is niet in orde.
   *[other] { $n } zaken zijn niet in orde.
}
cli-checked = { $n ->
    [one] Alles klopt: { $events } gebeurtenissen herspeeld, { $n } rij vergeleken, wortel { $root }
   *[other] Alles klopt: { $events } gebeurtenissen herspeeld, { $n } rijen vergeleken, wortel { $root }
}
cli-backup-postgres = Dit commando kopieert een SQLite-databank. Gebruik voor PostgreSQL pg_dump.
cli-restore-postgres = Dit commando herstelt een SQLite-databank. Gebruik voor PostgreSQL pg_restore en daarna `reprise restore --in-place`.
cli-file-there = { $x } bestaat al en wordt niet vervangen. Kies een andere naam.
cli-file-name = De bestandsnaam is geen leesbare tekst. Kies een andere.
cli-backup-done = Kopie gemaakt en volledig nagelezen: { $x }
cli-copy-broken = De kopie is niet ongeschonden. Vertrouw er niet op: maak ze opnieuw vanaf het origineel.
cli-restore-occupied = { $x } bestaat al: een databank wordt nooit overschreven. Stop eerst de server, zet dat bestand opzij en begin opnieuw.
cli-restore-done = Databank hersteld en gecontroleerd: { $x }
cli-user-added = Account aangemaakt voor { $email }, rol { $role }.
cli-setup = Het systeem is leeg. Open { $url } en voer de code { $code } in om het beheerdersaccount aan te maken.
cli-token-once = Dit is het toegangstoken. Noteer het nu: het wordt maar één keer getoond.
cli-import-list = { $n ->
    [one] Lot { $batch }: { $n } regel opgeladen.
   *[other] Lot { $batch }: { $n } regels opgeladen.
}
cli-import-devices = { $n ->
    [one] Lot { $batch }: { $n } toestel ontvangen.
   *[other] Lot { $batch }: { $n } toestellen ontvangen.
}
cli-rejects = { $n ->
    [one] { $n } regel geweigerd en met de reden teruggegeven in { $file }. Verbeter ze en laad dat bestand op.
   *[other] { $n } regels geweigerd en met de reden teruggegeven in { $file }. Verbeter ze en laad dat bestand op.
}
cli-import-evidence = { $n ->
    [one] { $n } rapport gelezen: { $matched } met toestel, { $waiting } wachtend, { $known } al geladen
   *[other] { $n } rapporten gelezen: { $matched } met toestel, { $waiting } wachtend, { $known } al geladen
}
cli-evidence-rejects = { $n ->
    [one] { $n } bestand geweigerd:
   *[other] { $n } bestanden geweigerd:
}
cli-evidence-waits = wacht
cli-evidence-known = al geladen
cli-evidence-refused = geweigerd
cli-evidence-none = Deze map bevat geen bestanden. Controleer het pad.
cli-rejects-line = Regel
cli-rejects-reason = Reden van de weigering
cli-labels-form = De bestandsnaam bepaalt de vorm van de etiketten: hij eindigt op .pdf, .png of .zpl.
cli-labels-one = Een png-beeld toont één etiket, en er worden er { $n } gevraagd. Kies .pdf of .zpl.
cli-labels-done = { $n ->
    [one] { $n } etiket in { $file }
   *[other] { $n } etiketten in { $file }
}
cli-cards-done = { $n ->
    [one] Eén kaart in { $file }
   *[other] { $n } kaarten in { $file }
}
cli-demo-begins = Een voorbeeldjaar wordt in de databank verteld; dat duurt even.
cli-demo-occupied = De databank is niet leeg: de demonstratie schrijft alleen in een lege databank. Geef een andere op met --database-url.
cli-demo-password = Het wachtwoord van de andere accounts: { $x }
cli-demo-by-link = zonder wachtwoord, met een link
## Small words
all = Alle
cancel = Annuleren
choose = Kiezen
crumbs = Kruimelpad
no = Nee
yes = Ja
unchanged = Ongewijzigd
memory-gb = { $n } GB
change = Wijzigen
save = Bewaren
## A donor's list
list-compared = Vergeleken met de geladen lijst: { $added } nieuw, { $changed } gewijzigd, { $gone } niet in dit bestand (waarvan { $received } al ontvangen), { $unchanged } gelijk.
list-load-title = De lijst van de schenker opladen
list-load-text = De lijst wordt eerst regel per regel getoond; niets wordt bewaard voor u akkoord gaat.
list-file = Bestand van de lijst
list-file-hint = CSV, XLSX, XLS of ODS, hoogstens 8 MiB en 20.000 regels.
list-preview = Het voorbeeld bekijken
list-preview-again = Het voorbeeld vernieuwen
list-read-as = Bestand gelezen als: { $x }
list-bad = { $n ->
    [one] { $n } regel is geweigerd. Laad de andere op: deze wacht bij het lot, om daar of met een bestand te verbeteren.
   *[other] { $n } regels zijn geweigerd. Laad de andere op: deze wachten bij het lot, om daar of met een bestand te verbeteren.
}
list-columns = Inhoud van de kolommen
list-no-column = Niet gebruikt
list-columns-text = Dit zijn de eerste regels van het bestand. Verbeter wat elke kolom bevat en vernieuw het voorbeeld.
list-unused = Niet gebruikte kolommen: { $x }.
list-compared-title = Dit lot heeft al een lijst
list-mode = Wat moet er met deze lijst gebeuren?
list-mode-add = Aan de geladen lijst toevoegen
list-mode-add-hint = Nieuwe regels komen erbij, bekende regels worden aangevuld; er wordt niets verwijderd.
list-mode-replace = De geladen lijst vervangen
list-lost = { $n ->
    [0] Er gaat geen regel verloren. Regels die al ontvangen zijn, blijven.
    [one] { $n } regel gaat verloren. Regels die al ontvangen zijn, blijven.
   *[other] { $n } regels gaan verloren. Regels die al ontvangen zijn, blijven.
}
list-differences = De verschillen bekijken
list-change = Verschil
list-before = Geladen lijst
list-after = Dit bestand
list-change-added = Nieuw
list-change-changed = Gewijzigd
list-change-gone = Niet in het bestand
list-change-received = Al ontvangen, blijft
list-sheets = Bladen van de werkmap
list-sheet-rows = { $n ->
    [one] { $sheet } ({ $n } regel)
   *[other] { $sheet } ({ $n } regels)
}
list-hidden-rows = Ook de verborgen rijen lezen
list-hidden-rows-hint = Ze zijn verborgen of gefilterd in de werkmap.
list-words = Onbekende woorden voor de soort toestel
list-words-text = Zeg één keer wat elk woord betekent en vernieuw het voorbeeld. Zonder antwoord worden de regels zonder soort overgenomen.
list-word-rows = { $n ->
    [one] “{ $word }” ({ $n } regel)
   *[other] “{ $word }” ({ $n } regels)
}
list-word-unsaid = Nog niet gezegd
list-word-none = Zegt niets over de soort
list-left-out = { $n ->
    [one] { $n } regel is geen toestel
   *[other] { $n } regels zijn geen toestellen
}
list-why-left-out = Waarom
list-load = { $n ->
    [one] { $n } regel opladen
   *[other] { $n } regels opladen
}
list-rejects = De geweigerde regels downloaden
list-row-title = Geweigerde regel van de lijst
list-row-place = Regel { $x } van het bestand
list-row-waiting = { $n ->
    [one] { $n } geweigerde regel wacht
   *[other] { $n } geweigerde regels wachten
}
list-row-text = Deze regels staan niet op de lijst. Verbeter ze hier een voor een, of download ze, verbeter het bestand en laad het opnieuw; leg opzij wat geen toestel beschrijft.
list-row-take = Op de lijst zetten
list-row-dismiss = Opzijleggen
list-row-dismiss-all = Al deze regels opzijleggen
list-row-dismiss-title = Deze regel opzijleggen
list-row-dismiss-text = De regel verdwijnt uit dit werk; de reden blijft bij het lot bewaard.
list-content = Inhoud
list-outcome = Resultaat
list-accepted = Aanvaard
list-refused = Geweigerd
list-hidden = { $n ->
    [one] Nog { $n } regel wordt niet getoond.
   *[other] Nog { $n } regels worden niet getoond; de geweigerde komen eerst.
}
## Receiving
receive-title = Ontvangen
receive-code = Serienummer of inventarisnummer
receive-code-hint = Scan het serienummer van het toestel of het inventarisnummer van de schenker.
receive-more = Buiten de lijst, of etiket al gekleefd
receive-extra = Niet aangekondigd toestel
receive-extra-hint = Het staat niet in de lijst van de schenker. Geef de soort op; het wordt ontvangen en apart geteld.
receive-kind-from-list = Zoals in de lijst
receive-tag = Al gekleefd etiket
receive-tag-hint = Scan het om het aan het toestel te koppelen; anders wordt een nieuwe code toegekend.
## Devices
devices-title = Toestellen
devices-find = Zoeken
devices-find-hint = Etiket, serienummer (ook van een schijf) of inventarisnummer, merk en model in elke volgorde, plaats, documentnummer of organisatie.
devices-stage = Stap
devices-all = Alle toestellen
devices-nothing = Geen enkel toestel komt overeen
devices-nothing-text = Controleer de spelling, of laat een criterium weg.
devices-none = Nog geen toestellen
devices-none-text = Toestellen verschijnen hier zodra ze in een lot ontvangen zijn.
devices-none-do = De loten bekijken
device-tag = Code
device-what = Toestel
device-held = In quarantaine
device-label = Het etiket afdrukken
statement-title = Attest van gegevenswissing
statement-stands = Geldig
statement-past = Achterhaald
statement-none = Er werd nog geen attest opgesteld.
statement-not-yet = Het kan worden opgesteld zodra elke drager gewist, vernietigd of afwezig verklaard is.
statement-language = Taal van het attest
statement-language-donor = Die van de schenker
statement-issue = Het attest opstellen
statement-issue-hint = Het krijgt een nummer en verandert niet meer: het is het document voor de schenker.
ok-statement-issued = Het attest is opgesteld.

# Tellingen
stock-takes-title = Voorraadtellingen
stock-takes-lead = Tellen wat er echt staat, plaats per plaats, en weten wat ontbreekt.
stock-takes-none = Er is nog niets geteld.
stock-takes-none-text = Een telling legt vast wat er zou moeten staan en zegt daarna wat er is gezien.
stock-take-title = Telling { $x }
stock-take-scope = Bereik
stock-take-whole = Het hele depot
stock-take-opened = Geopend
stock-take-new = Een telling openen
stock-take-new-text = Alles wat volgens de fiches op deze plaatsen staat, wordt verwacht.
stock-take-codes = Andere plaatsen
stock-take-codes-hint = Codes met een spatie ertussen. Elke plaats omvat de plaatsen die erin liggen.
stock-take-open = Openen
stock-take-scan = Tellen
stock-take-receipt = Verslag (pdf)
stock-take-read = Het verslag lezen
stock-take-is-cancelled = Deze telling is opgegeven: ze zegt niets over wat niet is gezien.
stock-take-progress = Verwacht en gezien
stock-take-so-far = { $done } van { $all } gevonden
stock-take-list-empty = Geen.
stock-take-mend = Rechtzetten
stock-take-move = Verplaatsen naar { $x }
stock-take-codes-text = Gescand tijdens het tellen; geen enkel toestel antwoordt erop.
stock-take-places = Per plaats
stock-take-no-place = Zonder plaats
stock-take-facts = Over deze telling
stock-take-card = Opdrachtkaart
stock-take-close = Afsluiten
stock-take-close-means = Wat niet is gescand, wordt ontbrekend verklaard, behalve wat sinds de opening door een geregistreerde stap is vertrokken. Het verslag wordt opgesteld en verandert niet meer.
stock-take-language = Taal van het verslag
stock-take-close-do = Afsluiten en het verslag opstellen
stock-take-cancel = De telling opgeven
stock-take-cancel-means = Wat is gezien, blijft in de geschiedenis van de toestellen. Niets wordt ontbrekend verklaard. Het nummer blijft ingenomen.
stock-take-lose-note = Ontbrekend bij telling { $x }.
stock-take-state-open = Bezig
stock-take-state-closed = Afgesloten
stock-take-state-cancelled = Opgegeven
line-state-not-scanned = Nog niet gescand
line-state-found = Gevonden
line-state-elsewhere = Elders gevonden
line-state-missing = Ontbrekend
line-state-left = Intussen vertrokken
line-state-unexpected = Onverwacht
line-hint-not-scanned = Hier verwacht en nog niet gezien. Zolang de telling open is, ontbreken ze niet.
line-hint-found = Gezien waar hun fiche het zegt.
line-hint-elsewhere = Gezien op een andere plaats dan hun fiche zegt: zet ze terug, of pas hun fiche aan.
line-hint-missing = Niet gezien voor de afsluiting. Zoek ze; wat onvindbaar blijft, wordt verloren gemeld, en wat weer opduikt, teruggevonden.
line-hint-left = Niet gezien, omdat een geregistreerde stap ze tijdens het tellen deed vertrekken.
line-hint-unexpected = Hier gezien, terwijl hun fiche ze elders of buiten het depot plaatst.
ok-stock-take-opened = De telling is open. Scan een plaats en daarna wat er staat.
ok-stock-take-closed = De telling is afgesloten en het verslag opgesteld.
ok-stock-take-cancelled = De telling is opgegeven.

# Overzicht
board-title = Overzicht per fase
board-lead = Wat er in elke fase staat, en wat er het langst wacht.
board-empty = Niets hier.
board-days = { $n ->
    [0] vandaag
    [one] { $n } dag
   *[other] { $n } dagen
}
board-late = over de limiet
board-late-n = { $x } over de limiet
board-more-than = meer dan { $x }
board-limit = { $n ->
    [one] Limiet: { $n } dag
   *[other] Limiet: { $n } dagen
}
board-holds = In quarantaine
policy-limits = Dagen per fase
policy-limits-hint = Daarna vestigt het overzicht de aandacht op het toestel. Geen regel legt ze op: het is de keuze van het huis.
device-road = Traject van het toestel
device-hold = In quarantaine: { $x }
device-reserved-for = Gereserveerd voor aanvraag
device-picked-for = klaargezet voor overhandiging
device-with = Bij { $x }, via overhandiging
device-gates = Vóór de plaatsing in voorraad
device-ready = Alles is in orde: het toestel mag in voorraad.
gate-missing = Te regelen
device-report = Rapport van het toestel
device-report-file = Bestand van het rapport
device-report-hint = Hardwarerapport (lshw, dmidecode, hwinfo, smartctl, lsblk, eReuse, GLPI, FusionInventory, systeminfo) of wisrapport (nwipe); het wordt aan de inhoud herkend.
device-report-do = Het rapport opladen
device-media = Gegevensdragers
device-wiped = Elke gegevensdrager is gewist, vernietigd of afwezig verklaard.
device-no-medium-by = Zonder gegevensdrager verklaard door { $x }
device-media-none = Er is geen gegevensdrager bekend. Laad een rapport op, voeg de gegevensdrager toe of verklaar dat er geen is.
medium-open = Mogelijk nog gegevens aanwezig
medium-failures = { $n ->
    [one] { $n } poging tot wissen is mislukt
   *[other] { $n } pogingen tot wissen zijn mislukt
}
medium-size = { $n } GB
medium-removed = uit het toestel genomen
medium-erase = Gegevensdrager { $n }: een wissing registreren
medium-otherwise = Gegevensdrager { $n }: vernietigd, afwezig of uitgenomen
medium-add = Een gegevensdrager toevoegen
medium-none = Er is geen enkele gegevensdrager
medium-none-hint = Open het toestel en kijk na. Uw naam wordt bij deze verklaring bewaard.
device-tests = Tests
device-tested = Verplichte tests: { $done } van { $total }
device-tests-record = De resultaten registreren
device-tests-see = De resultaten bekijken
device-grading = Conditieklasse
device-grade-not-yet = De klasse is bekend zodra alle verplichte tests een resultaat hebben.
device-grade-computed = De tests geven klasse { $x }.
device-grade-lower = Een lagere klasse geven
device-grade-lower-do = De klasse verlagen
device-history = Geschiedenis
device-facts = Het toestel
device-batch = Lot
device-public = Openbare fiche
device-public-see = Zien wat het etiket toont
device-locks = Vergrendelingen
device-locks-none = Geen vergrendeling gemeld.
lock-cleared = Opgeheven
lock-stands = Niet opgeheven
lock-add = Een vergrendeling melden
device-other = Andere stappen
device-correct-hint = Vul alleen in wat te verbeteren is. Een met de hand verbeterde waarde wordt niet meer door rapporten vervangen.
device-leaves = Vertrek zonder overhandiging
device-leaves-hint = De reden wordt bewaard en blijft zichtbaar. Recyclage en vernietiging vereisen dat alle gegevensdragers afgehandeld zijn.
ok-noted = Dat is geregistreerd.
ok-stocked = Het toestel is in voorraad.
ok-report-kept = Het rapport is bewaard en de fiche aangevuld.
ok-report-held = Het rapport is bewaard, maar het serienummer is niet dat van de fiche: het toestel staat in quarantaine. Vergelijk met de behuizing.
## Histories
did-erase-failed = Gegevenswissing mislukt
history-line = Regel { $n }
history-media = { $n ->
    [one] { $n } gegevensdrager
   *[other] { $n } gegevensdragers
}
history-medium = Gegevensdrager { $n }
history-from-report = uit een rapport gelezen
history-tests = { $n ->
    [one] { $n } resultaat
   *[other] { $n } resultaten
}
history-looks = uiterlijk { $x }
history-battery = batterij { $n } %
## Requests and handovers, in common
acts-number = Nummer
acts-organisation = Organisatie
acts-recipient = Begunstigde
acts-asked = Gevraagd
acts-granted = Toegekend
acts-promised = Gereserveerd
acts-handed-over = Overhandigd
acts-action-short = Actie
acts-state = Toestand
acts-filter = Filteren
acts-search = Zoeken
acts-path = Kruimelpad
acts-choose = Kiezen
acts-back = Terug
acts-line = Regel
acts-kind = Soort toestel
acts-quantity = Aantal
acts-grade = Minimale conditieklasse
acts-grade-short = Klasse
acts-memory = Werkgeheugen
acts-memory-any = Maakt niet uit
acts-device = Code
acts-what = Toestel
acts-devices = Toestellen
acts-devices-n = { $n ->
    [one] { $n } toestel
   *[other] { $n } toestellen
}
acts-so-far = { $done } van { $all }
acts-serial = Serienummer
acts-location = Plaats
acts-place = Plaats
acts-date = Datum
acts-request = Aanvraag
acts-reason = Reden
acts-note = Opmerking
acts-history = Geschiedenis
## Reserving devices
reserve-crumb = Reserveren
reserve-to-handover = Naar de overhandiging
reserve-back = Terug naar de aanvraag
reserve-complete = Alle toegekende toestellen zijn gereserveerd of overhandigd.
reserve-code = Te reserveren toestel
reserve-code-hint = Scan het etiket of het serienummer van een toestel in voorraad.
reserve-suitable = Geschikte toestellen:
reserve-none-suitable = Geen enkel toestel in voorraad is nu geschikt voor deze regel.
reserve-missing = { $n ->
    [one] Er ontbreekt nog { $n } toestel.
   *[other] Er ontbreken nog { $n } toestellen.
}
reserve-more = Er zijn er meer in voorraad; alleen de eerste worden getoond.
reserve-do = De aangevinkte toestellen reserveren
reserve-promised = Gereserveerde toestellen
reserve-picked-for = Klaargezet voor
reserve-release = De aangevinkte reserveringen annuleren
reserve-release-note = Reden
reserve-release-hint = De toestellen keren terug naar de voorraad en kunnen voor een andere aanvraag gereserveerd worden.
## Handovers
handovers-lead = Een overhandiging omvat de toestellen die samen met één ondertekende akte vertrekken.
handovers-lead-own = De toestellen die u overhandigd werden, en die welke voorbereid worden.
handovers-none = Nog geen overhandigingen
handovers-none-next = Een overhandiging begint vanuit een toegekende aanvraag.
handovers-none-wait = Een overhandiging verschijnt hier zodra ze begonnen is.
handovers-approved = De toegekende aanvragen bekijken
handover-title = Overhandiging { $x }
handover-preview = De akte lezen voor ondertekening
handover-preview-title = Akte { $x } voor ondertekening
handover-preview-lead = Dit is precies wat beide partijen zullen tekenen, zoals de overhandiging er nu uitziet.
handover-preview-pdf = Dezelfde tekst als pdf
handover-sign = Ondertekenen
handover-pdf = De akte downloaden (pdf)
handover-return = Een teruggave registreren
handover-is-cancelled = Deze overhandiging is geannuleerd. De toestellen zijn voor de aanvraag gereserveerd gebleven.
handover-lines = Wat toegekend en overhandigd is
handover-decision = Toewijzingsbeslissing
handover-begun = Begonnen op
handover-signed-at = Ondertekend op
handover-picked = Klaargezet
handover-code = Toestel dat vertrekt
handover-code-hint = Scan aan de deur elk toestel dat vertrekt: de gescande lijst wordt de bijlage van de akte.
handover-to-pick = Klaar te zetten
handover-nothing-to-pick = Alle gereserveerde toestellen staan klaar.
handover-nothing-picked = Er staat geen toestel klaar. Scan de toestellen die vertrekken.
handover-put-back = Eruit nemen
handover-cancel = De overhandiging annuleren
handover-cancel-means = De klaargezette toestellen blijven voor de aanvraag gereserveerd. Een geannuleerde overhandiging kan niet hervat worden.
handover-cancel-do = De overhandiging annuleren
handover-with-recipient = Toestellen bij de begunstigde
handover-of = { $n } van { $all }
handover-returns = Teruggaven
handover-proof = Echtheid
handover-proof-means = De akte ligt vast bij de ondertekening. Met de vingerafdruk kan iedereen nagaan dat ze niet gewijzigd werd.
handover-hash = Vingerafdruk (SHA-256) van het pdf-bestand
handover-verify = Dit document verifiëren
handover-read = De akte lezen
handover-read-alone = De akte alleen, om te lezen of af te drukken
handover-sign-title = Overhandiging { $x } ondertekenen
handover-sign-read = Lezen wat ondertekend wordt ({ $x })
handover-sign-giver = Voor de overdrager
handover-sign-receiver = Voor de begunstigde
handover-sign-name = Naam
handover-sign-capacity = Hoedanigheid
handover-sign-capacity-hint = In welke hoedanigheid de persoon tekent, bijvoorbeeld directeur of magazijnier.
handover-sign-signature = Handtekening
handover-sign-typed = Ondertekenen door mijn naam te typen
handover-sign-typed-hint = In plaats van de tekening, als tekenen op het scherm niet lukt.
handover-sign-means = Bij de ondertekening gaan eigendom en risico over op de begunstigde. De akte ligt vast en krijgt haar vingerafdruk.
handover-sign-do = Ondertekenen en overhandigen
ok-handover-signed = De overhandiging is ondertekend. De akte ligt vast en kan gedownload worden.
ok-handover-put-back = Het toestel is uit de overhandiging genomen; het blijft gereserveerd.
ok-handover-cancelled = De overhandiging is geannuleerd.
document-pdf = De pdf downloaden
document-same-as-pdf = Deze pagina heeft dezelfde inhoud als het pdf-bestand, waarvan dit de vingerafdruk is.
## Returns
return-title = Teruggave { $x }
return-new-title = Teruggave van toestellen van overhandiging { $x }
return-act = Vertrokken met overhandiging
return-devices = Teruggegeven toestellen
return-now = Nu
return-next = De toestellen zijn in het atelier. Hun gegevensdragers moeten opnieuw gewist worden voor elke andere toewijzing.
return-new-none = Geen enkel toestel van deze overhandiging is nog bij de begunstigde
return-new-none-means = Er valt met deze akte niets terug te nemen.
return-new-devices = Toestellen die terugkomen
return-new-codes = Gescande codes
return-new-codes-hint = Eén code per regel: etiket of serienummer.
return-new-tick = Of vink de toestellen aan
return-new-location = Plaats
return-new-nowhere = Zonder plaats
return-new-note-hint = Verplicht bij een andere reden. Vermeld geen namen van personen.
return-new-means = Eigendom en risico keren terug naar de overdrager. De toestellen gaan naar het atelier en hun gegevens moeten opnieuw gewist worden.
return-new-do = De toestellen terugnemen
ok-returned = De teruggave is geregistreerd. De toestellen zijn in het atelier.
## Reports
evidence-title = Wachtende rapporten
evidence-lead = Rapporten die bij geen toestel passen, wachten hier tot ze gekoppeld of terzijde gelegd worden.
evidence-add = Een rapport opladen
evidence-none = Geen rapport wacht
evidence-none-text = Een opgeladen rapport gaat vanzelf naar het toestel waarvan het het serienummer draagt.
evidence-when = Opgeladen op
report-title = Rapport
report-is-dismissed = Dit rapport werd terzijde gelegd.
report-match = Aan een toestel koppelen
report-match-hint = Scan het etiket van het toestel.
report-dismiss = Het rapport terzijde leggen
ok-report-waits = Het rapport is bewaard. Er past geen toestel bij: koppel het of leg het terzijde.
ok-report-dismissed = Het rapport is terzijde gelegd.
verdict-accepted = Wissing aanvaard
verdict-failed = Wissing mislukt of afgebroken, genoteerd als poging
verdict-not-an-erasure = Geen wissing: er is niets geschreven, of het rapport zegt het resultaat niet
verdict-unverified = Niet aanvaard: wat geschreven werd, is niet teruggelezen
verdict-capacity-differs = Niet aanvaard: de capaciteit is niet die van de geregistreerde gegevensdrager. Vergelijk de schijf met haar etiket
verdict-hidden-sectors = Niet aanvaard: er zijn verborgen sectoren gevonden of niet uitgesloten
verdict-level-too-low = Niet aanvaard: het beleid vraagt meer voor dit soort gegevensdrager
verdict-kind-unknown = Niet aanvaard: het soort gegevensdrager is niet gekend. Noteer de wissing met de hand bij het toestel, met het soort dat op het etiket staat
verdict-before-reopened = Niet aanvaard: het rapport toont niet dat de wissing plaatsvond nadat het toestel terugkwam of de verificatie mislukte. Wis het medium opnieuw
verdict-settled = Zonder gevolg: deze gegevensdrager had zijn resultaat al
verdict-elsewhere = Zonder gevolg: het toestel staat niet in de werkplaats
verdict-no-serial = Schijf zonder betrouwbaar serienummer: zeg zelf bij welk toestel ze hoort
verdict-no-medium = Geen enkel aanwezig toestel bevat deze schijf
verdict-several-devices = Verschillende toestellen bevatten een schijf met dit nummer: vergelijk de etiketten
waits-drive-nameless = Het logbestand geeft het serienummer van een schijf niet.
waits-drive-unknown = Een schijf uit het logbestand is in geen enkel aanwezig toestel gekend, of in verschillende.
waits-no-device = Het rapport beschrijft geen volledig toestel, en zijn schijven wijzen niet naar één toestel.
waits-serial-unknown = Het serienummer { $x } is van geen enkel aanwezig toestel, of van verschillende.
waits-serial-ambiguous = Het serienummer in het rapport kan van verschillende machines zijn: het volstaat niet.
waits-serial-absent = Het rapport geeft geen bruikbaar serienummer en geen bruikbare UUID.
waits-uuid-unknown = Het rapport heeft geen bruikbaar serienummer, en zijn UUID is van geen enkel aanwezig toestel.
waits-uuid-elsewhere = Het rapport heeft dezelfde UUID als het toestel { $x }, maar het merk of het model verschilt: fabrikanten geven dezelfde UUID aan verschillende machines. Koppel het zelf als het om dat toestel gaat.
evidence-why = Waarom het wacht
evidence-files = Bestanden van de rapporten
evidence-files-hint = Eén of meer bestanden, herkend aan hun inhoud; met de muis kunt u ze in dit kader neerzetten. Hardwarerapporten (lshw, dmidecode, hwinfo, smartctl, lsblk, eReuse, GLPI, FusionInventory, systeminfo) of wislogboeken (nwipe, usody-sanitize), al dan niet gecomprimeerd.
evidence-do = De rapporten laden
evidence-results = Resultaten van de verzonden bestanden
evidence-agents = Rapporten via het netwerk ontvangen
evidence-agents-text = Een GLPI- of FusionInventory-agent levert het rapport van zijn machine op dit adres. Gebruikersnaam: om het even welke; wachtwoord: een toegangstoken dat mag schrijven, aangemaakt onder “Mijn account”. Bied het adres op het netwerk via HTTPS aan.
evidence-agents-people = Van inventarissen wordt alleen bewaard wat de machine beschrijft; gebruikers, software en licentiesleutels worden weggelaten vóór het bewaren.
report-erasures = Wissingen in dit rapport
report-notes = Goed om te weten
report-waits = Waarom dit rapport wacht
sent-waits = Het rapport is bewaard en wacht op zijn toestel.
sent-known = Dit rapport was al geladen: er is niets veranderd.
sent-see = Rapport bekijken
ok-report-changed = Het rapport is bewaard, maar een schijf of het geheugen is niet meer zoals in het vorige rapport: het toestel staat in quarantaine. Open het en vergelijk.
ok-report-partly = Het rapport is bewaard, maar een wissing is niet aanvaard. Open het rapport om te weten waarom.
device-compare = Aangegeven en gevonden
device-compare-lead = Wat verschilt tussen de lijst van de schenker, het laatste rapport en de fiche.
device-compare-declared = Aangegeven
device-compare-found = Gevonden
device-compare-kept = Op de fiche
device-compare-by-hand = met de hand verbeterd
report-read-earlier = Een eerdere versie van het systeem heeft dit rapport gelezen. Opnieuw lezen kan meer opleveren; wat eerder gelezen werd, blijft verzegeld.
report-read-again = Het rapport opnieuw lezen
ok-report-read-again = Het rapport is opnieuw gelezen.

## Locations
locations-title = Plaatsen
locations-lead = Site, lokaal, rek, doos: elke plaats heeft haar eigen code om te scannen.
locations-none = Nog geen plaatsen
locations-none-text = Maak de plaatsen aan voor u toestellen in voorraad plaatst.
location-new = Een plaats aanmaken of wijzigen
location-code-hint = Hoofdletters, cijfers en koppeltekens, bijvoorbeeld A-01-03. Een bestaande code wordt gewijzigd.
location-no-parent = Geen
location-close = Deze plaats niet meer gebruiken
location-closed = Niet meer in gebruik
ok-location-saved = De plaats is bewaard.
## Labels
labels-title = Etiketten
labels-of-batch = Lot { $x }
labels-count = { $n ->
    [one] { $n } etiket
   *[other] { $n } etiketten
}
labels-test = Het openbare adres van het systeem is niet ingesteld: op de etiketten staat TEST en hun QR-code leidt nergens heen. Stel --base-url in voor u ze echt afdrukt.
labels-stock = Etikettenformaat
labels-show = Het blad tonen
labels-tags = Toestellen
labels-tags-hint = Codes gescheiden door spaties of komma’s.
labels-blank = Blanco etiketten
labels-blank-hint = Nieuwe codes, om eerst te kleven en bij ontvangst te koppelen.
labels-skip = Eerste af te drukken etiket
labels-skip-hint = Kies bij een aangebroken blad het eerste nog vrije etiket.
label-erased = Gegevens gewist
design-standard = Volledig
design-small = Klein: alleen de code
design-erased = “Gegevens gewist”
labels-preview = De eerste pagina, zoals ze wordt afgedrukt
labels-pages = { $n ->
    [one] Eén pagina
   *[other] { $n } pagina’s
}
labels-design = Model
labels-places = Plaatsen
labels-places-hint = Codes van plaatsen, rekken of dozen, gescheiden door spaties of komma’s.
labels-copies = Exemplaren van elk
labels-slot = Etiket { $x }
labels-png = Afbeelding voor etikettenprinter (PNG)
labels-nothing = Geef toestellen, plaatsen of een aantal lege etiketten op: het vel verschijnt hier.
labels-blank-fresh = De lege codes worden bij het afdrukken geloot; dit zijn voorbeelden.
labels-reprints = { $n ->
    [one] Eén van deze codes werd al afgedrukt
   *[other] { $n } van deze codes werden al afgedrukt
}
labels-reprints-text = Twee etiketten van hetzelfde toestel lijken op twee toestellen: verwijder het oude.
labels-which = Welke
labels-printed-before = { $n ->
    [one] één keer afgedrukt, op { $date }
   *[other] { $n } keer afgedrukt, de laatste op { $date }
}
cards-title = Opdrachtkaarten
cards-text = Een gescande kaart zegt de werkbank wat ze moet doen: geen toetsenbord of muis meer nodig. Druk af op 100 % en knip uit.
cards-commands = De opdrachten
cards-places = Verplaatsen en in voorraad plaatsen, per plaats
cards-batches = Ontvangen, per open lot
cards-handovers = Klaarzetten, per lopende overhandiging
cards-stock-takes = Tellen, voor elke open telling
device-reuse-sheet = Hergebruikfiche (pdf)
cards-all = Alle kaarten (pdf)
labels-pdf = De pdf downloaden
labels-zpl = Voor etikettenprinter (ZPL)
labels-print-hint = Druk af op 100 %, zonder aan te passen aan de pagina. Elke afdruk wordt in het auditlogboek genoteerd.
## Audit log
ledger-title = Auditlogboek
ledger-lead = Elke wijziging wordt erin verzegeld. Niets wordt er ooit in veranderd of gewist.
ledger-size = Gebeurtenissen
ledger-root = Wortel (SHA-256)
ledger-verify = Het logboek verifiëren
ledger-check = Ook alle fiches verifiëren
ledger-clean = Het logboek is ongeschonden: { $x } gebeurtenissen geverifieerd.
ledger-findings = { $n ->
    [one] Eén zaak is niet in orde. Verbeter niets: bewaar een kopie van de databank en verwittig de beheerder van het systeem.
   *[other] { $n } zaken zijn niet in orde. Verbeter niets: bewaar een kopie van de databank en verwittig de beheerder van het systeem.
}
ledger-newest = Laatste gebeurtenissen
ledger-readings = Wat auditors hebben geraadpleegd
ledger-readings-text = Elke pagina die een auditor opent wordt vastgelegd: wie, wanneer en welke pagina, maar niet wat werd gezocht.
ledger-readings-none = Nog geen enkele auditor heeft iets geraadpleegd.
## Accounts
users-title = Accounts
user-new = Nieuw account
user-add = Het account aanmaken
user-change = Toegang
user-inactive = Uitgeschakeld
user-activate = Weer inschakelen
user-deactivate = Uitschakelen
user-no-organisation = Geen
user-organisation-hint = Alleen voor een partner: de organisatie waarvoor hij handelt, de enige die hij ziet.
ok-user-added = Het account is aangemaakt.
ok-user-changed = Het account is gewijzigd.
account-title = Mijn account
account-password = Wachtwoord
account-old-password = Huidig wachtwoord
account-new-password = Nieuw wachtwoord
account-change-password = Het wachtwoord wijzigen
account-tokens = Toegangstokens
account-tokens-text = Met een token kan een programma in uw naam handelen. Trek tokens in die niet meer dienen.
token-made = Dit is het token. Noteer het nu: het wordt maar één keer getoond.
token-name = Waarvoor het token dient
token-read = Alleen lezen
token-write = Lezen en schrijven
token-make = Een token aanmaken
token-end = Intrekken
token-is-ended = Ingetrokken
ok-password-changed = Het wachtwoord is gewijzigd. Uw andere sessies zijn afgesloten.
ok-token-ended = Het token is ingetrokken.
## Settings
settings-title = Instellingen
settings-operator = De beheerder van de dienst
settings-operator-text = Deze gegevens staan op de etiketten, de documenten en de openbare pagina’s.
settings-name-fr = Naam in het Frans
settings-name-nl = Naam in het Nederlands
settings-name-en = Naam in het Engels
settings-address = Openbaar adres van het systeem
settings-policy = Geldende regels, versie { $n }
settings-policy-text = Elke wijziging maakt een nieuwe versie, en elke beslissing legt de toegepaste versie vast.
settings-programmes = Programma’s
settings-action = Actie { $x }
ok-settings-saved = De instellingen zijn bewaard.
policy-ise-limit = Hoogste toegelaten ISE-klasse
policy-gift-warning = Waarschuwen boven een geschonken waarde van
policy-follow-up = Opvolging na (maanden)
acts-least = Minstens
request-in-stock = Nu in voorraad
request-conditions-hold = { $n ->
    [one] De voorwaarde is vervuld
   *[other] Alle { $n } voorwaarden zijn vervuld
}
handover-facts = De overhandiging

# Tables handed out
export-list = Deze lijst meenemen:
export-since = In dit stadium sinds
export-erased = Gegevens gewist
export-holds = Quarantaine
export-request = Aanvraag
acts-refresh = De pagina vernieuwen

# Verification by somebody else
why-not-verified = De wissing van medium { $medium } (serienummer { $serial }) werd uitgeloot voor verificatie. Iemand anders dan de operator moet ze verifiëren vóór het toestel in voorraad gaat.
why-nothing-to-verify = Er is geen wissing van medium { $medium } geregistreerd; er valt niets te verifiëren. Registreer eerst de wissing.
why-own-work = U hebt deze wissing zelf geregistreerd. Iemand anders moet ze verifiëren.
why-second-person-needed = Het beleid vraagt dat een tweede persoon ook verklaart dat het toestel geen opslagmedium bevat. Laat iemand anders kijken en het verklaren.
step-verify = Een wissing verifiëren
did-verify = Wissing geverifieerd
did-verify-failed = Verificatie mislukt: er konden gegevens worden gelezen
verify-passed = niets kon worden gelezen
verify-failed = er kon iets worden gelezen
medium-verify = De wissing van medium { $n } verifiëren
medium-verified = geverifieerd door { $x }
medium-to-verify = uitgeloot: door iemand anders te verifiëren
medium-verify-hint = Start het toestel of sluit het medium elders aan, kijk op verschillende plaatsen en zeg wat u vond.
history-drawn = uitgeloot voor verificatie
policy-second-person = Twee personen voor „geen medium”
policy-share-percent = Wissingen door iemand anders geverifieerd (%)
policy-share-hint = Van 0 tot 100. R2v3 vraagt minstens 5. De loting gebeurt wanneer de wissing wordt geregistreerd.
policy-save = Deze regels van kracht maken

# Command cards at the bench
because-nothing-scanned = Deze kaart werkt op het toestel dat net ervoor werd gescand, en er werd geen gescand. Scan het toestel, dan de kaart.
because-bad-card = De kaart “{ $x }” kan niet worden gevolgd: haar woord of wat erachter staat is hier niet bekend. Druk de kaarten opnieuw af.
because-no-log-yet = De wissing van { $x } is niet geregistreerd, en een kaart kent noch het hulpmiddel noch de versie. Lees het logboek van het hulpmiddel in, of registreer ze op de pagina van het toestel.
because-several-holds = Er staan meerdere quarantaines op { $x }. Hef ze op op de pagina van het toestel, waar elk haar reden heeft.
because-not-your-step = De laatste stap van { $x } werd door iemand anders gezet. Bekijk de geschiedenis en zet de nodige stap op de pagina.
because-cannot-undo = De laatste stap van { $x } kan niet met een kaart worden teruggenomen. De pagina toont wat nu kan.
because-undo-too-late = { $x } werd meer dan twaalf uur geleden ontvangen: de ontvangst kan niet meer ongedaan worden gemaakt. Stuur het terug, of leg vast wat ermee gebeurde.
scan-card-mode = De werkbank doet nu dit
scan-card-paused = Gepauzeerd: scan een kaart om verder te gaan
scan-card-done = De stapel is klaar
scan-card-undone = Teruggenomen
scan-card-note = Met een opdrachtkaart aan de scanwerkbank
scan-ignored = Niet verwerkt: de werkbank staat op pauze. Scan een kaart en dan deze code opnieuw.
scan-again = Hier al gescand, om

# Een stapel: verzamelen, dan handelen
nav-collect = Stapels
collect-title = Een stapel verwerken
collect-lead = Scan of plak de hele stapel, zie wat er met elk toestel zou gebeuren en wat in de weg staat, en handel dan op het geheel.
collect-to-bench = Eén voor één aan de scanpost
collect-mode = Wat met elk toestel gebeurt
collect-reserve = Reserveren voor aanvraag { $x }
collect-why = Reden
collect-reason = Reden van de quarantaine
collect-reason-hint = Dient om in quarantaine te plaatsen en om die op te heffen.
collect-note-hint = Nodig waar een stap uitleg vraagt; ze staat in de geschiedenis van elk toestel.
collect-codes = Etiketten, serienummers of nummers van de schenker
collect-codes-hint = Eén per regel, zoals een scanner of een rekenblad ze geeft; hoogstens { $x }.
collect-look = Zien wat er zou gebeuren
collect-nothing = Er is nog niets bekeken. Bekijken verandert niets.
collect-apply = { $n ->
    [one] Uitvoeren op { $n } toestel
   *[other] Uitvoeren op { $n } toestellen
}
collect-count = { $n ->
    [one] { $n } code van de stapel
   *[other] { $n } codes van de stapel
}
collect-will = Zou gebeuren: { $x }
collect-possible = mogelijk
collect-step-done = Gedaan
collect-blocked = Niet mogelijk, elk om zijn eigen reden
collect-again = Hetzelfde toestel als een andere code van deze stapel: het telt één keer
collect-several = Meerdere toestellen beantwoorden eraan: scan liever het etiket
collect-unknown = Geen enkele fiche beantwoordt eraan
collect-without = Deze van de lijst halen
collect-drop = { $x } van de lijst halen
collect-more = { $n ->
    [one] { $n } ander is niet getoond; het staat wel op de lijst.
   *[other] { $n } andere zijn niet getoond; ze staan wel op de lijst.
}
collect-done = { $n ->
    [0] Er is niets gewijzigd.
    [one] Gedaan voor { $n } toestel.
   *[other] Gedaan voor { $n } toestellen.
}
collect-left = Wat niet kon, staat nog op de lijst.
collect-labels = Hun etiketten afdrukken

# Onderdelen en interventies
cause-wear = Slijtage
cause-knock = Val of stoot
cause-liquid = Vloeistof
cause-defect = Gebrek van het onderdeel
cause-missing = Ontbrekend stuk
cause-upgrade = Verbetering voor het volgende gebruik
cause-other = Andere oorzaak
part-battery = Batterij
part-memory = Geheugen
part-screen = Scherm
part-keyboard = Toetsenbord
part-touchpad = Touchpad
part-charger = Lader
part-power-supply = Voeding
part-fan = Ventilator
part-hinge = Scharnier
part-case = Stuk van de behuizing
part-mainboard = Moederbord
part-processor = Processor
part-graphics = Grafische kaart
part-wireless = Draadloze module
part-camera = Camera
part-sound = Luidspreker of microfoon
part-connector = Kabel of aansluiting
part-other = Ander onderdeel
step-remove-part = Een onderdeel uithalen
did-remove-part = Onderdeel uitgehaald
history-part-from = van { $x }
history-part-to = voor { $x }
history-minutes = { $n } min.
history-replaces = vervangt drager { $n }
why-still-there = Drager { $medium } zit nog in het toestel: haal hem eruit, vernietig hem of verklaar hem afwezig voordat een andere hem vervangt.
because-not-for-parts = { $x } wordt niet voor onderdelen gehouden: een onderdeel komt alleen uit zo’n toestel. Houd het eerst voor onderdelen, of laat de herkomst leeg.
device-parts = Onderdelen
device-parts-none = Er werd geen onderdeel geplaatst of uitgehaald.
device-part-in = Geplaatst
device-part-out = Uitgehaald
device-part-shelf = in het rek met onderdelen
device-part-bought = herkomst niet vermeld
field-cause = Oorzaak
field-minutes = Minuten
field-part-kind = Soort onderdeel
field-replaces = Vervangt
field-photo = Foto
cause-not-said = Niet vermeld
part-not-one = Geen onderdeel
medium-replaces = Vervangt drager { $n }
medium-replaced = Vervangen door drager { $n }
replaces-none = Geen andere drager
photo-none = Geen foto
photo-hint = Een foto die met de rapporten van dit toestel wordt gestuurd, blijft als bewijs bewaard, zonder de plaats en het fototoestel die ze vermeldt.
photo-see = Foto van { $x }

# Wat alleen de schenker kan ontgrendelen
unlock-title = Vergrendelingen voor de schenker
unlock-lead = De vergrendelingen die alleen de schenker kan opheffen, als een brief die klaar is om te versturen.
unlock-see = De brief en de serienummers bekijken
unlock-count = { $n ->
    [one] { $n } toestel wacht
   *[other] { $n } toestellen wachten
}
unlock-none = Niets wacht op de schenker
unlock-none-text = Geen toestel van deze partij draagt een vergrendeling die alleen de schenker kan opheffen.
unlock-language = Taal van de brief
unlock-show = Tonen
unlock-table = Tabel met serienummers (CSV)
unlock-letter = Brief aan de schenker
unlock-letter-hint = Kopieer hem in een e-mail, met de tabel als bijlage. Er staat geen naam van een persoon in.
unlock-to-do = Wat te doen
unlock-no-serial = zonder serienummer
unlock-greeting = Geachte mevrouw, geachte heer,
unlock-ask = Toestellen van partij { $x } dragen nog een vergrendeling die alleen u kunt opheffen. Tot dan kan niemand ze gebruiken en blijven ze in quarantaine. Hier zijn ze, per vergrendeling, met wat er moet gebeuren.
unlock-close = Gelieve elke opheffing met haar datum te bevestigen door op dit bericht te antwoorden met de betrokken serienummers. Dank u.
unlock-how-mdm-intune = Verwijder het toestel in Intune en in Entra ID.
unlock-how-autopilot = Schrijf de hardwarehash uit bij Windows Autopilot (de serienummers volstaan), nadat elk DFCI-profiel is verwijderd.
unlock-how-dfci = Verwijder het DFCI-profiel voordat u het toestel bij Autopilot uitschrijft.
unlock-how-firmware-password = Verwijder het BIOS/UEFI-wachtwoord, of bezorg het via een veilig kanaal.
unlock-how-disk-password = Verwijder het schijfwachtwoord (ATA, NVMe of OPAL), of bezorg het via een veilig kanaal.
unlock-how-absolute-persistence = Geef de Absolute-licentie (Computrace) vrij en schakel de persistentie definitief uit waar dat wordt aangeboden.
unlock-how-apple-activation-lock = Zet Zoek mijn uit, of bezorg de omzeilingscode van uw toestelbeheer.
unlock-how-apple-dep = Geef het toestel vrij in Apple Business Manager of Apple School Manager.
unlock-how-android-frp = Verwijder het Google-account van het toestel, of herstel het nadat het account is verwijderd.
unlock-how-android-zero-touch-knox = Verwijder het toestel uit de zero-touch-portal of uit Knox Mobile Enrollment.
unlock-how-chromebook-enrollment = Hef de inschrijving van het toestel op in de Google-beheerconsole en wis het daarna.
doc-interventions = Interventies
scan-scanned = Gescand om
scan-put-away = Opbergen
scan-old = Te oud: niet verstuurd
scan-old-text = Deze scan wacht al meer dan 30 dagen; de server zou een dubbele niet meer herkennen. Scan de code opnieuw als ze nog geldt.
scan-unkept = Niet bewaard: scan opnieuw
scan-unkept-text = Dit toestel kon de scan niet wegschrijven. Maak plaats vrij of neem een ander toestel.
scan-others = Op dit toestel wachten scans van iemand anders; ze vertrekken zodra die persoon zich hier aanmeldt, nooit onder uw naam. Aantal:
scan-kept = Dit is de werkbank zoals bewaard op dit toestel, zonder verbinding. Wat u scant, wacht hier op naam van wie het laatst aangemeld was.
scan-kept-back = De volledige pagina openen
scan-offline-ready = Deze werkbank opent op dit toestel ook zonder verbinding.
scan-app = Reprise – scanwerkbank
camera-open = Camera
camera-close = Camera sluiten
camera-opening = De camera wordt geopend
camera-looking = Toon een etiket aan de camera
camera-taken = Gelezen:
camera-several = Er zijn meerdere codes in beeld: welke?
camera-none-of-these = Geen van deze: opnieuw kijken
camera-nothing = Er werd geen code gevonden in de foto. Kom dichterbij, vermijd weerspiegeling en neem de foto opnieuw.
camera-reading = De foto wordt gelezen
camera-denied = Deze pagina mag de camera niet gebruiken: sta het toe in de instellingen van de browser.
camera-absent = Er kon geen camera geopend worden.
camera-offline = Om een code te lezen heeft deze camera de verbinding nodig: typ de code, of wacht tot ze terug is.
camera-one = Camera
camera-which = Gebruikte camera
camera-torch = Lamp
camera-picture = Foto van een etiket
camera-picture-hint = Ten hoogste 4 MB. De foto wordt gelezen en dan vergeten.
camera-read = Foto lezen
benchmark-processor = Meting van de processor
benchmark-memory = Meting van het geheugen
benchmark-disk-read = Lezen van de schijf (MB/s)
benchmark-disk-write = Schrijven op de schijf (MB/s)
scan-card-wanted-text = Scan het etiket of het nummer waarvoor ze dient, of kies het in de lijst.
act-read-letters = Brieven bekijken
act-send-letters = Brieven versturen
what-letter = De brief
because-letter-state = Dat kan niet meer: de brief is al onderweg, vertrokken of opgegeven. Laad de pagina opnieuw om te zien hoe het ermee staat.
because-letter-gone = De tekst van deze brief, of de code van de link, wordt niet meer bewaard. Doe de stap die hem veroorzaakte opnieuw: dan komt er een nieuwe brief.
because-letter-nobody = De organisatie heeft nog altijd geen contactpersoon met een e-mailadres. Voeg er een toe op haar pagina en verstuur daarna opnieuw.
letter-state-waiting = Wacht
letter-state-sending = Wordt verzonden
letter-state-sent = Verzonden
letter-state-refused = Geweigerd
letter-state-given-up = Opgegeven
letter-kind-trial = Proefbrief
letter-kind-request-submitted = Aanvraag ontvangen
letter-kind-request-declined = Aanvraag geweigerd
letter-kind-request-approved = Aanvraag toegekend
letter-trial-subject = Proefbrief van Reprise
letter-trial-body = Deze brief toont dat de brieven van Reprise aankomen. U hoeft niets te doen.
letter-request-submitted-subject = Uw aanvraag { $number } is goed aangekomen
letter-request-submitted-body =
    Wij hebben uw aanvraag { $number } goed ontvangen.

    Iemand van ons team zal ze bekijken. Wij schrijven u zodra er een beslissing is, of als er een vraag is.
letter-request-declined-subject = Uw aanvraag { $number } kon niet worden toegekend
letter-request-declined-body =
    Uw aanvraag { $number } kon niet worden toegekend.

    De reden staat op de pagina van de aanvraag. Denkt u dat er een vergissing is, of is uw situatie veranderd, laat het ons dan weten: wij bekijken ze samen met u opnieuw. U kunt ook een nieuwe aanvraag indienen.
letter-request-approved-subject = Uw aanvraag { $number } is toegekend
letter-request-approved-body =
    Er is beslist: uw aanvraag { $number } is toegekend. Dit kent beslissing { $decision } toe:

    { $lines }

    { $rest }

    De motivering, en hoe de verdeling is berekend, leest u op de pagina van de aanvraag. Wij nemen contact met u op voor de overhandiging van het materiaal.
letters-greeting = Dag,
letters-greeting-name = Dag { $x },
letters-link =
    Om verder te gaan, open deze pagina:
    { $x }
letters-no-link = Om verder te gaan, open Reprise op het adres dat u kent, gevolgd door { $x }
letters-closing = Met vriendelijke groeten,
letters-perhaps = Mogelijk hebt u deze brief al ontvangen: onze verzending werd onderbroken. In dat geval hoeft u hiermee niets te doen.
nav-letters = Brieven
letters-title = Brieven
letters-lead = Wat per e-mail vertrekt, en wat niet vertrokken is.
letters-problems = Te bekijken
letters-newest = De recentste
letters-subject = Onderwerp
letters-to = Bestemmeling
letters-about = Over
letters-kind = Aanleiding
letters-organisation = Organisatie
letters-made = Geschreven op
letters-done = Afgehandeld op
letters-next = Volgende poging
letters-along = Bijlage
letters-tries = Pogingen
letters-answer = Antwoord van de mailserver
letters-any = Alle
letters-all = Alle brieven bekijken
letters-of = Alleen de brieven aan { $x }.
letters-none = Geen brieven
letters-none-text = Een brief ontstaat uit de stap die hem veroorzaakt, bijvoorbeeld wanneer een aanvraag aankomt.
letters-no-server = Er wachten brieven, en deze server verstuurt er geen: er is geen mailserver ingesteld. Start Reprise met REPRISE_SMTP_URL en REPRISE_MAIL_FROM, of voer geregeld de opdracht reprise mail uit. Ondertussen gaat niets verloren.
letters-no-address = De organisatie heeft geen contactpersoon met een e-mailadres. Voeg er een toe op haar pagina en verstuur daarna opnieuw.
letters-nobody = Niemand
letters-refused = Niet vertrokken. De mailserver antwoordde: { $x }
letters-late = Wacht al langer dan een uur.
letters-late-answer = Wacht al langer dan een uur. Laatste antwoord: { $x }
letters-twice = Misschien twee keer aangekomen: een verzending werd onderbroken. De tweede zegt dat in de eerste zin.
letters-erased = { $x } (gewist)
letters-text = Tekst
letters-text-gone = De tekst werd gewist met de gegevens van de persoon, of omdat de bewaartermijn voorbij is.
letters-facts = Verzending
letters-again = Opnieuw versturen
letters-give-up = Opgeven
letters-trial = Proefbrief
letters-trial-text = Om te zien of brieven aankomen.
letters-trial-do = Schrijven
ok-letter-trial = De proefbrief is geschreven: hij vertrekt met de andere.
ok-letter-again = De brief vertrekt opnieuw.
ok-letter-given-up = De brief is opgegeven.
home-letters = Brieven te bekijken
cli-no-mail-server = Er is geen mailserver ingesteld. Geef --smtp-url en --mail-from, of REPRISE_SMTP_URL en REPRISE_MAIL_FROM.
cli-mail = Verzonden: { $sent }. Geweigerd: { $refused }. Opnieuw te proberen: { $later }.

# Waste equipment handed to a collector

doc-weee-title = Traceerbaarheidsdocument – overdracht van AEEA
doc-weee-subject = { $mass } overgedragen aan { $collector }
doc-weee-holder = Houder van de afvalstoffen
doc-weee-pick-up = Plaats van ophaling
doc-weee-collector = Inzamelaar
doc-weee-registration = Registratie- of erkenningsnummer: { $x }
doc-weee-carrier-same = De inzamelaar
doc-weee-place-and-date = Plaats en datum van overdracht
doc-weee-destination = Installatie van bestemming
doc-weee-treatment = Verwerkingswijze
doc-weee-code = Afvalcode en benaming
doc-weee-mass = Massa
doc-weee-estimated = (geraamd)
doc-weee-loose = Onderdelen en toebehoren
doc-weee-share = { $n } % van de massa werd niet gewogen: ze is geraamd met de mediaan van het soort toestel, volgens environmental-footprint-data van Boavizta (commit 61323eb5, ODbL 1.0).
doc-weee-media = Vóór de overdracht werd elke gekende gegevensdrager van deze toestellen gewist, vernietigd of afwezig verklaard; de bijlage vermeldt het per toestel.
doc-weee-text = Dit document vergezelt de afvalstoffen. Elke partij bewaart een exemplaar vijf jaar en legt het op verzoek voor aan Leefmilieu Brussel.
doc-weee-annex = Bijlage – Lijst van de toestellen
doc-for-holder = Voor de houder
doc-for-collector = Voor de inzamelaar of de vervoerder
treatment-r12 = R12 – Ontmanteling en sortering vóór nuttige toepassing
treatment-r13 = R13 – Opslag vóór nuttige toepassing
treatment-r4 = R4 – Recycling van metalen
treatment-r5 = R5 – Recycling van andere anorganische stoffen
treatment-r3 = R3 – Recycling van kunststoffen en andere organische stoffen
treatment-d9 = D9 – Behandeling vóór verwijdering
nav-weee = AEEA
weee-title = Overdrachten van AEEA
weee-lead = Wat niet meer dient, overgedragen aan een erkende inzamelaar: één ondertekend document per ophaling, vijf jaar bewaard.
weee-new = Aan een inzamelaar overdragen
weee-none = Er werd nog niets aan een inzamelaar overgedragen.
weee-none-text = Een overdracht brengt de afgedankte toestellen samen, met hun massa en afvalcodes. Hun gegevensdragers komen eerst.
weee-new-title = AEEA aan een inzamelaar overdragen
weee-new-lead = Kies of scan wat vertrekt, controleer, weeg en teken daarna samen.
weee-no-collector = Er is nog geen erkende inzamelaar gekend.
weee-no-collector-text = Een coördinator maakt hem aan onder Organisaties, met het soort “Erkende AEEA-inzamelaar”.
weee-what = Wat vertrekt
weee-codes = Gescande toestellen
weee-codes-hint = Eén code, serienummer of inventarisnummer per regel.
weee-offered = { $n ->
    [one] { $n } toestel bestemd voor recycling
   *[other] { $n } toestellen bestemd voor recycling
}
weee-weights = Codes en massa
weee-code = Afvalcode
weee-kilograms = gewogen kg
weee-estimate = Niet gewogen wordt dit { $x } (mediaan van de soort).
weee-must-weigh = Te wegen: voor deze soort is geen mediaan gekend.
weee-loose = Onderdelen en toebehoren
weee-loose-hint = Samen gewogen, niet geteld.
weee-where = Aan wie en waarheen
weee-collector = Inzamelaar
weee-registration = Registratie- of erkenningsnummer
weee-registration-hint = Van de inzamelaar, zoals in het register van Leefmilieu Brussel.
weee-destination = Installatie van bestemming
weee-destination-hint = Naam en adres.
weee-treatment = Verwerkingswijze
weee-pick-up = Plaats van ophaling
weee-pick-up-hint = Als het niet de zetel is.
weee-carrier = Vervoerder
weee-carrier-hint = Naam en adres van de onderneming, als het niet de inzamelaar is.
weee-carrier-registration = Registratienummer van de vervoerder
weee-look = Controleren
weee-look-again = Opnieuw controleren
weee-read = Wat ondertekend wordt
weee-sign-giver = Voor de houder
weee-sign-receiver = Voor de inzamelaar of de vervoerder
weee-sign-means = Bij de ondertekening verlaat elk toestel het huis voor recycling. Het document krijgt zijn nummer en verandert niet meer.
weee-sign-do = Tekenen en overdragen
weee-note = De overdracht
weee-mass = Massa
weee-estimated = Geraamd deel
ok-weee-transferred = Het afval is overgedragen. Het document ligt vast en kan worden gedownload.
because-media-open = Een gegevensdrager heeft geen afloop op: { $x }. Wis of vernietig hem of verklaar hem afwezig; voordien vertrekt er niets.
because-not-to-recycle = Kunnen niet naar recycling van waar ze zijn: { $x }. Neem eerst de toezegging of het toestel terug.
because-not-a-collector = { $x } is geen actieve erkende AEEA-inzamelaar.
because-unknown-waste-code = “{ $x }” is geen afvalcode van de lijst.
because-weight-needed = Te wegen: { $x }. Voor deze soort is geen mediaan gekend.
what-weee-transfer = De overdracht van AEEA
subject-weee-transfer = Overdracht van AEEA

# At the door

doc-refused-text = { $n ->
    [one] { $n } toestel dat voor deze overhandiging klaarstond, werd door de begunstigde geweigerd en blijft bij de schenker; het staat in de bijlage.
   *[other] { $n } toestellen die voor deze overhandiging klaarstonden, werden door de begunstigde geweigerd en blijven bij de schenker; ze staan in de bijlage.
}
doc-refused = Bijlage – Bij de overhandiging geweigerde toestellen
doc-refused-why = Reden van de weigering
doc-on-paper = Met de hand op papier ondertekend op { $date }. De bewaarde kopie heeft als SHA-256-vingerafdruk { $hash }.
doc-pick-title = Verzamellijst
doc-pick-subject = { $act } – { $recipient }
doc-pick-lines = Wat is toegezegd, regel per regel
doc-pick-asked = Toegekend
doc-pick-promised = Toegezegd
doc-pick-picked = Al verzameld
doc-pick-place = Plaats { $x }
doc-pick-no-place = Zonder plaats
doc-pick-box = [  ]
doc-pick-line = Regel
doc-pick-none = Alles is verzameld.
doc-pick-text = Volg de plaatsen in volgorde; scan elk toestel op de pagina van de overhandiging: het scannen telt, niet het kruisje.
door-reason-defective = Defect
door-reason-not-as-described = Niet zoals beschreven
door-reason-not-wanted = Niet gewenst
signing-way-screen = Op het scherm, in het depot
signing-way-link = Via een link
signing-way-paper = Op papier
transport-pick-up = Afhaling in het depot
transport-delivery = Levering bij de begunstigde
handover-state-awaiting = Wacht op de handtekening van de begunstigde
hold-erasure-contradicted = Een later logboek zegt dat de wissing mislukte
hold-media-unclear = Het rapport toont niet alle gegevensdragers: nagaan wat erin zit
hold-inspection = Geweigerd bij overhandiging: te onderzoeken
step-refuse = Weigeren bij overhandiging
did-refuse = Geweigerd bij overhandiging
because-gift-not-noted = De toestellen worden op { $x } € geraamd, meer dan wat een vereniging zonder machtiging mag aanvaarden (art. 9:22 WVV). Dit is geen weigering: noteer eerst de referentie van wat is afgesproken.
because-offered = Overhandiging { $x } wacht op de handtekening van de begunstigde: ze ligt vast. Trek eerst het aanbod in om ze te wijzigen.
because-appointment-past = De afspraak moet in de toekomst liggen en op dezelfde dag na het begin eindigen.
because-not-a-copy = Dit bestand is geen foto (JPEG, PNG) en geen volledige pdf. Fotografeer of scan het ondertekende papier en probeer opnieuw.
appointment = Afspraak
appointment-none = Er is geen afspraak gemaakt.
appointment-off = De afspraak van { $x } is geannuleerd.
appointment-when = Op { $date }, van { $from } tot { $until }
appointment-set = Een afspraak maken
appointment-change = De afspraak wijzigen
appointment-call-off = De afspraak annuleren
appointment-ics = Voor mijn agenda (.ics)
appointment-date = Datum
appointment-from = Van
appointment-until = Tot
appointment-transport = Hoe
appointment-place = Waar
appointment-place-hint = Het depot, of de site van de begunstigde.
appointment-ask-for = Vragen naar
appointment-ask-for-hint = Een persoon en een nummer; wisbaar, buiten het auditlogboek.
appointment-save = De afspraak bewaren
appointments-title = Komende afspraken
appointments-lead = De afgesproken overhandigingen, dag per dag.
appointments-none = Er zijn geen komende afspraken.
appointments-none-text = Een afspraak maak je op de pagina van een overhandiging.
ics-summary = Overhandiging { $act }: { $n } toestellen
ok-appointment-saved = De afspraak is bewaard.
ok-appointment-called-off = De afspraak is geannuleerd.
door-refuse = Een toestel weigeren
door-refuse-means = Het staat als geweigerd op de akte. Bij de ondertekening gaat het terug naar de voorraad; een defect toestel wordt eerst onderzocht. Wat de aanvraag nog verwacht, blijft open.
door-refuse-which = Toestel
door-refuse-why = Reden
door-refuse-not = Niet geweigerd
door-refuse-do = Bewaren
door-refused = Geweigerd: { $x }
ok-door-refused = De weigering staat op de akte.
gift-title = Geraamde waarde
gift-over = Deze overhandiging wordt op { $x } geraamd, meer dan de drempel waarboven een vereniging gemachtigd moet zijn om een gift te aanvaarden (art. 9:22 WVV). Een handgift is daar doorgaans van vrijgesteld: ga het na en noteer de referentie.
gift-noted = Genoteerd: { $x }
gift-reference = Referentie
gift-do = Noteren
ok-gift-noted = De referentie is genoteerd.
pick-list = Verzamellijst
paper-sign = Op papier ondertekend
paper-sign-title = Overhandiging { $x }: op papier ondertekend
paper-sign-lead = Druk de akte af, teken samen, fotografeer of scan ze. De kopie is evenveel waard als een handtekening op het scherm.
paper-sign-print = De te tekenen akte afdrukken (pdf)
paper-sign-copy = Ondertekende kopie
paper-sign-copy-hint = Foto (JPEG of PNG) of pdf; ten hoogste 20 MB. Van een foto worden alleen de pixels bewaard.
paper-sign-on = Ondertekend op
paper-sign-do = De ondertekende akte registreren
proof-who = Ondertekend door
proof-way = Hoe
proof-address = Netwerkadres
proof-agent = Browser
proof-copy = De ondertekende kopie bekijken
proof-clauses = Versie van de clausules
return-exchange = Omruiling
return-exchange-until = Er worden andere toestellen in de plaats gegeven: verschuldigd tot { $x }. Wat de beslissing toekent, staat weer open.
return-exchange-over = De omruiltermijn eindigde op { $x }: de coördinatie kan nog omruilen, en zegt waarom.
because-exchange-late = De omruiling was beloofd gedurende { $x } dagen. De coördinatie kan ze nog toestaan en noteert waarom.

# Back to the donor

donor-title = Wat er van het lot geworden is
donor-page-title = Wat er van lot { $x } geworden is
donor-subject = Lot { $batch }, toestand op { $date }
donor-lead = Voor de schenkende administratie, in haar taal: cijfers die kloppen, zonder de naam van enige begunstigde.
donor-see = Wat er van dit lot geworden is
donor-show = Tonen
donor-by = Opgesteld door
donor-as-of = Toestand op
donor-arrived = Aangekondigd en ontvangen
donor-declared = Aangegeven
donor-expected = Nog verwacht
donor-now = Waar de toestellen zijn
donor-what = Toestand
donor-count = Aantal
donor-share = Aandeel
donor-workshop = In de werkplaats
donor-stock = In voorraad, klaar
donor-promised = Toegezegd aan een begunstigde
donor-handed-over = Bij een begunstigde
donor-sent-back = Teruggegeven aan de schenkende administratie
donor-for-parts = Bewaard voor onderdelen
donor-recycled = Gerecycleerd (AEEA)
donor-destroyed = Vernietigd
donor-lost = Verloren of gestolen
donor-returned = Ooit teruggekomen van een begunstigde
donor-returned-text = { $n ->
    [one] { $n } van deze toestellen kwam ooit terug van een begunstigde; het is geteld waar het nu is.
   *[other] { $n } van deze toestellen kwamen ooit terug van een begunstigde; ze zijn geteld waar ze nu zijn.
}
donor-recycled-grams = Gerecycleerde massa (g)
donor-estimated-grams = waarvan geraamd (g)
donor-recycled-text = { $mass } werd aan een erkende inzamelaar overgedragen, waarvan { $share } % geraamd en niet gewogen.
donor-went = Waar ze naartoe gingen
donor-kind = Soort organisatie
donor-commune = Gemeente
donor-outside = Buiten het Gewest
donor-no-names = De begunstigden worden niet genoemd: het soort organisatie, de gemeente en het publiek volstaan om rekenschap te geven.
donor-media = Gegevensdragers
donor-media-open = Nog niet behandeld
donor-media-text = Geen enkel toestel wordt overhandigd, toegezegd of gerecycleerd zolang een gekende drager niet gewist, vernietigd of afwezig verklaard is. De attesten van gegevenswissing geven het detail, drager per drager.
# Threads
thread-title = Vragen en antwoorden
thread-none = Niemand heeft al iets gevraagd.
thread-house = De dienst
thread-text = Uw bericht
thread-text-hint = Nooit de naam van leerlingen, bewoners of andere personen: aantallen volstaan.
thread-sure = Ik heb het nagelezen: er staat niemand in genoemd, of het mag blijven staan.
thread-ask = Een vraag stellen
thread-answer = Antwoorden
thread-contest = De beslissing betwisten
thread-erased = Deze tekst is weggehaald.
thread-erase = Deze tekst weghalen
thread-erase-means = De tekst wordt voorgoed gewist. Dat er een was en dat hij werd weggehaald, blijft vastgelegd.
thread-erase-do = De tekst wissen
message-question = Vraag
message-answer = Antwoord
message-contest = Betwist de beslissing

# Requests, the fair split and its working
want-camera = met een camera die werkt
want-wifi = met wifi die werkt
want-lot = minstens { $n } samen
want-more = Meer over deze regel
want-any = Maakt niet uit
want-lot-label = Minstens zoveel, of geen
want-lot-hint = Enkel als u aan minder niets hebt. Blijven er minder over, dan krijgt u er geen.
want-keyboard-label = Toetsenbord
want-system-label = Systeem
keyboard-azerty-be = AZERTY (België)
keyboard-azerty-fr = AZERTY (Frankrijk)
keyboard-qwerty-us = QWERTY (internationaal)
keyboard-qwerty-uk = QWERTY (Verenigd Koninkrijk)
keyboard-qwertz = QWERTZ
keyboard-other = Een ander toetsenbord
system-windows = Windows
system-linux = Linux
system-chromeos = ChromeOS
system-macos = macOS
system-android = Android
system-ios = iOS / iPadOS
accessory-charger = Laders
accessory-keyboard = Toetsenborden
accessory-mouse = Muizen
accessory-headset = Hoofdtelefoons
accessory-bag = Tassen
accessory-screen-lead = Schermkabels
accessory-adapter = Adapters
accessory-dock = Dockingstations
accessory-network-lead = Netwerkkabels
age-band-under-12 = Jonger dan 12
age-band-12-17 = 12 tot 17
age-band-18-25 = 18 tot 25
age-band-26-64 = 26 tot 64
age-band-65-plus = 65 en ouder
delivery-pick-up = Wij halen ze af in het depot
delivery-delivered = Graag bij ons leveren
request-bands = Per leeftijd, als u dat weet
request-bands-hint = Alleen aantallen. Hun som is het aantal personen.
request-accessories = Toebehoren
request-accessories-hint = Ze worden gegeven zolang ze er zijn.
request-wished = Gewenst tegen
request-wished-hint = Een wens, geen belofte.
request-delivery = Hoe ze bij u komen
request-delivery-any = Geen voorkeur
request-new-rest = En verder
request-new-later = Bewaren, ik ga later verder
request-change-title = { $x } wijzigen
ok-request-kept = Het ontwerp is bewaard. Niemand kijkt ernaar voordat u het indient.
field-keyboard = Toetsenbord
working-rule = De gepubliceerde billijkheidsregel, versie { $rule }, met beleid { $policy }: het volgende toestel gaat naar wie tot dan toe het kleinste deel van zijn behoefte kreeg, gedeeld door het gewicht. Een behoefte is wat één organisatie van één soort toestel nodig heeft, in hoeveel aanvragen ze ook geschreven is.
working-need = { $kind }: de getelde behoefte is { $need }, zoveel als gevraagd.
working-need-capped = { $kind }: { $asked } werden gevraagd; de bediende personen kunnen er { $cap } gebruiken, en dat is de getelde behoefte.
working-had = { $n } daarvan werden eerder toegekend en tellen als gekregen.
working-weight = Het gewicht is { $weight }: publiek { $audience } × actie { $action } × wachttijd { $waiting } × eerder ontvangen { $earlier }.
working-weight-mean = Het gewicht is { $weight }: het gemiddelde van de aanvragen volgens de bediende personen, × eerder ontvangen { $earlier }.
working-served = { $n } toestellen: daarmee is de hele behoefte gedekt.
working-asked = { $n } toestellen: elke regel is vol; de bediende personen zouden er meer kunnen gebruiken dan gevraagd.
working-nothing-left = { $n } toestellen: toen de beurt opnieuw kwam, was er geen geschikt meer over zonder dat iemand met een kleiner deel er een moest afstaan.
working-lot = Geen: er bleven er minder over dan de { $n } die minstens nodig zijn om nuttig te zijn.
working-share = Dat dekt { $percent } % van de behoefte.
working-line = Regel { $line }: { $suitable } klaarstaande toestellen waren geschikt; ze krijgt er { $given }.
working-missed-grade = Als een lagere conditieklasse was aanvaard, bleven er nog { $n } over.
working-missed-memory = Als minder geheugen was aanvaard, bleven er nog { $n } over.
working-missed-keyboard = Als een ander of niet genoteerd toetsenbord was aanvaard, bleven er nog { $n } over.
working-missed-camera = Zonder geteste camera te vragen, bleven er nog { $n } over.
working-missed-wifi = Zonder geteste wifi te vragen, bleven er nog { $n } over.
working-missed-system = Als een ander systeem was aanvaard, bleven er nog { $n } over.
working-missed-donor = Er bleven er nog { $n } over die door hun herkomst niet onder deze actie gegeven mogen worden.
working-adjusted = Regel { $line } werd met de hand gewijzigd van { $from } naar { $to }; de reden is vastgelegd.
working-these = Van de toestellen die volstaan, worden de eenvoudigste genomen, zodat niets beters verspild wordt, en toestellen van één model blijven samen.
working-draw = Bij gelijke delen beslist een loting; het zaadgetal is { $seed }.
doc-decision-title = Toewijzingsbeslissing
doc-decision-subject = Voor { $x }
doc-decision-intro = Op { $date } besliste { $operator } als volgt over de onderstaande aanvraag.
doc-decision-request = Aanvraag
doc-decision-action = Actie van het plan
doc-decision-audience = Voor wie
doc-decision-project = Project
doc-decision-by = Beslist door
doc-decision-policy = Versie van het beleid
doc-decision-until = De belofte geldt tot
doc-decision-granted = Wat wordt toegekend
doc-decision-line = Regel
doc-decision-asked = Gevraagd
doc-decision-before = Eerder
doc-decision-now = Toegekend
doc-decision-waiting = Wachtend
doc-decision-motive = Motivering
doc-decision-working = Hoe het aantal werd gevonden
doc-decision-conditions = Voorwaarden, op de dag van de beslissing
doc-decision-condition = Vervulde voorwaarde
doc-decision-seen = Wat werd nagekeken
doc-decision-devices = Beloofde toestellen
doc-decision-react = Als u het niet eens bent
doc-decision-react-text = Betwist de beslissing op de pagina van uw aanvraag, of schrijf naar { $x }. U krijgt op dezelfde plaats een gemotiveerd antwoord. Wat niet werd toegekend, blijft wachten en doet zonder nieuwe aanvraag mee aan de volgende verdeling.
doc-decision-for-operator = Voor de operator

# The fair split on its pages
proposals-title = Billijke verdelingen
proposals-lead = Als er minder is dan gevraagd, stelt de gepubliceerde regel voor wie wat krijgt en toont hij de berekening. Er wordt niets beslist zonder een mens en een motivering.
proposals-action = Aanvragen onder
proposals-every-action = alle acties
proposals-hint = Elke ingediende aanvraag die vandaag in aanmerking komt en door niemand behandeld wordt, doet mee, ook wat eerdere beslissingen lieten wachten.
proposals-do = Een verdeling berekenen
proposals-none = Er is nog geen verdeling berekend.
proposals-none-next = Er zijn ingediende aanvragen en toestellen in voorraad nodig.
proposals-gives = Geeft
proposal-counts = { $given } toestellen voor { $asked } gevraagde, van { $ready } die klaarstonden
proposal-title = Billijke verdeling van { $x }
proposal-state-open = Open
proposal-state-closed = Afgesloten
proposal-close = Wegleggen
proposal-refused = Hierover kon niet beslist worden:
proposal-split = Wie krijgt wat
proposal-only = Dit is een voorstel. Niemand wordt iets beloofd voor er beslist is.
proposal-open = Gevraagd
proposal-given = Krijgt
proposal-other = Met andere gewichten
proposal-share = Behoefte gedekt
proposal-is-decided = Beslist
proposal-why = Waarom, en welke
proposal-more = en nog { $n }
proposal-to = Krijgt in plaats daarvan
proposal-reason = Reden van de wijziging
proposal-adjust = Met de hand wijzigen
proposal-decide-one = Over deze aanvraag beslissen
proposal-decide = Beslissen
proposal-left = Over { $n } aanvragen moet nog beslist worden. Elke krijgt een eigen beslissing, met deze motivering en de berekening; hoogstens vijftig tegelijk.
proposal-decide-all = Beslissen zoals voorgesteld
proposal-about = Volgens welke regel
proposal-rule = Billijkheidsregel, versie
proposal-policy = Beleid, versie
proposal-seed = Zaadgetal van de loting
proposal-digest = SHA-256 van de berekening
proposal-ready = Wat klaarstond
proposal-outside = Deden niet mee
proposal-try = Andere gewichten proberen
proposal-try-hint = In honderdsten: 100 verandert niets. Er wordt niets vastgelegd; het beleid geldt.
proposal-try-do = Ernaast tonen
proposal-try-end = Alleen het voorstel
weight-waiting = Toegevoegd per maand wachten
weight-waiting-most = Meest dat wachten toevoegt
weight-earlier-months = Maanden waarin wat ontvangen is telt
weight-earlier = Gewicht van wie alles al kreeg
left-out-not-eligible = een voorwaarde is vandaag niet vervuld
left-out-in-hand = een coördinator behandelt ze
ok-proposed = De verdeling is berekend. Lees ze na; nog niets is beloofd.
ok-proposal-adjusted = Met de hand gewijzigd; de toestellen zijn opnieuw toegewezen.
ok-proposal-decided = Beslist. De beslissingen staan op de pagina’s van de aanvragen.
ok-proposal-closed = Het voorstel is weggelegd.
ok-request-given-back = Teruggegeven: iedereen mag ze opnemen.
ok-request-rest-closed = Op wat niet werd toegekend, wordt niet meer gewacht.
request-change = Wijzigen
request-give-back = Teruggeven
request-take-over = Overnemen
request-in-hand-of = { $x } behandelt deze aanvraag.
request-still-waiting = Op { $n } wordt nog gewacht: ze doen zonder nieuwe aanvraag mee aan de volgende verdeling.
request-nothing = De laatste verdeling had niets voor deze aanvraag
request-nothing-means = De aanvraag blijft wachten en weegt mettertijd zwaarder. Zo is dit gekomen:
request-until = De belofte geldt tot { $x }.
request-decision-paper = Het document van beslissing { $x }
request-contest-here = Niet akkoord? Zeg het hieronder; u krijgt een gemotiveerd antwoord.
request-close-rest = Niet langer op de rest wachten
request-close-rest-too = Op de rest wordt niet gewacht
request-close-rest-hint = Anders doet wat niet wordt toegekend mee aan de volgende verdeling.
request-close-rest-why = Waarom
request-close-rest-do = De rest afsluiten
request-step-release = Teruggeven
request-step-close-rest = De rest afsluiten
letter-kind-sign-in = Aanmeldlink
letter-sign-in-subject = Uw link om u aan te melden
letter-sign-in-body =
    Hier is uw link om u aan te melden. Hij werkt één keer, gedurende { $minutes } minuten.

    Hebt u hem niet gevraagd, doe dan niets: zonder deze link komt niemand binnen.
because-link-gone = { $x }
link-state-live = Deze link werkt.
link-state-used = Deze link is al gebruikt. Een link werkt één keer.
link-state-expired = De termijn van deze link is voorbij. Vraag een nieuwe.
link-state-ended = Deze link werkt niet meer: een recentere heeft hem vervangen, of wat hij opende is afgesloten. Gebruik de laatste die u kreeg.
link-state-unknown = Wij kennen deze link niet. Misschien werd hij onderweg afgebroken: kopieer hem volledig uit de brief, of vraag een nieuwe.
link-used-sign-in = Met deze link werd aangemeld op { $x }. Een link werkt één keer.
link-title = Link
link-home = Naar de startpagina
link-again = Een nieuwe link vragen
link-sign-in-title = Aanmelden
link-sign-in-text = U meldt zich aan als { $x }. Er gebeurt niets voor u drukt.
link-sign-in-do = Mij aanmelden
sign-in-link-text = Bent u partner? U hebt geen wachtwoord nodig: vul hierboven uw adres in en ontvang een link per e-mail.
sign-in-link-do = Stuur mij een link
ok-link-sent = Als dit het adres van een partner is, is er een link onderweg. Kijk binnen enkele minuten in uw mailbox, ook bij de ongewenste mail.
act-own-organisation = De eigen organisatie beheren
subject-retention = Bewaring
retention-did = Contactpersonen gewist: { $contacts } · brieven: { $letters }
because-not-a-partner = “{ $x }” is vandaag geen partner: de kandidatuur wacht, of de erkenning is afgelopen of opgeschort. De pagina van de organisatie zegt hoe het verder kan.
because-standing-state = Dat kan niet in de huidige situatie van de organisatie. Laad de pagina opnieuw om ze te zien.
because-consent-missing = Lees de informatie over uw gegevens en vink daarna het vakje aan.
because-no-email = “{ $x }” heeft geen e-mailadres: voeg eerst een contactpersoon met een adres toe.
letter-kind-join-confirm = Kandidatuur te bevestigen
letter-kind-join-known = Kandidatuur van een gekende organisatie
letter-kind-partner-approved = Partnerschap goedgekeurd
letter-kind-partner-refused = Kandidatuur geweigerd
letter-kind-partner-suspended = Partnerschap opgeschort
letter-kind-partner-renewal = Partnerschap loopt binnenkort af
letter-kind-invitation = Uitnodiging
letter-join-confirm-subject = Bevestig de kandidatuur van { $organisation }
letter-join-confirm-body =
    Iemand heeft dit adres opgegeven om { $organisation } partner te laten worden.

    Open de link hieronder en druk op de knop: pas dan bekijken wij de kandidatuur. De link werkt { $days } dagen. Was u het niet, doe dan niets: alles wordt vergeten.
letter-join-known-subject = Uw kandidatuur voor { $organisation }
letter-join-known-body =
    U hebt gevraagd dat { $organisation } partner wordt. Wij kennen deze organisatie of dit adres al.

    Hebt u een account, meld u dan aan met een link. Zo niet, vraag een contactpersoon van uw organisatie om u uit te nodigen vanaf haar pagina, of schrijf ons.
letter-partner-approved-subject = { $organisation } is partner
letter-partner-approved-body =
    { $organisation } is partner, tot: { $until }.

    U kunt aanvragen voor materiaal indienen. Wij schrijven u voor het einde.
letter-partner-refused-subject = De kandidatuur van { $organisation } werd niet weerhouden
letter-partner-refused-body =
    De kandidatuur van { $organisation } werd niet weerhouden.

    De reden staat op uw pagina. Klopt er iets niet, antwoord dan bij de vragen en antwoorden; verandert uw situatie, dan kunt u op dezelfde pagina een nieuw onderzoek vragen.
letter-partner-suspended-subject = Het partnerschap van { $organisation } is opgeschort
letter-partner-suspended-body =
    Het partnerschap van { $organisation } is opgeschort: er kunnen geen nieuwe aanvragen worden verstuurd.

    De reden staat op uw pagina, met de manier om te reageren. Wat u hebt gekregen, blijft van u.
letter-partner-renewal-subject = Het partnerschap van { $organisation } loopt binnenkort af
letter-partner-renewal-body =
    Het partnerschap van { $organisation } loopt af op { $until }.

    Om verder te gaan, kijk na wat uw pagina over u zegt en vraag de verlenging: één knop volstaat.
letter-invitation-subject = U kunt handelen voor { $organisation }
letter-invitation-body =
    U bent uitgenodigd om in Reprise voor { $organisation } te handelen: materiaal aanvragen, aanvragen volgen, overhandigingen voorbereiden.

    De link hieronder meldt u een eerste keer aan, gedurende zeven dagen. Vraag daarna een link wanneer u hem nodig hebt: er is geen wachtwoord.
link-used-join = De kandidatuur werd bevestigd op { $x }. Meld u aan om ze te volgen.
link-used-invite = Met deze uitnodiging werd aangemeld op { $x }. Vraag een link om terug te komen.
link-invite-title = Welkom
link-join-title = De kandidatuur bevestigen
link-join-text = U bevestigt dat { $x } vraagt om partner te worden. Daarna bekijkt ons team het.
link-join-do = Bevestigen
nav-partner = Mijn organisatie
join-title = Partner worden
join-lead = Om materiaal te krijgen, stelt een organisatie zich één keer voor. Reken tien minuten; er gaat niets verloren als er iets ontbreekt.
join-organisation = De organisatie
join-site = Een andere plaats, als de toestellen elders heen gaan
join-site-hint = Laat leeg als de toestellen naar de zetel gaan.
join-unit-hint = Tien cijfers, bijvoorbeeld 2.123.456.791. Niet verplicht.
join-proofs-hint = Open wat bij uw soort organisatie hoort. Wat ontbreekt, mag later volgen: wij stellen u de vraag.
join-proofs-school = Secundaire school
join-proofs-homework = Huiswerkschool
join-proofs-home = Rusthuis
join-person = U
join-email-hint = Wij sturen er een bevestigingslink naartoe.
join-data = Uw gegevens
join-data-text = Wij bewaren uw naam, functie, e-mailadres en telefoon om de kandidatuur en de aanvragen van uw organisatie te behandelen, en voor niets anders. Ze worden gewist twee jaar na het einde van het partnerschap, of vroeger als u dat vraagt. U kunt er een kopie van krijgen, ze verbeteren of laten wissen. Contact: { $x }
join-consent = Ik heb deze informatie gelezen en mag spreken namens de organisatie.
join-do = De kandidatuur versturen
join-next = Wat er nu gebeurt
join-next-confirm = U krijgt een brief per e-mail. Open de link binnen { $n } dagen en bevestig.
join-next-review = Iemand vergelijkt wat u schreef met de registers en stelt u vragen.
join-next-answer = U krijgt het antwoord, met de reden.
join-next-nothing = Na een uur niets gekregen? Kijk bij de ongewenste mail, of schrijf ons:
ok-join-sent = Verstuurd.
ok-join-confirmed = Bevestigd: uw kandidatuur is in onze handen.
field-person = Uw naam
field-unit-number = Vestigingsnummer
field-site-street = Straat, nummer, bus van de plaats
field-site-postal-code = Postcode van de plaats
field-site-locality = Gemeente van de plaats
field-site-number = FASE-nummer van de vestiging
field-index-year = Jaar van de index (ISE of OKI)
field-one-number = Nummer van de ONE-erkenning
field-iriscare-kind = Soort Iriscare-erkenning
field-until = Tot en met
field-consent = Uw gegevens
organisation-site = Leveringsplaats
organisation-letters = Brieven aan deze organisatie
standing-applied = Kandidatuur te onderzoeken
standing-approved = Partner
standing-refused = Kandidatuur geweigerd
standing-suspended = Opgeschort
standing-lapsed = Partnerschap afgelopen
standing-title = Partnerschap
standing-no-end = zonder vaste einddatum
standing-no-claim = Niets opgegeven
standing-text-applied = De kandidatuur wordt onderzocht. Tot het antwoord kan een aanvraag worden voorbereid, maar niet verstuurd.
standing-text-approved = Partner, zonder vaste einddatum.
standing-text-until = Partner tot en met { $x }.
standing-text-renewal = Partner tot en met { $until }. De verlenging werd gevraagd op { $asked }.
standing-text-lapsed = Het partnerschap is afgelopen op { $x }. Alles blijft zichtbaar; een nieuwe aanvraag kan pas na de verlenging worden verstuurd.
standing-text-refused = De kandidatuur werd niet weerhouden. U kunt hieronder antwoorden of een nieuw onderzoek vragen.
standing-text-suspended = Het partnerschap is opgeschort: er kan geen aanvraag worden verstuurd.
standing-reason = Reden
standing-reason-hint = De organisatie leest dit, met de manier om te reageren. Geen namen van personen.
standing-registers = Wat de registers zeggen
standing-until = Partner tot en met
standing-approve = Goedkeuren
standing-refuse = De kandidatuur weigeren
standing-suspend = Het partnerschap opschorten
standing-renew = Vragen om verder te gaan
register-kbo = Kruispuntbank van Ondernemingen
register-school = FASE, of lijst van Vlaamse scholen
register-index = ISE-rangschikking of OKI
register-one = Door ONE erkende huiswerkscholen
register-iriscare = Door Iriscare erkende tehuizen
register-listing = Gedateerde lijst van partnerverenigingen
register-unchecked = Nog niet nagekeken
register-answer-matches = Klopt
register-answer-differs = Verschilt
register-answer-not-found = Niet gevonden
partner-facts-wrong = Klopt er iets niet? Zeg het bij de vragen en antwoorden.
contact-invite = Uitnodigen om zich aan te melden
contact-signs-in = Kan zich aanmelden
contact-held = Bewaarde gegevens (JSON)
ok-contact-invited = De uitnodiging is onderweg.
ok-renewal-asked = Gevraagd: wij antwoorden u.
ok-partner-approved = De organisatie is partner; ze krijgt daarover een brief.
ok-partner-refused = De kandidatuur is geweigerd; de organisatie krijgt daarover een brief.
ok-partner-suspended = Het partnerschap is opgeschort; de organisatie krijgt daarover een brief.
ok-register-checked = De controle is genoteerd.
home-applied = Kandidaturen te onderzoeken
cli-retention = Gewist: { $contacts } contactpersonen, { $accounts } accounts, { $letters } brieven, { $applications } kandidaturen. Herinneringen aan partners: { $reminded }. Navraag over het gebruik: { $asked } gesteld, { $again } herinnerd, { $silent } zonder antwoord. Herinnerd om te tekenen: { $offers }. Wachtende aanvragen, bericht gegeven: { $waiting }; vragen herhaald: { $questions }.
policy-terms = Partners en gegevens van personen
field-approval-months = Duur van een erkenning (maanden)
field-reminder-days = Herinnering voor het einde (dagen)
field-unconfirmed-days = Niet-bevestigde kandidatuur, vergeten na (dagen)
field-contact-months = Contactpersonen van vroegere partners, gewist na (maanden)
field-letter-days = Tekst van brieven, gewist na (dagen)
# How it went

follow-ups-title = Bevestigingen van gebruik
follow-ups-lead = Enkele maanden na de overhandiging: wat nog dient, wat defect is, wat moet worden opgehaald. Stilte telt als stilte.
follow-ups-all = Alle
follow-ups-to-do = Te behandelen
follow-ups-ask = Nu vragen wat moet
follow-ups-none = Er werd nog niets gevraagd.
follow-ups-none-text = De vraag wordt één keer per overhandiging gesteld, na de maanden die het beleid bepaalt.
ok-follow-ups-asked = Wat moest, is gevraagd; wat zonder antwoord bleef, is genoteerd.
follow-up-title = Hoe is het gegaan? Overhandiging { $x }
follow-up-asked = Gevraagd op
follow-up-used = In gebruik
follow-up-broken = Defect
follow-up-unused = Niet gebruikt, op te halen
follow-up-people = Wie ze gebruikt
follow-up-people-hint = Hoeveel personen, per leeftijd; nooit hun naam.
follow-up-remark = Opmerking
follow-up-remark-hint = Zonder namen van personen.
follow-up-sure = Deze tekst gaat over geen enkele persoon: zo versturen.
follow-up-send = Versturen
follow-up-correct = Verbeteren
follow-up-to-do = Er zijn toestellen defect of op te halen.
follow-up-settle = Dit is behandeld
follow-up-figure = { $used } in gebruik op { $answered } waarover is geantwoord; { $given } overhandigd, { $silent } zonder antwoord.
ok-follow-up-answered = Bedankt. Het antwoord is bewaard; het kan worden verbeterd.
ok-follow-up-settled = Dit is als behandeld genoteerd.
follow-up-state-asked = Wacht op antwoord
follow-up-state-answered = Beantwoord
follow-up-state-silent = Zonder antwoord
because-nothing-to-ask = Er is niets te vragen of te behandelen voor { $x }.
because-not-adding-up = De drie aantallen moeten samen { $x } zijn: elk toestel is in gebruik, defect of op te halen.
what-refused-row = De geweigerde regel
what-follow-up = De bevestiging van gebruik
subject-follow-up = Bevestiging van gebruik
offer-title = Overhandiging { $x }: op afstand ondertekenen
offer-lead = { $n ->
    [one] U tekent eerst; de begunstigde heeft daarna { $n } dag om op het eigen scherm te tekenen.
   *[other] U tekent eerst; de begunstigde heeft daarna { $n } dagen om op het eigen scherm te tekenen.
}
offer-means = Wat verzameld is, ligt vast tot de begunstigde tekent; trek het aanbod in om er iets aan te wijzigen.
offer-do = Tekenen en op de begunstigde wachten
offer-read = Wat ondertekend wordt
offer-apart = Op afstand tekenen
offer-withdraw = Het aanbod intrekken
offer-waits = Deze overhandiging wacht tot { $x } op de handtekening van de begunstigde.
accept-title = Overhandiging { $x } ondertekenen
accept-lead = De schenker heeft getekend. Lees de akte en teken vóór { $x }.
accept-do = Tekenen en ontvangen
ok-handover-offered = De akte is van onze kant ondertekend en wacht op de begunstigde.
ok-handover-withdrawn = Het aanbod is ingetrokken; de overhandiging kan worden gewijzigd.

# The catalogue
catalogue-title = Wat er is
catalogue-lead = Gereviseerd materiaal op { $x }, bij benadering. Het wordt gegeven, nooit verkocht.
catalogue-join = Partner worden
catalogue-there = In voorraad, en binnenkort
catalogue-in-stock = Klaar
catalogue-soon = In de werkplaats
catalogue-none = Er is nu niets.
catalogue-none-next = Een aanvraag wacht haar beurt af en weegt mettertijd zwaarder.
catalogue-csv = Als tabel (CSV)
catalogue-asked = Wat elke actie vraagt, en aan wie
catalogue-authorities = Overheden die met deze doelgroepen in contact staan, vinden hier wat de gerecycleerde afdeling bevat (actie 55 van het plan).
catalogue-recipients = Voor
catalogue-kinds = Materiaal
catalogue-rules = Voorwaarden
stock-band-few = enkele (tot 5)
stock-band-some = 6 tot 20
stock-band-many = 21 tot 50
stock-band-plenty = 51 tot 200
stock-band-most = meer dan 200

# Promises that lapse
letter-promise-ends-subject = Uw toestellen voor { $number } worden bewaard tot { $until }
letter-promise-ends-body = { $n } toestellen van uw aanvraag { $number } zijn u beloofd en nog niet afgehaald. De belofte geldt tot { $until }. Daarna gaan ze naar anderen, en wat beloofd was, wacht opnieuw. Hebt u meer tijd nodig, vraag het dan op de pagina van uw aanvraag.
letter-promise-lapsed-subject = De belofte voor { $number } is vervallen
letter-promise-lapsed-body = De belofte van { $n } toestellen van uw aanvraag { $number } gold tot { $until } en is vervallen, omdat ze niet werden afgehaald. Er is niets verloren: uw aanvraag wacht opnieuw en doet mee aan de volgende verdeling. Hebt u ze niet meer nodig, zeg het dan op de pagina ervan.
letter-kind-promise-ends = Een belofte eindigt binnenkort
letter-kind-promise-lapsed = Een belofte is vervallen
ok-request-extended = De belofte geldt langer.
request-extend = Verlengen
request-extend-until = Tot
request-extend-do = Verlengen
request-lapsed = De belofte gold tot { $x } en is vervallen; wat niet werd afgehaald, wacht opnieuw.
## One-time links to sign and to answer, and what is written about it
offer-to-signature = Naar de handtekening
offer-code = Een code tonen om te scannen
offer-code-title = Overhandiging { $x } met de telefoon ondertekenen
offer-code-name = Code van de link om overhandiging { $x } te ondertekenen
offer-code-text = De begunstigde scant deze code, leest de akte op de eigen telefoon en tekent ze, zonder account. De code werkt één keer en hoogstens een uur. Het aanbod loopt tot { $x }.
offer-code-no-address = Een telefoon heeft het openbare adres van Reprise nodig, en er is er geen ingesteld. Start Reprise met --base-url.
link-changed = Wat deze link opende, is sindsdien gewijzigd. Wij schrijven u opnieuw; komt er niets, neem dan contact met ons op.
link-act-expired = De termijn om deze akte te tekenen is voorbij. Er is niets getekend. Neem contact met ons op voor een nieuwe link.
link-act-ended = Met deze link kunt u niet meer tekenen: het aanbod is ingetrokken, of er is een nieuwere link verstuurd. Gebruik de laatste brief die u kreeg.
link-act-pdf = De ondertekende akte lezen (pdf)
link-used-sign-act = Deze akte is ondertekend op { $x }. U kunt ze hier nog lezen en bewaren.
link-used-follow-up = Dank u. Uw antwoord is behandeld op { $x }; met deze link kan het niet meer worden verbeterd.
follow-up-by-link = Eén pagina, één minuut: zeg hoeveel toestellen in gebruik zijn, hoeveel defect zijn en hoeveel we mogen ophalen. Zolang wij niets behandeld hebben, kunt u uw antwoord met dezelfde link verbeteren.
home-awaiting = Berichten die op antwoord wachten
home-unsigned = Aanbiedingen die niemand op tijd tekende
home-unsigned-since = sinds { $x }
letter-kind-sign-act = Akte om te tekenen
letter-kind-sign-act-again = Akte om te tekenen, herinnering
letter-kind-act-signed = Akte ondertekend
letter-kind-follow-up = Navraag over het gebruik
letter-kind-follow-up-again = Navraag over het gebruik, herinnering
letter-kind-message-question = Vraag gesteld
letter-kind-message-answer = Antwoord gegeven
letter-kind-appointment-made = Afspraak gemaakt
letter-kind-appointment-changed = Afspraak verplaatst
letter-kind-appointment-cancelled = Afspraak geannuleerd
news-line = – { $what }: { $granted } van { $asked }
news-waits = { $n ->
    [one] { $n } gevraagd toestel wacht nog: de aanvraag blijft daarvoor open.
   *[other] { $n } gevraagde toestellen wachten nog: de aanvraag blijft daarvoor open.
}
news-waits-none = Onder deze aanvraag wacht verder niets.
letter-sign-act-subject = Akte van overhandiging { $number } wacht op uw handtekening
letter-sign-act-body =
    Het materiaal van uw aanvraag { $request } staat klaar. Wij hebben akte van overhandiging { $number } getekend; ze wacht tot { $until } op de handtekening van { $organisation }.

    De link hieronder toont u de hele akte, zonder account of wachtwoord. Er is niets getekend voor u uw naam hebt gegeven en op de knop drukt. Moet iemand anders tekenen, dan moet die persoon bij uw contacten staan.
letter-sign-act-again-subject = Herinnering: akte van overhandiging { $number } wacht op uw handtekening
letter-sign-act-again-body =
    Akte van overhandiging { $number }, voor uw aanvraag { $request }, wacht nog altijd op de handtekening van { $organisation }. Na { $until } kan ze niet meer met een link worden getekend.

    Hier is een nieuwe link; die van onze vorige brief werkt niet meer. Klopt er iets niet, antwoord ons dan: er is nog niets getekend.
letter-act-signed-subject = Akte van overhandiging { $number } is ondertekend
letter-act-signed-body =
    { $n ->
        [one] Akte van overhandiging { $number } is op { $when } ondertekend. { $n } toestel ging over naar { $organisation }.
       *[other] Akte van overhandiging { $number } is op { $when } ondertekend. { $n } toestellen gingen over naar { $organisation }.
    }

    Met de link hieronder krijgt u drie maanden lang de ondertekende akte als pdf. Bewaar ze bij uw stukken.
letter-follow-up-subject = Hoe gaat het met het materiaal van overhandiging { $number }?
letter-follow-up-body =
    { $n ->
        [one] Op { $when } gaven wij u { $n } toestel (overhandiging { $number }).
       *[other] Op { $when } gaven wij u { $n } toestellen (overhandiging { $number }).
    } Zeg ons hoeveel er in gebruik zijn, hoeveel er defect zijn en hoeveel wij mogen ophalen.

    Het past op één pagina en duurt één minuut, zonder account. Wij vragen alleen aantallen, nooit namen. U kunt uw antwoord later met dezelfde link verbeteren.
letter-follow-up-again-subject = Herinnering: hoe gaat het met het materiaal van overhandiging { $number }?
letter-follow-up-again-body =
    { $n ->
        [one] Wij hebben nog geen antwoord over het toestel dat u op { $when } kreeg (overhandiging { $number }).
       *[other] Wij hebben nog geen antwoord over de { $n } toestellen die u op { $when } kreeg (overhandiging { $number }).
    } Dit is onze enige herinnering.

    Hier is een nieuwe link; die van onze vorige brief werkt niet meer. Eén pagina, één minuut, alleen aantallen.
letter-message-question-subject = Een vraag over { $about }
letter-message-question-body =
    Wij hebben een vraag over { $about }, en wachten op uw antwoord om verder te gaan.

    U leest de vraag op de pagina ervan en antwoordt op dezelfde plaats.
letter-message-answer-subject = Een antwoord over { $about }
letter-message-answer-body =
    Wij hebben u geantwoord over { $about }.

    U leest het antwoord op de pagina ervan, waar u ons opnieuw kunt schrijven.
letter-appointment-made-subject = Afspraak voor overhandiging { $number }
letter-appointment-made-body =
    Er is een afspraak gemaakt voor overhandiging { $number } (aanvraag { $request }).

    { $when }
    { $place }
    { $how }

    Op de pagina ervan kunt u ze aan uw agenda toevoegen.
letter-appointment-changed-subject = Nieuwe afspraak voor overhandiging { $number }
letter-appointment-changed-body =
    De afspraak voor overhandiging { $number } (aanvraag { $request }) is gewijzigd. Dit geldt nu:

    { $when }
    { $place }
    { $how }

    Op de pagina ervan kunt u uw agenda bijwerken.
letter-appointment-cancelled-subject = Afspraak voor overhandiging { $number } geannuleerd
letter-appointment-cancelled-body =
    De afspraak van { $when } voor overhandiging { $number } (aanvraag { $request }) gaat niet door.

    Wij schrijven u wanneer er een andere is.
fairness-title = Billijkheidsregel
fairness-link = De gepubliceerde regel en de geldende gewichten
fairness-lead = Hoe toestellen worden verdeeld wanneer er minder klaarstaan dan er gevraagd zijn.
fairness-rule = De regel, versie { $n }
fairness-need = Wat telt, is wat één organisatie van één soort toestel nodig heeft, in hoeveel aanvragen het ook geschreven is: niet meer dan gevraagd, en niet meer dan de bediende personen kunnen gebruiken.
fairness-had = Wat haar van die behoefte al werd toegekend, telt als gekregen.
fairness-next = Het volgende toestel gaat naar de behoefte waarvan tot dan toe het kleinste deel vervuld is, dat deel gedeeld door het gewicht van de behoefte. Zo gaat het verder, toestel na toestel; een behoefte die niets meer kan krijgen, blijft staan, en de andere gaan door.
fairness-lot = Een toestel wordt niet gedeeld. Een behoefte krijgt minstens het aantal waarmee ze geholpen is, of niets.
fairness-tie = Bij gelijke delen gaat het toestel naar waar het een groter deel van een behoefte dekt; is ook dat gelijk, dan beslist een loting, waarvan het startgetal wordt vastgelegd. De volgorde waarin aanvragen binnenkwamen, speelt geen rol.
fairness-after = Van voorstel tot beslissing
fairness-person = De regel doet een voorstel; een mens beslist. Wat die met de hand wijzigt, wordt met reden vastgelegd.
fairness-second = Wie een aanvraag invoerde, beslist er niet over.
fairness-reasons = Elke beslissing geeft haar motivering, de versies van de regel en van het beleid, en hoe het aantal gevonden werd.
fairness-contest = Wie vroeg, kan de beslissing betwisten op de pagina van de aanvraag, en krijgt een antwoord met redenen. Wat niet werd toegekend, blijft wachten, zonder nieuwe aanvraag.
fairness-weights = Geldende gewichten, beleid versie { $n }
fairness-weights-text = Geen wettekst legt deze gewichten vast: het is de keuze van het huis, en elke wijziging maakt een nieuwe versie. { $one } verandert niets, { $two } telt dubbel. Wat volgt, wordt vermenigvuldigd.
fairness-waiting = Elke maand van 30 dagen die een aanvraag wacht, voegt { $month } toe aan 1; hoogstens { $most } in totaal.
fairness-waiting-none = Wachten verandert geen gewicht.
fairness-earlier = Wat in de laatste { $months } maanden ontvangen werd, doet een behoefte minder wegen, gelijkmatig, tot { $least } voor wie alles kreeg wat nodig was.
fairness-earlier-none = Wat vroeger ontvangen werd, verandert geen gewicht.
fairness-mean = Een behoefte die in verschillende aanvragen geschreven is, weegt hun gemiddelde, elk geteld naar de personen die ze bedient.
fairness-promise = Een belofte van toestellen geldt { $n } dagen; daarna zijn ze weer vrij.
fairness-audiences = Doelgroepen
fairness-actions = Acties van het plan
fairness-shared = Toestellen die meerdere personen delen
fairness-what = Voor
fairness-weight = Gewicht
fairness-people = Personen per toestel
doc-decision-fairness = De regel en de geldende gewichten zijn gepubliceerd op { $x }.
policy-weights = Billijkheid
policy-weights-hint = Gewichten in honderdsten: 100 verandert niets. Wat van kracht is, wordt gepubliceerd.
policy-door = Beloften en overdrachten
policy-door-hint = In dagen. Stilte wordt pas na de herinnering vastgesteld.
policy-second-decides = Iemand anders beslist
policy-second-decides-hint = Wie een aanvraag invoerde, beslist er niet over.
policy-levels = Regels die bij het plan horen
policy-levels-text = Vereist wisniveau per soort gegevensdrager, en grenzen:
weight-people = Personen per toestel: { $x }
field-promise-days = Een belofte geldt (dagen)
field-offer-days = Een akte via een link kan ondertekend worden (dagen)
field-exchange-days = Een defect toestel wordt omgeruild (dagen)
field-remind-days = Herinnering zonder antwoord na (dagen)
field-silence-days = Stilte na (dagen)
request-by-age = Per leeftijd
donor-in-use-text = Enkele maanden na de overdracht vragen we hoe het gaat. Van { $given } overgedragen toestellen kwam voor { $answered } een antwoord: minstens { $used } van dit lot zijn in gebruik. Voor { $silent } antwoordde niemand.
donor-answered = Overgedragen, met antwoord
donor-in-use = Gebruik bevestigd, minstens
donor-silent = Overgedragen, vraag zonder antwoord
appointment-ask-for-whom = Vragen naar: { $x }
## What waits too long
letter-kind-request-waiting = Een aanvraag wacht nog
letter-kind-house-waiting = Wat bij ons wacht
letter-kind-message-question-again = Vraag herhaald
letter-request-waiting-subject = Uw aanvraag { $number } wacht nog, en wij vergeten ze niet
letter-request-waiting-body =
    Uw aanvraag { $number }, verstuurd op { $when }, wacht nog. Ze is niet vergeten en niet geweigerd: ze doet mee aan elke nieuwe verdeling, en het wachten telt mee zoals de gepubliceerde regel het zegt.

    Dit is tot nu toe toegekend:
    { $lines }

    Zijn uw noden veranderd, of wacht u niet meer op dit materiaal? Zeg het op de pagina van de aanvraag: anderen wachten er ook op. U hoort ten laatste over { $days } dagen opnieuw van ons.
letter-house-waiting-subject = { $n ->
    [one] Eén zaak wacht al lang bij ons
   *[other] { $n } zaken wachten al lang bij ons
}
letter-house-waiting-body =
    Dit wacht al lang, het oudste eerst:
    { $lines }

    Alles staat ook op uw eerste pagina. Deze brief vertrekt eens per week, en alleen als er iets wacht.
letter-message-question-again-subject = Herinnering: onze vraag over { $about } wacht op uw antwoord
letter-message-question-again-body =
    Wij hebben u een vraag gesteld over { $about }. Zonder uw antwoord kunnen wij niet verder.

    De vraag staat op haar pagina; u antwoordt er op dezelfde plaats, in enkele woorden.
waiting-decision = wacht op een beslissing sinds { $when }
waiting-answer = wacht op ons antwoord sinds { $when }
waiting-signature = werd niet getekend vóór { $when }
field-waiting-days = Nieuws voor wie nog wacht na (dagen)
## Replacing what fails at the last check
replace-title = { $x } vervangen
replace-crumb = Vervangen
replace-failed = Wat niet voldoet
replace-none-in-stock = Niets in voorraad voldoet aan deze lijn. Het toestel gaat terug naar de werkplaats en zijn plaats blijft open; de toezegging blijft gelden.
replace-why = Wat er scheelt
replace-why-hint = Blijft in het dossier van het toestel, dat terug naar de werkplaats gaat.
replace-instead = Wat in de plaats komt
replace-instead-hint = Eerst hetzelfde model, dan wat er het meest op lijkt. Wat de vereniging krijgt, verandert niet.
replace-same = zelfde model
replace-nothing = Voorlopig niets
replace-nothing-means = De plaats blijft open onder dezelfde beslissing.
replace-do = Vervangen
ok-replaced = Het toestel gaat terug naar de werkplaats; zijn vervanger is gereserveerd en moet nog klaargezet worden.
ok-left-open = Het toestel gaat terug naar de werkplaats; zijn plaats blijft open.
## The first page of a partner
home-partner-sign = Te tekenen
home-partner-asked = Wij wachten op uw antwoord
home-partner-meet = Afspraken
home-partner-went = Hoe gaat het ermee?
home-partner-own = Uw organisatie
home-until = tot { $x }
reason-reword = Deze reden herschrijven
reason-instead = De reden, zonder iemands naam
reason-reword-means = Wat er staat, wordt voorgoed gewist en door deze tekst vervangen. Dat de reden werd herschreven, door wie en wanneer, blijft vastgelegd.
reason-reword-do = Wissen en vervangen
reason-reworded = Herschreven: { $x }
ok-reason-reworded = De reden is herschreven; wat er stond, is gewist.
because-offerer-gone = Wie deze akte aanbood, heeft geen rol meer die dat mag. Er is niets getekend. Vraag ons om ze opnieuw aan te bieden.
because-instead-needed = Schrijf wat ervoor in de plaats komt: een reden wordt niet gewist zonder een andere.
fairness-link-of = De gepubliceerde regel en de gewichten van beleidsversie { $n }
fairness-weights-of = Gewichten van beleidsversie { $n }
fairness-earlier-version = Deze gewichten golden van { $since } tot { $until } en gelden voor wat er volgens die versie werd beslist.
fairness-first-version = Deze gewichten golden van het begin tot { $x } en gelden voor wat er volgens die versie werd beslist.
fairness-versions = Versies van het beleid
fairness-version = Versie
fairness-since = Van kracht sinds
fairness-since-first = het begin
fairness-in-force = nu van kracht
device-to-note = Naar een inzamelaar, met een overdrachtsbewijs
because-needs-transfer-note = Materiaal vertrekt als afval met een overdrachtsbewijs dat de inzamelaar tekent: voer het in onder ‘Overdrachten van AEEA’.
join-others = Andere aanspreekpersonen
join-others-hint = Nog hoogstens vier. Zij krijgen dezelfde brieven als u; zeg hun dat u hen opgeeft.
join-other = Persoon { $n }
change-title = Een wijziging voorstellen
change-lead = Uw adres, uw vestiging, uw bewijzen: zeg wat nu geldt. Er verandert niets voordat wij het hebben bekeken; het antwoord leest u bij de vragen en antwoorden op uw pagina.
change-do = De wijziging voorstellen
change-waits = Er is een wijziging voorgesteld
change-waits-text = Voorgesteld op { $x }. Tot ze is aanvaard, geldt wat bekend was.
change-what = Gegeven
change-before = Bekend
change-after = Voorgesteld
change-again = Het voorstel aanpassen
change-withdraw = Het voorstel intrekken
change-accept = Aanvaarden: dit geldt voortaan
change-refuse = De wijziging weigeren
change-refuse-why = Waarom ze wordt geweigerd; de organisatie leest dit
change-review = De organisatie geeft dit op. Raadpleeg de registers en beslis dan. Wat een register eerder zei over een gegeven dat wijzigt, telt niet meer.
change-said = Wij stellen een wijziging voor van ons adres, onze vestiging of onze bewijzen.
change-said-withdrawn = Wij trekken de voorgestelde wijziging in.
change-said-accepted = De wijziging die u voorstelde, is aanvaard: ze geldt vanaf vandaag.
change-said-refused = De wijziging die u voorstelde, is niet aanvaard: { $x }
ok-change-proposed = De wijziging is voorgesteld. Wij bekijken ze en antwoorden op deze pagina.
ok-change-withdrawn = De voorgestelde wijziging is ingetrokken.
ok-change-accepted = De wijziging is aanvaard en de organisatie is op de hoogte.
ok-change-refused = De wijziging is geweigerd en de organisatie kent de reden.
because-nothing-new = Wat u opgeeft, weten wij al.
because-nothing-proposed = Er is geen wijziging meer voorgesteld.

# What goes along with a device, and what comes back of it.
accessory-n-charger = { $n ->
    [one] { $n } lader
   *[other] { $n } laders
}
accessory-n-keyboard = { $n ->
    [one] { $n } toetsenbord
   *[other] { $n } toetsenborden
}
accessory-n-mouse = { $n ->
    [one] { $n } muis
   *[other] { $n } muizen
}
accessory-n-headset = { $n ->
    [one] { $n } hoofdtelefoon
   *[other] { $n } hoofdtelefoons
}
accessory-n-bag = { $n ->
    [one] { $n } tas
   *[other] { $n } tassen
}
accessory-n-screen-lead = { $n ->
    [one] { $n } schermkabel
   *[other] { $n } schermkabels
}
accessory-n-adapter = { $n ->
    [one] { $n } adapter
   *[other] { $n } adapters
}
accessory-n-dock = { $n ->
    [one] { $n } dockingstation
   *[other] { $n } dockingstations
}
accessory-n-network-lead = { $n ->
    [one] { $n } netwerkkabel
   *[other] { $n } netwerkkabels
}
doc-came-back = Terug: { $x }
doc-still-missing = Ontbreekt: { $x }
doc-to-count = Te tellen: { $x }
doc-pick-along = Mee te nemen
return-state = Staat
return-state-all = Staat van de toestellen
return-state-hint = Voor alle toestellen waarvan de lijst niets anders zegt.
return-state-as-all = Zoals de andere
return-state-works = Werkt
return-state-broken = Defect
return-state-incomplete = Onvolledig
return-state-not-looked-at = Niet bekeken
return-back = Toebehoren
return-back-of = van { $x }
return-back-hint = Hoeveel er terug zijn van wat met het toestel meeging. Laat leeg wat niemand heeft geteld.
along = Meegegeven toebehoren
along-means = Wat de aanvraag vraagt, wordt per toestel voorgesteld. Verbeter hier wat echt meegaat: zo komt het in de bijlage van de akte.
along-with = Bij
along-with-all = alle klaargezette toestellen
along-with-kind = elk toestel: { $x }
along-sort = Toebehoren
along-each = Aantal per toestel
along-each-hint = 0 als er geen is.
along-do = Bewaren
along-column = Met
ok-accompanied = De toebehoren staan op de akte.
weee-bilingual = Nota in het Nederlands en het Frans
weee-bilingual-hint = Anders is ze in de taal van de inzamelaar.
letter-kind-appointment-soon = Afspraak herinnerd
letter-appointment-soon-subject = Herinnering: afspraak voor overhandiging { $number }
letter-appointment-soon-body =
    Wij zien elkaar binnenkort voor overhandiging { $number } (aanvraag { $request }):

    { $when }
    { $place }
    { $how }

    Kunt u niet komen? Zeg het ons op de pagina ervan: we vinden een ander moment.
catalogue-ready-of = { $grade }: { $n }
## What becomes of a request, step by step
letter-kind-request-review = Aanvraag in onderzoek
letter-kind-request-withdrawn = Aanvraag ingetrokken
letter-kind-request-closed = Rest van een aanvraag afgesloten
letter-request-review-subject = Uw aanvraag { $number } wordt bekeken
letter-request-review-body =
    Iemand van ons team bekijkt nu uw aanvraag { $number }. U hoeft niets te doen; als ons iets ontbreekt, vragen wij het op haar pagina.
letter-request-withdrawn-subject = Uw aanvraag { $number } is ingetrokken
letter-request-withdrawn-body =
    Uw aanvraag { $number } is ingetrokken: onder dit nummer wordt niets meer verwacht. Is dat een vergissing, schrijf ons dan op haar pagina of dien een nieuwe aanvraag in.
letter-request-closed-subject = De rest van uw aanvraag { $number } is afgesloten
letter-request-closed-body =
    Wat van uw aanvraag { $number } nog niet toegekend was, wordt niet meer verwacht. Wat toegekend is, blijft van u.

    De reden staat op haar pagina; u kunt er antwoorden. Een nieuwe aanvraag blijft altijd mogelijk.

# Wissingen: oordelen, antwoorden, zekerheid
verdict-tool-does-not-erase = Niet aanvaard: van dit hulpmiddel is bekend dat het met deze methode niet wist. Wis de gegevensdrager met een ander hulpmiddel
verdict-incomplete = Niet aanvaard: het logboek geeft de grootte, het begin of het einde van de wissing niet
verdict-implausible = Ongeloofwaardig: de wissing kan niet verlopen zijn zoals het logboek zegt
verdict-logical-volume = Niet aanvaard: dit is een logisch volume. De schijven erachter moeten één voor één gewist worden
verdict-setting-unknown = Niet aanvaard: wat de methode doet hangt af van een instelling die het logboek niet geeft
verdict-date-to-confirm = Datum te bevestigen: volgens zijn klok gebeurde de wissing vóór de aankomst van het toestel, of moet ze nog komen
doubt-too-fast = meer bytes dan de interface in die tijd kan overbrengen
doubt-ends-before-start = het einde ligt vóór het begin
doubt-claimed-elsewhere = dezelfde wissing (serienummer en tijdstip) is al aanvaard voor een andere gegevensdrager
doubt-nameless = een persoon wees het toestel aan, het logboek noemt de schijf niet
doubt-another-kind = het logboek of het model zegt flashgeheugen, de fiche zegt harde schijf
erasure-answer = Voor deze wissing instaan
erasure-answer-do = Antwoord opslaan
erasure-answer-clock-wrong = De klok van de machine was fout
erasure-answer-donors-wipe = De schenker heeft de gegevensdrager gewist vóór de aankomst van het toestel
erasure-answer-exception = Toch aanvaarden, als uitzondering (reden verplicht)
ok-erasure-answered = Het antwoord is opgeslagen. De wissingen die nu tellen, hebben hun gegevensdrager afgesloten.
field-answer = Antwoord
field-erasures = Wissingen
field-place = Wissing
field-setting = Instelling van het hulpmiddel
setting-none = Niet van toepassing
setting-hint = Vereist voor NVMe Format, ATA Secure Erase en cryptografische wissingen: zonder de instelling weet men niet wat het hulpmiddel gedaan heeft.
setting-user-data-erase = gegevens gewist (--ses=1)
setting-no-secure-erase = zonder --ses, of --ses=0: wist niets
setting-normal = gewone modus
setting-enhanced = versterkte modus (enhanced)
setting-encrypted = van bij het begin versleuteld
setting-not-encrypted = niet versleuteld, of niet van bij het begin
why-setting-needed = Wat de methode “{ $method }” doet hangt af van een instelling. Geef aan welke ({ $settings }) in het veld “Instelling van het hulpmiddel”.
why-setting-erases-nothing = Met de instelling “{ $setting }” wordt niets gewist. Wis de gegevensdrager met een andere instelling of een andere methode.
why-tool-does-not-erase = Van het hulpmiddel “{ $tool }” is bekend dat het niet wist ({ $fact }). Bron: { $source }. Wis de gegevensdrager met een ander hulpmiddel.
why-log-needed = Voor een gegevensdrager van het type “{ $medium }” laat het beleid geen loutere verklaring toe. Stuur het logboek van het hulpmiddel: het sluit zelf af wat het bewijst.
assurance-title = Zekerheid van de wissingen
assurance-lead = Waarop de wissing van elke gegevensdrager steunt, voor wie controleert.
assurance-way = Zekerheid
assurance-meaning = Wat dat betekent
assurance-media = Gegevensdragers
assurance-how = Methode en hulpmiddel
assurance-when = Geregistreerd
assurance-stage = Stap
assurance-none = Geen gegevensdrager
assurance-none-text = Geen enkele gegevensdrager is in dit geval.
assurance-log = Bewezen door een logboek
assurance-date-confirmed = Logboek, datum bevestigd door een persoon
assurance-declared-only = Enkel verklaard
assurance-earlier-rules = Afgesloten volgens vroegere regels
assurance-exception = Uitzondering
assurance-means-log = Het logboek van het hulpmiddel is volledig, geverifieerd en geloofwaardig bevonden.
assurance-means-date-confirmed = Het logboek is goed, maar de datum valt buiten onze bewaring: een persoon stond in voor de klok, of voor de wissing door de schenker.
assurance-means-declared-only = Een persoon registreerde het zonder logboek: hulpmiddel, versie en instelling zijn de zijne.
assurance-means-earlier-rules = Een logboek sloot het af voordat logboeken volgens de huidige regels beoordeeld werden.
assurance-means-exception = Een ongeloofwaardig logboek, en een persoon die er met een reden voor instaat.
dates-title = Te bevestigen datums
dates-lead = Deze wissingen zijn goed, maar volgens hun klok gebeurden ze niet tijdens onze bewaring. Een lege batterij of een wissing door de schenker verklaart dat vaak.
dates-waiting = { $n ->
    [one] { $n } wisdatum te bevestigen
   *[other] { $n } wisdatums te bevestigen
}
dates-none = Geen datum te bevestigen
dates-none-text = Alle aanvaarde wissingen gebeurden tijdens onze bewaring.
dates-drive = Schijf
dates-start = Begin volgens het logboek
dates-received = Aankomst van het toestel
dates-report = Rapport
dates-see = Bekijken
dates-answer = Waarom valt de datum buiten onze bewaring?
dates-do = De gekozen wissingen bevestigen
policy-logs-only = Een logboek is vereist, een verklaring volstaat niet, voor
policy-logs-only-hint = Voor deze gegevensdragers sluit enkel het logboek van een hulpmiddel de poort; een uitzondering blijft mogelijk op een ongeloofwaardig logboek.
doc-verification = Verificatie (de techniek is voltooid): { $x }
doc-validation = Validatie (het resultaat volstaat, volgens een andere persoon): { $x }
doc-validation-awaited = uitgeloot, nog niet gedaan
doc-validation-not-drawn = niet uitgeloot
## Until when a system is supported
cli-copy-foreign = Het bestand is geen volledige Reprise-databank, of bevat vreemde elementen. Er werd niets gewijzigd.
cli-restore-doors = Beëindigd, zodat niets van vroeger weer opengaat: sessies { $sessions }, links { $links }, tokens { $tokens }. Iedereen meldt zich opnieuw aan; maak nieuwe tokens.
because-before-the-act = Het papier kan niet ondertekend zijn voor de akte bestond: ze dateert van { $x }. Verbeter de datum.
because-clock-leapt = De klok heeft een sprong gemaakt ({ $x }): er werd niets gewist of afgesloten. Controleer ze. Als ze juist is, voer dan uit: reprise retention --clock-is-right.
cli-as-missing = Zeg in wiens naam het commando schrijft: --as ADRES (een actieve account met de rol { $role }).
cli-as-not = { $email } is geen actieve account met de rol { $role }. Maak er een met: reprise user add ADRES --role { $role } --password-stdin
because-body-too-large = Wat u verzond, is te groot voor deze pagina. Kies een kleiner bestand of verzend het in delen.
because-support-table = De tabel kan niet worden overgenomen: { $x }
platform-windows = Windows
platform-linux = Linux
platform-chromeos = ChromeOS
platform-chromeos-flex = ChromeOS Flex
platform-macos = macOS
platform-android = Android
platform-ios = iOS of iPadOS
firmware-uefi = UEFI
firmware-bios = BIOS zonder UEFI
field-tpm = TPM-module
field-firmware = Firmware
tpm-none = Geen
support-title = Ondersteund systeem
support-short = Ondersteund
support-line = { $system }: { $answer }
support-until = ondersteund tot { $x }
support-ended-on = niet meer ondersteund sinds { $x }
support-ended = niet meer ondersteund (datum niet gekend)
support-unsuitable = neen, want { $x }
support-unknown = niet gekend, want { $x }
support-best = Mogelijk: { $x }
support-installed = Geïnstalleerd: { $x }
support-basis = Regels, versie { $rules }; bronnen van { $day }.
support-no-licence = Dit zegt niets over een licentie.
support-stale = De bronnen zijn ouder dan zes maanden: een datum kan veranderd zijn. De beheerder kan een recentere tabel laden.
support-caps = Op het toestel draait geen ondersteund systeem meer: hoogstens C.
label-supported = Support
want-years-label = Systeem ondersteund, minstens
want-years = minstens { $n } jaar ondersteund
working-missed-support = Als een systeem was aanvaard dat minder lang ondersteund is, of waarvan de duur niet gekend is, bleven er nog { $n } over.
catalogue-supported = Systeem ondersteund tot
catalogue-supported-until = { $year }: { $n }
catalogue-supported-unknown = niet gekend: { $n }
support-reason-processor-not-listed = de processor staat niet op de lijst van de maker van het systeem
support-reason-tpm-too-old = het heeft geen TPM 2.0-module
support-reason-no-uefi = de firmware is geen UEFI
support-reason-too-little-memory = het heeft te weinig werkgeheugen
support-reason-too-little-storage = de gegevensdrager is te klein
support-reason-processor-unknown = geen enkel rapport noemt de processor
support-reason-processor-not-in-table = de processor staat niet in de tabel
support-reason-lists-disagree = de geraadpleegde lijsten spreken elkaar tegen over de processor
support-reason-architecture-unknown = niets zegt of de processor 64 bits heeft
support-reason-tpm-unknown = geen enkel rapport zegt welke TPM-module het heeft
support-reason-firmware-unknown = geen enkel rapport zegt of de firmware een UEFI is
support-reason-memory-unknown = het werkgeheugen is niet gekend
support-reason-storage-unknown = de grootte van de gegevensdrager is niet gekend
support-reason-model-unknown = het model is niet gekend
support-reason-model-not-in-table = het model staat niet in de tabel
support-reason-release-unknown = de geïnstalleerde versie is niet genoteerd
support-reason-release-not-in-table = de geïnstalleerde versie staat niet in de tabel
support-reason-no-table = de tabel zegt niets over dit systeem
support-reason-end-not-stated = het wordt ondersteund, zonder aangekondigde einddatum
support-reason-opt-in = updates komen alleen als een beheerder ze aanvaard heeft
support-row-release = versies
support-row-model = modellen
support-row-processor = processoren
support-table-title = Einde van de ondersteuning van systemen
support-table-lead = Deze tabel zegt tot wanneer versies van systemen en modellen van toestellen ondersteund worden, en welke processoren een versie toelaat. Ze dient voor de fiches, de etiketten, de catalogus, de aanvragen, de conditieklasse en de verdeling.
support-table-see = De tabel bekijken en wijzigen
support-table-shipped = Tabel die met het programma is meegeleverd: { $rows } regels, bronnen tot { $day }. Geldende regels, versie { $version }.
support-table-loaded = Tabel die de beheerder geladen heeft: { $rows } regels, bronnen tot { $day }. Geldende regels, versie { $version }.
support-in-force = Geldende tabel
support-name = Systeem of regel
support-rows = Regels
support-days = Bronnen van
support-old = ouder dan zes maanden
support-file = De geldende tabel downloaden (CSV)
support-new = Een tabel laden
support-new-file = CSV-bestand
support-new-hint = Download de geldende tabel, wijzig regels of voeg er toe en kies het bestand hier. Het vervangt de hele tabel; er wordt niets bewaard voor u akkoord gaat.
support-compare = Vergelijken
support-preview = Vergelijking met de geldende tabel
support-compared = Nieuwe regels: { $added }; gewijzigd: { $changed }; verdwenen: { $gone }; gelijk: { $same }.
support-preview-same = Deze tabel geldt al.
support-preview-gone = { $n ->
        [one] { $n } regel verdwijnt: wat ze zei, wordt niet gekend.
       *[other] { $n } regels verdwijnen: wat ze zeiden, wordt niet gekend.
    }
support-load = Deze tabel laten gelden
support-is-new = nieuw
support-is-changed = gewijzigd
support-is-gone = verdwenen
support-before = Geldend
support-after = In het bestand
support-hidden = { $n ->
        [one] Nog { $n } regel verandert en wordt niet getoond.
       *[other] Nog { $n } regels veranderen en worden niet getoond.
    }
support-shipped = De meegeleverde tabel terugzetten
support-shipped-hint = Een nieuwe versie van het programma kan een recentere tabel bevatten dan de uwe.
support-columns = Kolommen van het bestand
support-end-supported = ondersteund, zonder datum
support-end-ended = beëindigd, zonder datum
support-column-row = “release” (versie), “model” (model) of “processor” (processor).
support-column-system = “windows”, “linux”, “chromeos”, “chromeos_flex”, “macos”, “android” of “ios”.
support-column-name = De versie (Windows 11 25H2), het model of zijn kenmerk, of de processor (core i5-8250u).
support-column-edition = Voor een versie: “home_pro”, “enterprise_education”, “enterprise_ltsc”, “iot_ltsc” of “iot_core”; leeg voor alle.
support-column-until = Laatste dag van ondersteuning (2031-10-31 of 31/10/2031); “supported” of “ended” als de maker geen dag noemt. Leeg voor een processor.
support-column-opt-in-from = Dag vanaf wanneer een beheerder de updates van een model moet aanvaarden.
support-column-memory-mb = Minimaal werkgeheugen van een versie, in MiB. Zonder dat zegt een versie van Linux niet welke toestellen ze kunnen draaien.
support-column-storage-gb = Minimale opslag van een versie, in gigabyte.
support-column-tpm = Minimale versie van de TPM-module: 2.0 of 1.2.
support-column-firmware = “uefi” als de versie het vereist.
support-column-releases = Voor een processor: de versies die hem toelaten (11 23H2, 11 24H2); een vraagteken als bronnen elkaar tegenspreken (11 25H2?).
support-column-as-of = Dag waarop de bron het zei.
support-column-source = Waar de regel vandaan komt.
support-problem-line = Regel { $line }: { $what }
support-problem-cell = Regel { $line }, kolom { $column }: { $what }
support-problem-unreadable = Het bestand is geen CSV in UTF-8, of heeft geen enkele regel. Bewaar het als “CSV UTF-8”.
support-problem-too-large = Het bestand is groter dan 4 MiB.
support-problem-too-many-rows = De tabel heeft meer dan { $value } regels.
support-problem-no-column = de kolom “{ $value }” ontbreekt in de eerste regel. Voeg ze toe.
support-problem-unknown-column = “{ $value }” is geen kolom van deze tabel. Verwijder ze of verbeter de naam.
support-problem-missing = de cel is leeg; vul ze in.
support-problem-not-here = “{ $value }” hoort niet in een regel van deze soort; maak de cel leeg.
support-problem-unknown-word = “{ $value }” is geen waarde van deze kolom; de lijst van de kolommen zegt welke dat wel zijn.
support-problem-not-a-date = “{ $value }” is geen datum; schrijf 2031-10-31 of 31/10/2031.
support-problem-not-a-number = “{ $value }” is geen geheel getal.
support-problem-too-long = de tekst is te lang (hoogstens 300 bytes): “{ $value }”.
support-problem-twice = “{ $value }” staat al hoger (regel tussen haakjes); verwijder een van beide.
support-problem-in-the-future = “{ $value }” ligt in de toekomst: een bron kan het nog niet gezegd hebben.

## The ledger and its checkpoints
ledger-closed = Er wordt momenteel niets geregistreerd: de geschiedenis in de databank moet eerst worden nagekeken. Raadplegen blijft mogelijk. Probeer het later opnieuw of neem contact op met de beheerder.
subject-ledger = Auditlogboek
cli-closed-key-missing = De sleutel die de controlepunten ondertekent staat niet op { $file }. Zet hem terug (of geef zijn map op met --log-dir). Is hij verloren: reprise ledger new-epoch --because …
cli-closed-other-key = De sleutel { $file } is niet die van dit auditlogboek. Zet de juiste sleutel terug (alle servers van één databank gebruiken dezelfde). Is hij verloren: reprise ledger new-epoch --because …
cli-closed-other-ledger = Het controlepunt dat buiten de databank wordt bewaard is van een ander auditlogboek ({ $origin }). Ga na welke databank en welke map bij elkaar horen.
cli-closed-forked = De geschiedenis in de databank telt { $held } gebeurtenissen en sluit niet aan op het uitgegeven controlepunt, dat er { $signed } dekt. Er ging iets verloren of er werd iets gewijzigd. Zet een recentere kopie terug; is die er niet, ga dan openlijk verder: reprise ledger new-epoch --because …
cli-closed-number-lost = Het nummer { $number } werd toegekend en de databank kent het niet. Zet een recentere kopie terug; is die er niet, ga dan openlijk verder: reprise ledger new-epoch --because …
cli-read-only = De dienst start alleen om te lezen.
cli-epoch = Een nieuw tijdperk van het auditlogboek begint: { $origin }. Publieke sleutel: { $key }
cli-epoch-skipped = Nummers die niet meer worden toegekend: { $from } tot { $to }
cli-epoch-numbers = Het bestand van het controlepunt ontbreekt: geef het laatst bekende nummer van elke reeks op met --number (bijvoorbeeld --number ACT-2026-000012), of --no-numbers als er geen enkel document werd afgegeven.
cli-epoch-because = Geef de reden op met --because: ze staat in de geschiedenis.
cli-keys = Ondertekenen voortaan: { $keys }
cli-export-occupied = De map { $x } is niet leeg.
cli-exported = { $n } gebeurtenissen geëxporteerd naar { $x }.
cli-bundle-whole = Het logboek { $origin } is intact: { $n } gebeurtenissen, wortel { $root }.
cli-bundle-covered = { $outside } controlepunten die elders werden bewaard kloppen; ze dekken de eerste { $covered } gebeurtenissen. Wat daarna komt berust alleen op de export zelf.
cli-bundle-alone = Er werd geen elders bewaard controlepunt opgegeven (--checkpoint): wie de sleutel heeft, had het geheel kunnen herschrijven.
cli-bundle-broken = Het geëxporteerde logboek is niet intact.
cli-no-key = Opmerking: de kopie bevat de sleutel { $x } niet; bewaar die apart.
ledger-checkpoint = Laatste controlepunt
ledger-checkpoint-none = Er werd nog geen controlepunt ondertekend.
ledger-checkpoint-text = Elke dag en bij elk document ondertekent de dienst de stand van het logboek. Wie zo’n controlepunt bewaart, kan later aantonen dat wat ervoor kwam werd gewijzigd of verwijderd.
ledger-covers = { $n } gebeurtenissen, op { $at }
ledger-origin = Naam van het logboek
ledger-key = Publieke sleutel
ledger-keep = Dit controlepunt bewaren
ledger-before = De eerste { $x } gebeurtenissen dateren van voor het eerste controlepunt: niemand had er toen het bewijs van.
ledger-not-proven = Wat dit niet bewijst
ledger-not-proven-text = Dat wat werd ingevoerd ook klopte; dat alles werd ingevoerd; en niets van wat volgt op het laatste controlepunt dat iemand anders dan de dienst bewaart.
ledger-verify-bundle = Verifiëren zonder de dienst: reprise ledger export MAP, daarna reprise ledger verify MAP --checkpoint BESTAND.
verify-file = Pdf-bestand van het document, of het bewijs ervan (.tlog-proof)
verify-file-hint = Kies het bestand of sleep het hierheen. Het wordt niet bewaard.
verify-by-file = Een bestand verifiëren
verify-by-number = Een nummer en een vingerafdruk verifiëren
verify-file-genuine = Het document { $x } is echt: het bestand is dat wat werd uitgereikt.
verify-file-proven = Het document { $x } is echt: het bestand is dat wat werd uitgereikt, en het bewijs ervan klopt met het auditlogboek.
verify-file-superseded = Een recenter document vervangt het: { $x }.
verify-file-extended = Dit bestand begint met het document { $x } zoals het werd uitgereikt, maar er werd iets aan toegevoegd. Vertrouw niet op wat werd toegevoegd; vraag het document aan de organisatie die het uitreikte.
verify-file-unknown = Dit bestand is geen document dat hier werd uitgereikt, of het werd gewijzigd, of afgedrukt en ingescand. Controleer het nummer hieronder, of vraag het document aan de organisatie die het uitreikte.
verify-proof-holds = Het bewijs klopt: gebeurtenis nr. { $event } ({ $key }) staat in het auditlogboek zoals het werd ondertekend.
verify-proof-fails = Het bewijs klopt niet met het auditlogboek. Bewaar het: een van beide werd gewijzigd.
document-proof = Bewijs (.tlog-proof)
cli-proof-needs = Geef ook de publieke sleutel (--vkey BESTAND) en de vingerafdruk van de gebeurtenis (--leaf-hash) op, of de map van een export.
cli-proof-broken = Het bewijs klopt niet.
cli-proof-holds = Het bewijs klopt: gebeurtenis nr. { $event } stond in het logboek { $origin } toen dat er { $n } telde.
verify-proof-of-event = Het bewijs klopt: gebeurtenis nr. { $x } staat in het auditlogboek zoals het werd ondertekend. Er werd geen document mee uitgereikt.
subject-daily-seal = Dagelijkse verzegeling
daily-seal-did = Brieven: { $letters } · links: { $links } · raadplegingen: { $readings }
cli-restore-in-place = Databank gecontroleerd; ze kan gebruikt worden.
cli-restore-erased = Opnieuw gewist, zoals sinds de kopie: { $n }
recipients-title = Getuigen van het auditlogboek
recipients-text = Elke dag wordt het controlepunt van het logboek naar deze adressen gestuurd. Wie het bewaart, kan later aantonen dat de geschiedenis gewijzigd is, ook door onszelf. Kies adressen buiten de dienst: een rekenhof, een kabinet, een andere instelling.
recipients-addresses = E-mailadressen
recipients-hint = Eén per regel, hoogstens 20. Verwijderde adressen worden gewist.
recipients-language = Taal van de brieven
field-recipients = Getuigen van het auditlogboek
field-recipients-language = Taal van de brieven
recipients-did = Getuigen van het logboek: { $n }
letter-kind-daily-checkpoint = Controlepunt van de dag
letter-daily-checkpoint-subject = Controlepunt van het auditlogboek, { $day }
letter-daily-checkpoint-body = 
    Dit is het controlepunt van het auditlogboek { $origin }. Het is ondertekend op { $at } en dekt { $n } gebeurtenissen.

    { $note }

    Bewaar deze brief of het bijgevoegde bestand ({ $file }) waar wij er niet bij kunnen. Als de geschiedenis later gewijzigd wordt, stemt ze niet meer overeen met wat u bewaart.

    Nagaan zonder ons, met een export van het logboek: reprise ledger verify MAP --checkpoint { $file }
recipients-keys = Publieke sleutels van de getuigen die ondertekenen
recipients-keys-hint = Eén per regel, zoals de opdracht reprise witness ze toont. Wat deze getuigen ondertekenen, staat daarna op de bewijzen.
field-witness-keys = Publieke sleutels van de getuigen die ondertekenen
subject-cosignature = Handtekening van een getuige
cosigned-events = { $n } gebeurtenissen
cosigned = { $name }: de eerste { $n } gebeurtenissen, op { $at }
ledger-witnesses = Ondertekend door externe getuigen
because-no-checkpoint = Deze tekst is geen controlepunt van dit auditlogboek, of hij werd gewijzigd. De eerste regel: { $x }.
because-no-witness = Geen bekende getuige heeft het ondertekend, of het tijdstip van de handtekening ligt in de toekomst. De beheerder voegt de publieke sleutel van een getuige toe in de instellingen.
field-checkpoint = Controlepunt
cli-cosigned = Handtekeningen overgenomen: { $x }
cli-witness-name = Geef met --name de naam waaronder de getuige ondertekent, zonder spatie of plusteken, bijvoorbeeld rekenhof.example.org.
cli-witness-first = Eerste bezoek: het logboek { $origin } telt { $n } gebeurtenissen. De publieke sleutel, te vergelijken met die op een bewijspagina: { $keys }
cli-witness-key = De publieke sleutel van de getuige, te bezorgen aan de dienst: { $x }
cli-witness-continues = Het logboek { $origin } zet voort wat eerder werd gezien: toen { $before } gebeurtenissen, nu { $n }.
cli-witness-handed = Het ondertekende controlepunt is aan de dienst bezorgd.
cli-witness-refused = Er is niets ondertekend.
cli-witness-conflict = Het getoonde controlepunt spreekt het eerder geziene tegen. Het wordt bewaard in { $x }; samen bewijzen ze dat de geschiedenis gewijzigd is.
cli-migrated = De tabellen zijn bijgewerkt.
cli-migrated-for = De tabellen zijn bijgewerkt, en de rol { $x } heeft de rechten die de server nodig heeft, niet meer.
cli-migrate-sqlite = --grant geldt alleen voor PostgreSQL: een SQLite-databank heeft geen rollen.

## The proof page
proof-title = Bewijs van opname in het auditlogboek
proof-text = Deze pagina bewijst dat document { $number }, verzegeld met de vingerafdruk hieronder, gebeurtenis nr. { $event } van het auditlogboek was toen dat er { $size } telde. Wie dit papier bewaart, kan het voorleggen als het logboek later wordt gewijzigd.
proof-online = Online controleren: { $x }
proof-limits = Deze pagina bewijst niet dat wat werd opgenomen ook waar is. Ze zegt niets over wat nooit werd opgenomen, en niets over wat na het controlepunt werd opgenomen.
proof-log = Logboek
proof-event = Gebeurtenis
proof-event-at = nr. { $n }, op { $at }
proof-paper-hash = SHA-256 van de eerste { $x } bytes
proof-event-hash = Vingerafdruk van de gebeurtenis
proof-checkpoint = Controlepunt
proof-checkpoint-at = { $size } gebeurtenissen, ondertekend op { $at }
proof-key = Publieke sleutel van het logboek
proof-witnesses = Getuigen
proof-heading = Het bewijs, in het formaat C2SP tlog-proof
proof-offline = Deze tekst, die ook in de grote code staat, is offline te controleren met het commando “reprise ledger verify --proof”, de publieke sleutel en de vingerafdruk van de gebeurtenis.
proof-offline-only = Deze tekst is offline te controleren met het commando “reprise ledger verify --proof”, de publieke sleutel en de vingerafdruk van de gebeurtenis.
proof-code = QR-code met de tekst van het bewijs
proof-footer =
    Pagina toegevoegd na de verzegeling van het document, op { $date }; ze maakt er geen deel van uit.
    Sjabloon { $template }
