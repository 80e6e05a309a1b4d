
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
## Documents
doc-page = Page { $x } / { $y }
doc-footer =
    Printed from { $system } on { $date }
    Template { $template } · personal data: { $contact }
doc-verify =
    Check this document: scan the code or open the address below. The page says whether the document is genuine or superseded, and nothing else.
    { $x }
doc-code = QR code: { $x }
doc-signed-at = Signed on { $x }
doc-sign-here = Date and signature:
doc-signature-of = Signature of { $x }
doc-for-operator = For the transferor
doc-for-recipient = For the recipient
doc-for-donor = Handed in by the donor administration
doc-for-intake = Taken in by
doc-act-title = Donation agreement and handover note
doc-act-subject = { $n ->
    [one] One device handed over to { $recipient }
   *[other] { $n } devices handed over to { $recipient }
}
doc-parties = The parties
doc-operator = The transferor
doc-recipient = The recipient
doc-enterprise-number = Enterprise number (CBE): { $x }
doc-represented = Represented by { $x }
doc-object = Subject
doc-legal-basis = Legal basis
doc-decision = Allocation decision
doc-action = Action of the plan
doc-action-number = Action { $x }
doc-project = Project
doc-audience = Audience
doc-place-and-date = Place and date of handover
doc-place-and-date-are = { $place }, { $date }
doc-devices = Devices
doc-device = Device
doc-kind = Kind of device
doc-pieces = Pieces
doc-value = Estimated value
doc-total = Total
doc-terms = Terms
doc-clause-free-title = Free of charge
doc-clause-free = The equipment is transferred free of charge and without anything in return.
doc-clause-as-is-title = Condition
doc-clause-as-is = The equipment is handed over as is, as described in the annex.
doc-clause-use-title = Use
doc-clause-use = The recipient uses the equipment for the described project only.
doc-clause-no-resale-title = No resale
doc-clause-no-resale = Resale and any provision against payment are forbidden.
doc-clause-data-title = Data sanitisation
doc-clause-data = The storage media have been sanitised; a data sanitisation statement is attached for each device.
doc-clause-licence-title = Software licences
doc-clause-licence = The state of the software licences is given for each device.
doc-clause-risk-title = Property and risk
doc-clause-risk = Property and risk pass when the handover note is signed.
doc-clause-warranty-title = Warranty
doc-clause-warranty = { $n ->
    [0] No warranty is given.
    [one] No warranty is given, except the exchange provided for during one day.
   *[other] No warranty is given, except the exchange provided for during { $n } days.
}
doc-clause-end-of-life-title = End of life
doc-clause-end-of-life = At the end of its life the recipient gives the equipment back to the transferor or to an approved collector, and keeps the proof.
doc-clause-reporting-title = Confirmation of use
doc-clause-reporting = { $n ->
    [one] The recipient confirms the use after one month, without personal data.
   *[other] The recipient confirms the use after { $n } months, without personal data.
}
doc-clause-audit-title = Verification
doc-clause-audit = The transferor may verify on site how the equipment is used.
doc-clause-language-title = Language
doc-clause-language = This agreement is drawn up in English at the recipient’s request.
doc-handover = Handover
doc-handover-text = { $n ->
    [one] The recipient acknowledges receipt of the device described in the annex, with the accessories mentioned, its code and serial number having been compared.
   *[other] The recipient acknowledges receipt of the { $n } devices described in the annex, with the accessories mentioned, their codes and serial numbers having been compared.
}
doc-made-at = Done at { $place } on { $date } in two copies, each party acknowledging receipt of its own.
doc-annex = Annex – Devices handed over
doc-code-column = Code and statement
doc-serial = Serial number
doc-state = Condition
doc-equipment = Battery, software, accessories
doc-accessories = Accessories
doc-year = Year
doc-grade = Grade { $x }
doc-battery = Battery: { $x }
doc-return-title = Return note
doc-return-subject = { $n ->
    [one] One device returned by { $recipient }
   *[other] { $n } devices returned by { $recipient }
}
doc-act = Handover act
doc-reason = Reason for the return
doc-return-place-and-date = Place and date of the return
doc-state-on-return = Condition on return
doc-return-text = { $n ->
    [one] The transferor acknowledges having taken back the device described above. Property and risk return to it on signature. The storage media will be sanitised before any new allocation.
   *[other] The transferor acknowledges having taken back the { $n } devices described above. Property and risk return to it on signature. The storage media will be sanitised before any new allocation.
}
doc-receipt-title = Intake receipt
doc-receipt-subject = { $n ->
    [one] One device received from { $donor }
   *[other] { $n } devices received from { $donor }
}
doc-donor = Donor administration
doc-site = Place of collection
doc-taken-in-by = Taken in by
doc-decommissioning = Decommissioning decision
doc-batch = Batch
doc-collected = Taken in
doc-carrier = Carrier
doc-seal = Seal
doc-announced = Announced
doc-received = Received
doc-missing = Missing
doc-extra = Unannounced
doc-locked = Locks to be lifted (serial numbers)
doc-line = No.
doc-inventory-number = Donor inventory number
doc-media = Media
doc-state-on-arrival = Condition on arrival
doc-received-devices = Devices received
doc-data-responsibility = Until the data sanitisation statement is issued, the storage media are kept under lock and handled on behalf of the donor administration, which remains the controller. No device leaves the workshop before its media are sanitised, destroyed or declared absent.
because-malformed = The body of the request cannot be read: { $x }. Correct it and send it again.
because-unknown-field = There is no field “{ $x }” here. Remove it, or correct its name.
