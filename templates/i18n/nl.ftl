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
