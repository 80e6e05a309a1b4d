# placeholder
x = x

## Shell
shell-skip = Skip to content
shell-menu = Menu
shell-nav = Main navigation
shell-language = Language
shell-sign-out = Sign out
shell-verify = Verify a document
shell-optional = optional
shell-errors = There is a problem
shell-next = Next page of the list
shell-first = Start of the list
