
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
shell-scan-waiting = De server antwoordt niet; de codes worden bewaard en nagestuurd
shell-scan-signed-out = Sessie beëindigd; de codes worden bewaard: herlaad de pagina om u aan te melden
shell-scan-send = Bevestigen
shell-scan-sound = Geluid
shell-scan-ok = in orde
shell-scan-warn = te bekijken
shell-scan-stop = geweigerd
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
because-malformed = De inhoud van de vraag is onleesbaar: { $x }. Verbeter hem en stuur hem opnieuw.
because-unknown-field = Er is hier geen veld “{ $x }”. Haal het weg of verbeter de naam.
