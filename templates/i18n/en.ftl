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
shell-scan-listening = Listening
shell-scan-saving = Saving
shell-scan-paused = Paused: click in the field to go on
shell-scan-waiting = The server does not answer; codes are kept and will be sent
shell-scan-signed-out = You are signed out; codes are kept: reload the page to sign in
shell-scan-send = Enter
shell-scan-sound = Sounds
shell-scan-ok = done
shell-scan-warn = to check
shell-scan-stop = refused
shell-scan-results = Results, newest first
shell-sign-hint = Sign with a finger, a pen or the mouse.
shell-sign-clear = Clear the signature
