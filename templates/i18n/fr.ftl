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
