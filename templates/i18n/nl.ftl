# placeholder
x = x

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
