# placeholder
x = x
