# placeholder
x = x

## Shell
shell-skip = Aller au contenu
shell-menu = Menu
shell-nav = Navigation principale
shell-language = Langue
shell-sign-out = Se déconnecter
shell-verify = Vérifier un document
shell-optional = facultatif
shell-errors = Il y a un problème
shell-next = Suite de la liste
shell-first = Début de la liste
shell-scan-listening = À l’écoute
shell-scan-saving = Enregistrement
shell-scan-paused = En pause : cliquez dans le champ pour reprendre
shell-scan-waiting = Le serveur ne répond pas ; les codes sont gardés et seront envoyés
shell-scan-signed-out = Session terminée ; les codes sont gardés : rechargez la page pour vous connecter
shell-scan-send = Valider
shell-scan-sound = Sons
shell-scan-ok = fait
shell-scan-warn = à voir
shell-scan-stop = refusé
shell-scan-results = Résultats, le plus récent en premier
shell-sign-hint = Signez du doigt, au stylet ou à la souris.
shell-sign-clear = Effacer la signature
