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
shell-scan-offline = No connection: scans are kept on this device and sent when it is back
shell-scan-busy = The server is busy: scans are kept and sent again
shell-scan-signed-out = You are signed out: scans are kept; reload the page to sign in
shell-scan-other = Someone else is signed in now: these scans wait for the person who made them; reload the page
shell-scan-send = Enter
shell-scan-sound = Sounds
shell-scan-ok = done
shell-scan-warn = to check
shell-scan-stop = refused
shell-scan-wait = waiting
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
doc-tag = Code
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
doc-statement-title = Data sanitisation statement
doc-statement-of-device = Device { $tag } – { $donor }
doc-statement-of-batch = { $n ->
    [one] Batch { $batch }, one device – { $donor }
   *[other] Batch { $batch }, { $n } devices – { $donor }
}
doc-media-source = Source of the media
doc-stated-by = Stated by
doc-standards = Standards followed
doc-least-levels = Levels required
doc-policy-version = Those of the house’s sanitisation policy, version { $n }
doc-statement-text = { $n ->
    [one] The operator states that every storage medium known in the device below was sanitised to the level given, destroyed, or declared absent by a named person. None was passed over.
   *[other] The operator states that every storage medium known in the { $n } devices below was sanitised to the level given, destroyed, or declared absent by a named person. None was passed over.
}
doc-media-sanitised = Media sanitised
doc-media-destroyed = Media destroyed
doc-media-absent = Declared absent
doc-devices-without = Devices without media
doc-statement-excluded = { $n ->
    [one] This statement says nothing of one device of the batch that was sent back to the donor or lost with its media: { $tags }.
   *[other] This statement says nothing of { $n } devices of the batch that were sent back to the donor or lost with their media: { $tags }.
}
doc-statement-media = Medium by medium
doc-medium = Medium
doc-outcome = What became of it
doc-log-hash = Log of the tool (SHA-256)
doc-log-none = No log kept
doc-medium-none = None
doc-no-medium-by = Holds no medium: declared by { $who } on { $date }
doc-kind-without = This kind of device keeps no data
doc-serial-is = Serial no. { $x }
doc-inventory-is = Inventory no. { $x }
doc-state-is = Today: { $x }
doc-from-to = From { $from } to { $to }
doc-recorded-by = Recorded by { $who } on { $date }
doc-statement-logs = The logs of the tools are kept as they came; the hash above lets anyone check that nothing in them was changed. They are given on request.
doc-stated-at = Done at { $place }, on { $date }.
doc-for-statement = Issued by
doc-stock-take-title = Stock-take
doc-stock-take-subject = { $scope }, opened on { $date }
doc-count-by = Issued by
doc-count-scope = Scope
doc-count-opened = Opened
doc-count-closed = Closed
doc-count-expected = Expected
doc-count-found = Found
doc-count-elsewhere = Found elsewhere
doc-count-left = Left since
doc-count-unexpected = Unexpected
doc-count-unknown = Unknown codes
doc-count-text = Expected are the devices whose records named a location in scope when the count opened. A device is missing if it was not seen before the close and no recorded step took it away meanwhile. The hash of each list is sealed in the ledger.
doc-count-recorded = By its record
doc-count-seen = Seen
doc-count-seen-on = Seen on
doc-count-expected-at = Expected at
doc-count-last-step = Last step
doc-count-list-missing = Missing ({ $n })
doc-count-list-unexpected = Unexpected here ({ $n })
doc-count-list-elsewhere = Found at another location ({ $n })
doc-count-list-left = Left since ({ $n })
doc-count-list-unknown = Unknown codes ({ $n })
doc-count-code = Code scanned
doc-for-count = Closed by
doc-for-check = Checked by another person
doc-reuse-title = Reuse sheet
doc-reuse-caption = The public page of this device: scan the code to see whether anything has changed since.
doc-reuse-erased = The data of this device were sanitised before it was put to use again.
doc-category = Category of electrical equipment (WEEE)
doc-battery-charge = Battery, against new
doc-defects = Known defects
doc-answers-for = Answers for its working
doc-tests-on = Tests, the last on { $x }
because-malformed = The body of the request cannot be read: { $x }. Correct it and send it again.
because-unknown-field = There is no field “{ $x }” here. Remove it, or correct its name.
## Refusals
refused = “{ $step }” is not possible now: the device is at the stage “{ $stage }”.
not-found = { $what } “{ $key }” does not exist, or you have no access to it. Check what was entered, or search the list.
forbidden = Your role does not allow this. Ask someone who has the role for it, or the administrator of the system.
failed = This did not work because of an error in the system. Nothing was saved. Try again; if the error comes back, tell the administrator of the system.
unavailable = The database is not available at the moment. Nothing was saved. Try again in a few moments.
## Why a step of a device is refused
why-wrong-stage = This step is possible only from: { $from }.
why-not-your-role = Your role does not allow this step. Ask someone who has the role for it.
why-open-medium = Storage medium { $medium } (serial no. { $serial }) may still hold data. Record its sanitisation or its destruction, or declare it absent.
why-media-unknown = No storage medium is known for this device, and nobody has stated that it holds none. Load a report or add the medium; if there is none, state so.
why-lock-open = Lock not removed: { $lock }. Have it removed, then record the removal.
why-held = The device is in quarantine: { $reason }. Settle the cause, then lift the quarantine.
why-tests-missing = { $n ->
    [one] The result of one mandatory test is missing: { $tests }. Record it first.
   *[other] The results of { $n } mandatory tests are missing: { $tests }. Record them first.
}
why-not-graded = The device has no grade yet. Finish the tests and determine its grade.
why-grade-too-low = A device of grade { $grade } cannot be allocated. Repair it and test it again, keep it for parts or hand it to recycling.
why-grade-raised = The tests give grade { $grade }: it can be lowered with a reason, never raised. Correct the test results if they are wrong.
why-already-reserved = The device is already reserved for request { $request }. Choose another one, or cancel that reservation first.
why-not-picked = The device was not picked for this handover. Scan it into the handover first.
why-picked-elsewhere = The device is already picked for handover { $handover }. Take it out of that one first.
why-no-such-medium = This device has no storage medium no. { $medium }. Reload the record and choose from the list.
why-method-not-for-medium = The method “{ $method }” does not sanitise a medium of the kind “{ $medium }”. Choose another method, or destroy the medium.
why-level-too-low = On a medium of the kind “{ $medium }”, the method “{ $method }” reaches the level “{ $level }”; “{ $least }” is required. Choose a stronger method, or destroy the medium.
why-medium-closed = The outcome of storage medium no. { $medium } is already recorded. Nothing more needs to be done about it.
why-media-known = Storage media are known for this device: it cannot be declared to hold none. Give the outcome of each of them.
why-unknown-lock = The lock “{ $lock }” is not on the list of this device. Choose one from the list.
why-unknown-test = The test “{ $test }” does not exist for this kind of device. Choose a test from the list.
why-already-so = It already is so: there is nothing to change.
why-note-needed = This step needs a reason. Say in a few words why.
why-field = The value of “{ $field }” is missing or not allowed. Correct it.
why-in-the-future = The value of “{ $field }” lies in the future. Give a moment in the past.
why-ends-before-start = The end lies before the beginning. Correct one of the two dates.
## Why something else is refused
because-missing = This is required. Fill it in or make a choice.
because-too-long = The text is too long: { $x } characters at most. Shorten it.
because-form = This value is not of the expected form. Compare it with the example and correct it.
because-bounds = This value is beyond what is allowed (limit: { $x }). Correct it.
because-future = This date lies in the future. Give today’s date or an earlier one.
because-enterprise-check = This enterprise number contains an error: its last two digits should be { $x }. Check all ten digits.
because-enterprise-form = An enterprise number has ten digits and begins with 0 or 1, for example 0403.019.261. Correct it.
because-enterprise-taken = An organisation with enterprise number { $x } already exists. Find it in the list instead of creating a second one.
because-commune-mismatch = Postal code { $x } does not belong to this municipality. Correct one of the two.
because-not-a-donor = “{ $x }” cannot give equipment: only a regional administration, a public interest body or another public authority can. Choose a donor administration.
because-not-a-recipient = “{ $x }” cannot receive equipment. Choose a recipient organisation.
because-permit-needed = A batch that is waste in law needs the reference of an environmental permit. Give it, or choose the status of product.
because-batch-closed = Reception of batch { $x } is closed: nothing can be added to it any more. Open a new batch.
because-list-differs = Batch { $x } has another list already; nothing was changed. Say whether this one is added to it or takes its place.
because-batch-not-closed = Reception of batch { $x } is open: there is nothing to open again. Go on receiving.
because-unprintable = Our documents cannot print these signs: { $x }. Write the text in Latin, Greek or Cyrillic letters, then try again.
because-list-empty = The list holds no row that can be used (rows refused: { $x }). Correct the rows or the choice of columns, then send it again.
because-tag-taken = Label { $x } already belongs to a device. Take another label.
because-tag-free = Label { $x } is free. Now scan the serial number of the device, with this label under “Label already stuck on”.
because-serial-known = This serial number already belongs to device { $x }. Open that record: a device keeps one history.
because-line-taken = The device of line { $x } of the list has already been received. Check the number that was scanned.
because-not-listed = “{ $x }” is not on the donor’s list. Check the number; if the device was not announced, receive it as unannounced and say what kind it is.
because-ambiguous = “{ $x }” stands for several lines or devices. Choose the right one, or scan the label.
because-location-closed = Location { $x } is no longer in use. Choose another one.
because-mistyped = The code “{ $x }” contains a typing error. Scan it, or read it again character by character.
because-unknown-code = Nothing answers to “{ $x }”. Check the code, or look the device up by its serial number.
because-other-person = This scan was made by another person than the one signed in: it waits until that person signs in.
because-picture-too-large = The picture is too large: at most 4 MB and 16 million points. Photograph the label alone, from closer by.
because-picture-unreadable = The picture cannot be read. Send a photograph as JPEG or PNG.
because-picture-empty = No code was found in the picture. Come closer, avoid glare, and take the picture again.
because-unreadable = The file was not taken. { $x }
because-request-state = The request is in the state “{ $x }”: this is not possible then. Reload the page to see where it stands.
because-not-eligible = A condition of the programme does not hold: “{ $x }”. Complete the organisation’s record or the request, or decline the request.
because-unknown-action = No programme has action { $x } of the plan. Choose an action from the list.
because-grant-bounds = Grant at least one device, and no more per line than is asked. To grant nothing, decline the request.
because-line-full = The request already has every device granted of this kind: { $x } is one too many. Leave it in stock.
because-no-line = Device { $x } answers no line of the request (kind, grade or memory). Choose another one.
because-donor-not-allowed = The programme of this request may not give equipment of batch { $x }: the donor, the ownership or the depreciation does not fit. Choose a device of another batch.
because-other-request = The device is reserved for another request, { $x }. Set it aside and scan the next one.
because-act-closed = Handover { $x } is already signed or cancelled: it does not change any more. Begin another one.
because-nothing-picked = A handover has 1 to { $x } devices. Scan those that leave, then sign.
because-changed-meanwhile = “{ $x }” has changed in the meantime. Nothing was saved: reload the page, check and start again.
because-not-of-this-act = Device { $x } does not belong to this handover. Check the label, or open the handover by which it left.
because-unsigned = The signature is missing. Sign in the box, then confirm.
because-email-taken = This e-mail address already has an account. Use another address, or change the existing account.
because-sign-in-wrong = The address or the password is not right. Try again; if you have forgotten it, ask the administrator of the system for a new password.
because-too-often = Too many attempts in a short time. Wait a few minutes before you try again.
because-password-short = The password is too short: at least { $x } characters. A few words in a row do well.
because-password-common = This password is among the most used ones and can be guessed. Choose another one.
because-partner-without = A partner account acts for an organisation. Choose which one.
because-code-wrong = The one-time code is not the one shown on the server’s console. Copy it exactly.
because-set-up = The system already has an administrator: the set-up is done. Sign in.
because-last-admin = This is the last active administrator account. Give that role to someone else first.
because-key-reused = The idempotency key “{ $x }” was already used for another request. Take a new key.
because-stale = The record of { $x } has changed since you opened it. Nothing was saved: reload it and start again.
because-not-sanitised = Data may still be on: { $x }. There is nothing to state before that. Sanitise or destroy each of their media, or declare it absent, then try again.
because-nothing-to-state = There is no device of batch { $x } to state anything of. Receive its devices first.
because-bands-differ = The ages add up to { $x } people, and another number is given above. Make the two the same, or leave one of them empty.
because-twice = The same thing is named twice here. Name each once, with its whole number.
because-day-bounds = The day { $x } will not do here: it lies in the past, before the day that stands, or more than two years ahead. Choose another.
because-in-other-hands = Another coordinator has { $x } in hand. Speak with them, or take it over first: the page of the request offers that.
because-own-request = You entered { $x } yourself, so somebody else decides on it. Ask another coordinator.
because-nothing-waits = No request that could be served is waiting for anything. A request takes part once it is sent, when every condition holds and nobody has it in hand.
because-nothing-ready = No device stands ready in stock. Put graded devices in stock first.
because-proposal-closed = This proposal is closed: a later one took its place, or it was put away. Make a new one.
because-proposal-stale = The requests or the stock are no longer what this proposal was made of. Make a new one.
because-none-left = There are not enough suitable devices left for { $x } to get that many. Lower another line first.
because-looks-personal = This looks like the data of a person: { $x }. Take it out, or say below that it names nobody.
because-nothing-to-contest = Nothing has been decided on { $x } yet that could be contested. Ask a question instead.
because-statement-stands = Statement { $x } already says the same, in the same language, and stands. Use it, or choose another language.
because-stock-take-overlaps = Stock-take { $x } is already counting some of these locations. Close it or give it up first.
because-stock-take-closed = Stock-take { $x } is no longer open: nothing was recorded. Open another one to count on.
because-outside-count = Location { $x } is not part of this stock-take. Count it in another one, or scan a location of this one.
because-count-placeless = First scan the label of the location you stand at, then the devices. Nothing was recorded for { $x }.
because-label = The labels asked for do not fit this stock. Choose another label stock, or check the number of labels to skip.
because-label-text = “{ $x }” must stand on the label whole, and does not fit. Choose a larger stock or another design.
because-label-small = Label { $x } does not fit on this stock: its code could not be read. Choose a larger stock.
because-design-of-other = The design “{ $x }” is for something else. Choose one for what you print.
because-read-only-token = This access token may only read. Use a token that may write.
because-unsupported = “{ $x }” is not possible in this way. Use the page or the address meant for it.
## Things that were looked for
what-device = The device
what-batch = The batch
what-organisation = The organisation
what-contact = The contact
what-location = The location
what-request = The request
what-handover = The handover
what-return = The return
what-statement = The statement
what-stock-take = The stock-take
what-document = The document
what-evidence = The report
what-user = The account
what-token = The access token
what-stock = The label stock
what-design = The label design
what-proposal = The proposal
what-text = The text
what-page = The page
## Files that cannot be read
unreadable-report-empty = It is empty. Make the report again on the device and send it once more.
unreadable-report-too-large = It is larger than 8 MiB, more than any device report. Check that it is the right file.
unreadable-report-binary = It is not a text but an image, a PDF, an archive or a program. Send the report as the tool wrote it.
unreadable-report-truncated = It stops in the middle: the copy was not complete. Copy it again from the device.
unreadable-report-malformed = Its text is damaged and cannot be read. Make the report again, without opening it in a word processor.
unreadable-report-too-deep = It is nested deeper than any device report. Check that it is the right file.
unreadable-report-unknown-format = Its format is not known. Reports of lshw, dmidecode, smartctl, eReuse, GLPI, FusionInventory, nwipe, usody-sanitize, nvme list, hdparm, hwinfo, lsblk and systeminfo are accepted.
unreadable-report-names-no-drive = It names no disk: alone it proves nothing. Run the tool on the disk itself, with administrator rights. If it is the log of an erasure, record the erasure by hand, with this log before you.
unreadable-report-not-a-computer = It does not describe one whole device. Send a report made on the device itself.
unreadable-list-empty = The list is empty. Check that it is the right file and the right sheet.
unreadable-list-too-large = The file is larger than 8 MiB, too large for a list of devices. Remove images and other sheets, or split the list.
unreadable-list-too-many-rows = The list has more than 20,000 rows. Split it into several batches.
unreadable-list-too-many-columns = The list has more than 100 columns. Keep only those that describe the devices.
unreadable-list-bomb = The file holds far more than a list of devices: repeated texts or cells, too many sheets. Save the list alone in a new file.
unreadable-list-not-a-table = It is not a list. Send a CSV, XLSX or ODS file. Save an XLS or XLSB workbook as XLSX first.
unreadable-list-unreadable = The workbook cannot be opened: it is damaged or protected by a password. Save it without a password, or as CSV.
unreadable-list-stopped = Reading the list was interrupted. Send it again.
unreadable-list-no-sheet = The workbook has no sheet of that name, or it is empty. Choose a sheet that holds the list.
unreadable-list-open-quote = A quotation mark is opened and never closed, and swallows the rest of the list. Close it or remove it.
## Rows of a donor's list
problem-row-empty = The row is empty.
problem-row-nothing-to-identify = No serial number, inventory number or model: the device cannot be recognised. Give at least one of the three.
problem-row-too-many-cells = The row has { $found } cells, the header { $expected }: a separator inside a cell has shifted the rest. Put that cell in quotation marks.
problem-row-serial-repeated = Serial number { $value } is already on line { $other }. Correct or remove one of the two lines.
problem-row-donor-number-repeated = Inventory number { $value } is already on line { $other }. Correct or remove one of the two lines.
problem-row-open-quote = Cell { $cell }: a quotation mark is not closed, the line was read without quotation marks. Check its cells.
problem-row-not-a-year = “{ $value }” holds no year: the row is taken without a year. Write the year with four digits, or leave the cell empty.
problem-row-year-in-future = The year { $value } has not come yet: the row is taken without a year. Correct it, or leave the cell empty.
problem-row-mangled-number = { $name }, cell { $cell }: the spreadsheet has rounded the number or made a date of it, “{ $value }”, and the original is lost. Set the column to text and copy the number again.
problem-row-formula-without-result = { $name }, cell { $cell }: the formula has no result in the file. Open it in the spreadsheet and save it, or replace the formula by its value.
problem-row-error-value = { $name }: “{ $value }” is an error of the spreadsheet, the cell is taken as empty. Correct it in the list, or fill it in at reception.
problem-row-cell-too-long = { $name }: more than { $limit } characters. Shorten the text of the cell.
problem-row-unknown-kind = “{ $value }” is not a known kind of device: the row is taken without a kind. Say what this word means, or choose the kind at reception.
problem-row-bad-quantity = “{ $value }” is not a number of devices from 1 to 1000. Correct it; with a serial or inventory number the row counts as one device.
problem-row-quantity-read = “{ $value }” is read as { $quantity }. If it is a thousand, write 1000 without a sign.
problem-row-quantity-of-one = The row announces { $value } devices with a single serial or inventory number. Make one row per device.
problem-row-filler-serial = “{ $value }” is not a real serial number: the row is taken without a serial number.
## Rows of a donor's list that are no devices
row-left-out-title = Title, outside the table
row-left-out-repeated-heading = Repeated headings
row-left-out-total = Total
row-left-out-blank = Empty
row-left-out-hidden-row = Row hidden in the workbook
row-left-out-hidden-sheet = Hidden sheet
row-left-out-other-sheet = Sheet that is not a list of devices
row-left-out-not-chosen = Sheet not chosen
## Notes on a report that was read
note-erase-list-is-no-evidence = The list of erasures in this report was written without erasing anything: it proves nothing. Record the sanitisation with the tool’s log.
note-removable-left-out = USB sticks and card readers in the report were not taken as storage media of the device.
note-removable-storage = A medium is attached by USB: probably the stick the report was made from. Check that it does not belong to the device.
note-no-storage-in-report = The report shows no storage medium; there may be one in the device. Open it, then add the medium or state that there is none.
note-uuid-unusable = The device’s UUID is missing or shared by many machines: it is not used to recognise it.
note-part-unreadable = Part of the report could not be read. Compare the record with the device.
note-sources-disagree = The tools inside the report do not name the same machine. Check make, model and serial number on the device.
note-partial = The report describes only a part of the machine: it completes the record and does not replace it.
note-usb-bridge = The disk was read through a USB adapter: the serial number may be the adapter’s. Compare it with the label of the disk.
note-serial-not-on-case = This serial number is made up by the system and is not on the case. Record the one on the case.
note-list-cut = A list in the report was unbelievably long and was cut. Check the record.
note-verify-only = A disk was only read, not sanitised. Sanitise it before going on.
note-hidden-sectors = Hidden sectors were found or could not be ruled out. Remove the protected area of the disk and sanitise it again.
note-disk-without-serial = A disk in the report has no serial number. Say yourself which medium it is.
note-raid-volume = The report shows a logical volume of a RAID controller or of software: the physical drives behind it are not in this report. Record each drive, and sanitise each.
note-lock-reported = The report says that a lock is on: it stands on the record. Ask the donor to remove it.
## Stages
stage-announced = Announced
stage-received = Received
stage-workshop = In the workshop
stage-stock = In stock
stage-reserved = Reserved
stage-handed-over = Handed over
stage-sent-back = Sent back to the donor
stage-for-parts = Kept for parts
stage-recycled = Recycled (WEEE)
stage-destroyed = Destroyed
stage-lost = Lost or stolen
## Steps, as one chooses them
step-receive = Take in
step-describe = Describe the device
step-correct = Correct the record
step-add-medium = Add a storage medium
step-remove-medium = Take out a storage medium
step-erase = Record a data sanitisation
step-destroy-medium = Declare a medium destroyed
step-absent-medium = Declare a medium absent
step-no-medium = Declare that there is no medium
step-lock = Report a lock
step-unlock = Record a lock removal
step-test = Record tests
step-repair = Record a repair
step-grade = Determine the grade
step-stock = Put in stock
step-move = Move
step-hold = Put in quarantine
step-release = Lift the quarantine
step-rework = Send back to the workshop
step-reserve = Reserve
step-unreserve = Cancel the reservation
step-pick = Pick for the handover
step-unpick = Take out of the handover
step-unreceive = Undo the reception
step-hand-over = Hand over to the recipient
step-take-back = Take back
step-send-back = Send back to the donor
step-for-parts = Keep for parts
step-recycle = Hand to recycling (WEEE)
step-destroy = Declare destroyed
step-lose = Report lost or stolen
step-find = Report found again
step-sight = Count
## Steps, as the history tells them
did-receive = Taken in
did-describe = Description recorded
did-correct = Record corrected
did-add-medium = Storage medium added
did-remove-medium = Storage medium taken out
did-erase = Data sanitisation recorded
did-destroy-medium = Medium declared destroyed
did-absent-medium = Medium declared absent
did-no-medium = Declared to hold no medium
did-lock = Lock reported
did-unlock = Lock removed
did-test = Tests recorded
did-repair = Repair recorded
did-grade = Grade determined
did-stock = Put in stock
did-move = Moved
did-hold = Put in quarantine
did-release = Quarantine lifted
did-rework = Sent back to the workshop
did-reserve = Reserved
did-unreserve = Reservation cancelled
did-pick = Picked for the handover
did-unpick = Taken out of the handover
did-unreceive = Reception undone
did-hand-over = Handed over to the recipient
did-take-back = Taken back
did-send-back = Sent back to the donor
did-for-parts = Kept for parts
did-recycle = Handed to recycling (WEEE)
did-destroy = Declared destroyed
did-lose = Reported lost or stolen
did-find = Found again
did-sight = Seen in a stock-take
## Kinds of device
kind-desktop = Desktop
kind-all-in-one = All-in-one computer
kind-laptop = Laptop
kind-chromebook = Chromebook
kind-tablet = Tablet
kind-smartphone = Smartphone
kind-monitor = Monitor
kind-printer = Printer
kind-thin-client = Thin client
kind-server = Server
kind-whiteboard = Interactive whiteboard
kind-other = Other device
## Storage media and their sanitisation
medium-hdd = Hard disk (HDD)
medium-ssd = SSD (SATA or SAS)
medium-nvme = NVMe SSD
medium-emmc = Soldered memory (eMMC, UFS)
medium-flash = Memory card or USB stick
medium-unknown = Unknown kind
method-overwrite = Overwriting, read back
method-ata-secure-erase = ATA Secure Erase
method-ata-sanitize-block = ATA Sanitize, block erase
method-ata-sanitize-crypto = ATA Sanitize, cryptographic erase
method-nvme-format = NVMe Format, user-data erase
method-nvme-format-crypto = NVMe Format, cryptographic erase
method-nvme-sanitize = NVMe Sanitize
method-factory-reset = Factory reset of an encrypted device
method-degauss = Degaussing
level-clear = Clear
level-purge = Purge
level-destroy = Destroy
erase-result-success = Succeeded, read back and verified
erase-result-failed = Failed
outcome-sanitised = Sanitised
outcome-destroyed = Destroyed
outcome-absent = Declared absent
## Quarantine
hold-locked = Lock that only the donor can remove
hold-serial-mismatch = Serial number differs from the one reported
hold-changed-since-report = Disk or memory not as in the last report
hold-swollen-battery = Swollen or pierced battery
hold-not-listed = Not on the donor’s list
hold-possible-theft = Possible theft
hold-awaiting-part = Waiting for a spare part
hold-other = Other reason (see the note)
## Locks
lock-mdm-intune = Microsoft Intune or Entra ID management
lock-autopilot = Windows Autopilot registration
lock-dfci = DFCI firmware profile
lock-firmware-password = BIOS/UEFI password
lock-disk-password = Disk password (ATA, NVMe, OPAL)
lock-bitlocker-filevault = BitLocker or FileVault encryption
lock-absolute-persistence = Absolute (Computrace)
lock-apple-activation-lock = Apple Activation Lock
lock-apple-dep = Apple Business or School Manager enrolment
lock-android-frp = Google account (Android FRP)
lock-android-zero-touch-knox = Android zero-touch or Samsung Knox
lock-chromebook-enrollment = Chromebook enrolment in a domain
lock-sim-esim = SIM card or eSIM profile
lock-asset-tags = Donor’s stickers and marks
lock-physical-lock = Physical lock (Kensington, case)
## Condition
grade-a = A – excellent
grade-b = B – good
grade-c = C – fair
grade-d = D – not allocatable
result-pass = Passed
result-fail = Failed
result-not-applicable = Not applicable
group-identity = Identity
group-visual = Visual inspection
group-safety = Electrical safety
group-key = Key functions
group-secondary = Secondary functions
group-finish = Finishing
repair-repair = Repair
repair-part-replaced = Part replaced
repair-cleaning = Cleaning
repair-software = Software installation
## Organisations
organisation-kind-administration = Regional administration
organisation-kind-oip = Public interest body
organisation-kind-association = Non-profit association
organisation-kind-secondary-school = Mainstream secondary school
organisation-kind-homework-school = Homework school
organisation-kind-retirement-home = Retirement home
organisation-kind-epn = Public computer space
organisation-kind-public-authority = Other public authority
organisation-kind-refurbisher = Refurbisher
organisation-kind-recycler = Approved WEEE collector
language-fr = Français
language-nl = Nederlands
language-en = English
organisation-new = Record an organisation
organisations-title = Organisations
organisations-find = Name or enterprise number
organisations-none = No organisation yet
organisations-none-text = Record the administrations that give equipment and the organisations that receive it.
organisations-nothing = No organisation matches
organisations-nothing-text = Check the spelling or the enterprise number.
organisation-new-title = Record an organisation
organisation-edit-title = Change the organisation
organisation-facts = The organisation
organisation-address = Address of the seat
organisation-suspended = Suspended
organisation-suspend = Suspend the organisation
organisation-suspend-hint = A suspended organisation can neither ask nor receive any more. Its history stays.
organisation-request = New request
organisation-devices = Devices
organisation-devices-see = See the devices with this organisation
organisation-contacts = Contacts
organisation-contacts-none = No contact.
organisation-number-hint = Ten digits, for example 0403.019.261.
organisation-language-hint = Documents for the organisation are drawn up in this language.
organisation-commune-auto = By the postal code
organisation-commune-hint = Postal codes 1040 and 1050 cover several municipalities: choose the right one.
organisation-proofs = Proofs for the programmes
organisation-proofs-hint = Fill in what concerns this kind of organisation; the conditions of the programmes are checked against it.
contact-add = Add a contact
contact-erase = Erase
ok-contact-added = The contact is added.
ok-contact-erased = The contact’s data are erased.
ok-organisation-created = The organisation is recorded.
ok-organisation-changed = The organisation is changed.
## Batches
waste-product = Product ceded for reuse
waste-weee = Waste (WEEE), prepared for re-use under a permit
batches-title = Batches
batch-new-title = Open a batch
batch-line-received = Received
batch-line-expected = Expected
batch-line-missing = Missing
ok-batch-opened = The batch is open. Load the donor’s list or begin to receive.
ok-batch-closed = Reception is closed. Devices that were not received are recorded as missing.
ok-batch-reopened = Reception is open again.
ok-list-row-taken = The row is on the list.
ok-list-row-dismissed = Dismissed, with its reason.
ok-list-loaded = The list is loaded. Scan the devices to receive them.
list-title = Donor’s list: preview
list-line = Line
list-reason = Reason for the refusal
batch-balance = Balance of the batch
batch-received-of = { $done } of { $total } received
batch-declared = Announced
batch-received = Received from the list
batch-expected = Still expected
batch-missing = Missing
batch-rows-refused = Refused rows to settle
batch-rows-dismissed = Refused rows dismissed
batch-extra = Unannounced
batch-extras = Unannounced devices
batch-extras-text = Received with this batch without being on the donor’s list.
batch-where = Where the devices are
batch-facts = The batch
batch-number = Number
batch-donor = Donor administration
batch-decision = Decommissioning decision
batch-opened = Opened on
batch-own-short = Owned by the donor
batch-depreciated-short = Fully depreciated
batch-reception = Reception
batch-reception-open = Open
batch-reception-closed = Closed
batch-lines = Donor’s list
batch-lines-none = No list is loaded. Devices can be received without one.
batch-line = Line
batch-line-what = Announced device
batch-line-state = Reception
batch-labels = Print the labels
batch-close-title = Close reception
batch-close-text = Lines whose device is not there become missing, and nothing more can be received in this batch unless it is opened again.
batch-close = Close reception
batch-reopen = Open again
batch-reopen-why = Why
batch-reopen-text = What is missing is expected again, and devices can be received. The reason is recorded.
batch-reopen-title = Open reception again
batch-close-back = Keep receiving
batch-close-changed = Devices came in since the question was asked. Look again, then close.
batch-close-lines = Lines without a device
batch-close-more = { $n ->
    [one] And one more line.
   *[other] And { $n } more lines.
}
batch-close-missing = { $n ->
    [0] Nothing will be missing.
    [one] One line will be missing.
   *[other] { $n } lines will be missing.
}
batch-open = Open a batch
batch-new-lead = A batch is what an administration gives by one decision.
batch-no-donor = No donor administration is recorded
batch-no-donor-text = First record the administration that gives the equipment.
batch-body-hint = The competent body of the donor, for example its board.
batch-own = The donor states that it owns the equipment
batch-depreciated = The donor states that the equipment is fully depreciated
batch-depreciated-hint = Action 46 of the plan requires owned and depreciated equipment.
batch-legal-hint = The decision or decree that allows the free transfer, with its date.
batch-permit-hint = Only for a batch that is waste in law: the reference of the permit.
batches-lead = What the administrations have given, decision by decision.
batches-none = No batch yet
batches-none-text = Open a batch as soon as an administration’s decommissioning decision is known.
batches-none-read = A batch appears here once the coordination or the workshop opens it.
## Conditions of a programme
rule-active = The organisation is active
rule-recipient-kind = The programme serves this kind of organisation
rule-in-region = The seat is in the Brussels-Capital Region
rule-school-number = The FASE number or instellingsnummer is known
rule-disadvantaged = The school serves a disadvantaged public (ISE class or OKI)
rule-one-recognition = The ONE recognition is valid on this date
rule-iriscare = The Iriscare approval is known
rule-listed = The organisation is on the list of partner associations on this date
rule-project = The project is described
rule-device-kinds = Only kinds of device of the programme are asked for
rule-audience = The audience is one of those of the programme
audience-job-seekers = Job seekers
audience-young = Young people
audience-seniors = Older people
audience-disability = People with a disability
audience-precarious = People in a precarious situation
audience-women = Women
## Requests
request-state-draft = Draft
request-state-submitted = Submitted
request-state-review = Under review
request-state-approved = Approved
request-state-declined = Declined
request-state-withdrawn = Withdrawn
request-state-fulfilled = Fulfilled
request-step-submit = Submit the request
request-step-review = Take under review
request-step-approve = Approve
request-step-decline = Decline
request-step-withdraw = Withdraw the request
request-step-fulfil = Close: all was handed over
requests-title = Equipment requests
request-title = Request { $x }
request-new-title = New request
request-new-asks-project = The project must be described.
request-new-asks-kinds = Devices: { $x }.
request-new-asks-audiences = Audiences: { $x }.
acts-action = Action { $x }
acts-least-grade = Grade { $x } at least
acts-least-memory = { $x } of memory at least
acts-memory-gb = { $n } GB
check-holds = Holds
check-fails = Does not hold
check-ise-class = ISE class { $x }
check-until = until { $x }
check-from = since { $x }
ok-request-entered = The request is saved as a draft. Read it again, then submit it.
ok-text-erased = The text was erased.
ok-request-submitted = The request is submitted. The coordination will review it.
ok-request-withdrawn = The request is withdrawn.
ok-request-in-review = The request is under review.
ok-request-declined = The request is declined; the applicant can see the reason.
ok-request-decided = The allocation is decided. Now reserve the devices.
ok-handover-begun = The handover has begun. Scan the devices that leave.
reserve-title = Reserve for request { $x }
ok-reserved = The devices are reserved.
ok-released = The reservations are cancelled.
handovers-title = Handovers
requests-lead = What the organisations ask for, and where each request stands.
requests-lead-own = Your requests, and where each of them stands.
requests-new = New request
requests-any-state = Any state
requests-see-all = All requests
requests-of = Requests of { $x }
requests-none-so = No request matches this choice.
requests-none = No request yet
requests-none-next = A request says which devices are needed, for which audience and which project.
requests-none-wait = A request appears here once it is recorded.
requests-entered = Recorded on
request-for-lead = Which organisation is the request for?
request-for-name = Name or enterprise number
request-for-choose = Organisations found
request-for-kind = Kind of organisation
request-for-none = No organisation found
request-for-none-next = Check the spelling, or record the organisation.
request-for-new-organisation = Record an organisation
request-new-lead = For { $x }.
request-new-other = Choose another organisation
request-new-no-action = No programme of the plan serves this kind of organisation. Check the kind given on its record.
request-new-action = Action of the plan
request-new-lacks = Still to complete:
request-new-for-whom = For whom and what for
request-audience = Audience
request-people = Number of people
request-people-hint = How many people will use the devices: a number, never names.
request-people-n = { $x } people
request-project = Project
request-project-hint = What the devices will be used for, where and until when. Give no names of persons.
request-new-lines = Devices asked for
request-new-lines-hint = One line for each kind of device. Empty lines do not count.
request-new-more = Add lines
request-new-do = Save the draft
request-new-next = The request is a draft first; it is submitted in the next step.
request-read-through = Read the request through. It is reviewed once you submit it.
request-declined-because = Request declined, for this reason:
request-road = Road of the request
request-lines = Devices asked for
request-decision = Allocation decision { $x }
request-how-decided = How the decision was taken
request-policy = Policy, version { $n }.
request-checked-on = Conditions as of { $x }.
request-if-wrong = Does this decision seem wrong to you? Write to { $x } and quote its number.
request-conditions = Conditions of the programme
request-conditions-stop = As long as a condition does not hold, nothing can be granted. Complete the organisation’s record, or decline the request.
request-conditions-open = Conditions that do not hold must do so on the day of the decision.
request-decide = Decide the allocation
request-motive = Motive of the decision
request-motive-hint = Why these devices, for this project. The applicant reads this text.
request-decide-do = Take the decision
request-decline = Decline the request
request-decline-motive = Motive of the refusal
request-decline-hint = The applicant reads this text. Say what is missing and whether a new request can be made.
request-acts = Handovers
request-no-acts = No handover has begun.
request-begin-place = Place of the handover
request-begin-place-hint = The municipality or address where both parties sign.
request-begin = Begin a handover
request-reserve = Reserve devices
request-about = The request
request-action = Action of the plan
request-withdraw = Withdraw the request
request-withdraw-means = A withdrawn request stays visible but is no longer reviewed. You can submit another one.
## Handovers and returns
handover-state-preparing = Being prepared
handover-state-signed = Signed
handover-state-cancelled = Cancelled
return-pdf = Download the return note (PDF)
return-reason-defective = Defective
return-reason-not-needed = No longer needed
return-reason-wrong = Not what was promised
return-reason-end-of-life = End of life
return-reason-other = Other reason (see the note)
party-giver = For the transferor
party-receiver = For the recipient
## Roles and rights
role-technician = Technician
role-coordinator = Coordinator
role-auditor = Auditor
role-partner = Partner
role-admin = Administrator
act-read = Look at devices, batches and stock
act-read-ledger = Look at and verify the audit log
act-manage-batch = Open and close batches
act-receive = Take devices in
act-work = Work on the bench
act-retire = Send a device out other than by a handover
act-label = Print labels
act-attest = Issue data sanitisation statements
act-manage-organisation = Manage organisations and their contacts
act-request = Submit or withdraw a request
act-allocate = Decide allocations and reserve
act-hand-over = Prepare and sign handovers
act-take-back = Take devices back
act-manage-location = Manage locations
act-manage-users = Manage accounts and their roles
act-manage-settings = Manage settings and policy
act-own-account = Manage one’s own account
## What an event is about
subject-device = Device
subject-batch = Batch
subject-organisation = Organisation
subject-contact = Contact
subject-location = Location
subject-request = Request
subject-allocation = Allocation decision
subject-handover = Handover
subject-return = Return
subject-statement = Data sanitisation statement
subject-stock-take = Stock-take
subject-sighting = Seen in a stock-take
subject-evidence = Report
subject-user = Account
subject-token = Access token
subject-settings = Settings
subject-labels = Labels
subject-proposal = Proposal of a split
subject-message = Message
subject-erasure = Text taken away
## Fields
field-manufacturer = Make
field-model = Model
field-serial = Serial number
field-donor-number = Donor inventory number
field-year = Year of manufacture
field-uuid = UUID
field-cpu = Processor
field-ram-mb = Memory
field-os = Operating system
field-licence = Software licence
field-location = Location
field-media = Storage media
field-medium = Storage medium
field-logical-volume = Logical volume
field-lock-reported = Lock reported
field-specification = Specification
field-tool = Sanitisation tool
field-tool-version = Version of the tool
field-started = Start
field-ended = End
field-results = Test results
field-battery-percent = Battery health (%)
field-part = Spare part
field-from = Device the part came from
field-name = Name
field-email = E-mail address
field-password = Password
field-kind = Kind of device
field-quantity = Quantity
field-note = Remark
field-decision-reference = Reference of the decision
field-decision-date = Date of the decision
field-decision-body = Body that decided
field-legal-basis = Legal basis
field-waste-status = Legal status
field-permit = Environmental permit
field-lock = Lock
field-medium-kind = Kind of medium
field-method = Method
field-result = Result
field-ram-gb = Memory (GB)
field-size-gb = Capacity (GB)
field-reason = Reason
field-work = Kind of repair
field-enterprise-number = Enterprise number (CBE)
field-organisation-kind = Kind of organisation
field-contact-language = Contact language
field-street = Street, number, box
field-postal-code = Postal code
field-locality = Locality
field-commune = Municipality
field-capacity = Capacity
field-phone = Telephone
field-school-number = FASE number or instellingsnummer
field-ise-class = ISE class (1 to 20)
field-oki = Disadvantaged public by the OKI
field-one-until = ONE recognition valid until
field-iriscare-number = Iriscare approval number
field-places = Number of places
field-listed-from = On the list of partners since
field-listed-until = On the list of partners until
field-code = Code
field-parent = Is in
field-format = Format of the report
field-role = Role
field-organisation = Organisation
## Formats of reports
read-format-lshw = lshw (hardware of the machine)
read-format-dmidecode = dmidecode (identity of the machine)
read-format-smartctl = smartctl (health of a disk)
read-format-ereuse = eReuse Workbench
read-format-nwipe = nwipe (disk sanitisation)
read-format-glpi = GLPI agent
read-format-hdparm = hdparm (disk sanitisation)
read-format-hwinfo = hwinfo (hardware of the machine)
read-format-lsblk = lsblk (list of disks)
read-format-systeminfo = systeminfo (Windows)
read-format-chromeos = ChromeOS (identity of the machine)
read-format-system-profiler = system_profiler (Mac)
read-format-inxi = inxi (hardware of the machine)
read-format-computer-info = Get-ComputerInfo (Windows PowerShell)
read-format-msinfo = System Information (Windows)
read-format-nvme-list = nvme list (list of NVMe SSDs)
read-format-usody-sanitize = usody-sanitize (disk sanitisation)
read-format-fusioninventory = FusionInventory agent
read-format-photo = Photograph
read-format-unknown = Unknown format
## Navigation
nav-scan = Scan
nav-batches = Batches
nav-devices = Devices
nav-board = Board
nav-stock-takes = Stock-takes
nav-evidence = Reports
nav-requests = Requests
nav-handovers = Handovers
nav-organisations = Organisations
nav-locations = Locations
nav-labels = Labels
nav-ledger = Audit log
nav-users = Accounts
nav-settings = Settings
nav-account = My account
find = Find
see-all = See all
## Errors of a page
unauthorized = You are not signed in, or your access token is no longer valid. Sign in or use a valid token.
error-401 = Sign-in needed
error-403 = Not allowed
error-404 = Not found
error-405 = Not possible at this address
error-408 = Took too long
error-409 = Not possible as things stand
error-413 = Too large
error-422 = Please correct
error-429 = Too many attempts
error-500 = System error
error-503 = Service not available at the moment
error-number = If you report this error, quote the number { $x }.
error-home = Back to the start page
error-400 = Unreadable request
## Signing in
sign-in-title = Sign in
sign-in-do = Sign in
setup-title = First use
setup-lead = The system is empty. Create the account of its administrator, who will then create the other accounts.
setup-code = One-time code
setup-code-hint = It is shown on the server’s console when it starts.
setup-do = Create the administrator account
password-hint = At least 12 characters. A few words in a row do well.
ok-set-up = The administrator account is created. Sign in.
ok-signed-out = You are signed out.
## Start page
home-title = Start
home-lead = What is waiting for your work.
home-find = Find a device: label, serial number, make or model
home-received = Received, to be taken to the workshop
home-received-empty = No device is waiting. Scan those of an open batch to receive them.
home-workshop = In the workshop
home-workshop-empty = No device in the workshop. Take one from those received.
home-reserved = Reserved, to be picked for a handover
home-reserved-empty = No device is reserved. There is nothing to pick.
home-submitted = Requests to review
home-submitted-empty = No request is waiting for review.
home-approved = Requests granted, to be fulfilled
home-approved-empty = No granted request is waiting for devices.
home-stock = In stock, available
home-stock-empty = The stock is empty. Devices enter it from the workshop once they are sanitised, tested and graded.
home-own-requests = Your requests
home-own-requests-empty = You have not made a request yet. Begin one under “Requests”.
home-handed-over = Handed over recently
home-handed-over-empty = No device has been handed over yet.
home-lost = Lost or stolen
home-lost-empty = No device is reported lost or stolen.
## Public page of a device
public-title = { $x } – public record
public-category = Category of equipment (WEEE)
public-category-n = { $n ->
    [2] 2 – Screens, monitors and equipment with a screen larger than 100 cm²
    [4] 4 – Large equipment
    [6] 6 – Small IT and telecommunication equipment
   *[other] { $n }
}
public-operator = Responsible for its working order
public-wiped = The data on this device have been erased.
public-tests = Tests
public-no-tests = No test has been recorded yet.
public-test = Test
public-result = Result
public-date = Date
public-note = Have you found this device? Tell the party named above. This page says nothing about the donor or the recipient.
device-grade = Grade
## Verifying a document
verify-title = Verify a document
verify-lead = Give the file of the document, or its number and fingerprint: the page says whether it is genuine, and nothing else.
verify-number = Number of the document
verify-number-hint = For example ACT-2026-000001, at the top of the first page.
verify-hash = Fingerprint (SHA-256) of the PDF file
verify-hash-hint = 64 characters, 0 to 9 and a to f. Without it the page says only whether the number exists.
verify-do = Verify
verify-genuine = Document { $x } is genuine: its fingerprint is that of the document issued.
verify-number-only = A document { $x } was issued. To know whether yours is genuine, give the fingerprint of its file as well.
verify-altered = This fingerprint is not that of the document { $x } as issued: the file was altered, or the fingerprint copied wrongly. Do not rely on it; ask the organisation that issued it for the document.
verify-unknown = No document has the number { $x }. Check the number; if it is right, the document was not issued here.
## Scanning
scan-title = Scan
scan-lead = Choose once what scans do, then scan: every code gets its answer.
scan-code = Code
scan-code-hint = Label, serial number, donor inventory number, location or document number.
scan-mode = What a scan does
scan-mode-look = Look at the record
scan-mode-move = Move to the location
scan-mode-stock = Put in stock at the location
scan-mode-receive = Receive for batch { $x }
scan-mode-pick = Pick for handover { $x }
scan-mode-count = Count in stock-take { $x }
scan-place = Location
scan-no-place = No location
scan-place-hint = Needed to move a device, put it in stock or count it.
scan-found = Found
scan-already = Already done
scan-other = This code is not that of one device
scan-other-text = Nothing was changed. Open the link to see what it is.
scan-unreceived-text = { $x } was taken off again: its line is expected again, and the label is free.
scan-unreceived = Reception undone
scan-undo = Undo last scan
scan-understood = Scanned: { $scanned }; understood: { $read }.
scan-kept-as-scanned = Kept as scanned ({ $scanned }): it may also be { $read }, but no list says so. Compare with the label.
scan-place-set = Location chosen
scan-place-text = What is scanned next is put here.
scan-count-place-text = What is scanned next stands here.
count-found = Counted, in its place
count-elsewhere = Counted here, at { $place }, but its record says { $recorded }
count-elsewhere-text = Put it back in its place, or move it to { $x } from the page of the stock-take or with the card “Move”.
count-already = Already counted in this stock-take
count-already-text = Counted on { $when }, at { $place }. Nothing was added.
count-gone = Unexpected: its record says “{ $x }”
count-gone-handed-over = It is noted in the stock-take. Put it aside: if it came back, record the return from its handover.
count-gone-lost = It is noted in the stock-take. Open its record and declare it found.
count-gone-out = It is noted in the stock-take. Put it aside and tell the coordination: by its record it is no longer at the depot.
count-unknown = Unknown code
count-unknown-text = No device answers to it. The code is kept in the list of the stock-take; put the thing aside.
## Command cards: the command, and what it does
command-receive = Receive
card-receive = What is scanned next is received into the batch.
command-move = Move
card-move = What is scanned next is moved to the location.
command-stock = Put in stock
card-stock = What is scanned next is put in stock at the location.
command-erased = Erasure recorded
card-erased = The device scanned last: its erasure is recorded.
command-tested = Tests passed
card-tested = The device scanned last: all its tests passed.
command-grade = Grade
card-grade = The device scanned last: its grade is computed.
command-pick = Pick
command-count = Count
card-pick = What is scanned next is picked for the handover.
card-count = What is scanned next is counted in the stock-take; scan the location, then what stands there.
command-hold = Put in quarantine
card-hold = The device scanned last is put in quarantine.
command-release = Lift the quarantine
card-release = The device scanned last: its quarantine is lifted.
command-look = Look
card-look = What is scanned next is only shown; nothing changes.
command-undo = Undo the last
card-undo = What the last scan did is taken back.
command-pause = Pause
card-pause = Nothing is listened to until the next card.
command-done = Done
card-done = The pile is finished: the count is shown.
## Command line
cli-acting = Acting as { $x }.
cli-no-database = There is no database at { $x }. Give the right one with --database-url.
cli-ledger-whole = { $n ->
    [one] The audit log is whole: { $n } event, root { $root }
   *[other] The audit log is whole: { $n } events, root { $root }
}
cli-findings = { $n ->
    [one] One thing is not in order.
   *[other] { $n } things are not in order.
}
cli-checked = { $n ->
    [one] All agrees: { $events } events replayed, { $n } row compared, root { $root }
   *[other] All agrees: { $events } events replayed, { $n } rows compared, root { $root }
}
cli-backup-postgres = This command copies an SQLite database. For PostgreSQL, use pg_dump.
cli-restore-postgres = This command restores an SQLite database. For PostgreSQL, use pg_restore, then `reprise restore --in-place`.
cli-file-there = { $x } exists already and is not replaced. Choose another name.
cli-file-name = The name of the file is not readable text. Choose another one.
cli-backup-done = Copy made and read back whole: { $x }
cli-copy-broken = The copy is not whole. Do not rely on it: make it again from the original.
cli-restore-occupied = { $x } exists already: a database is never overwritten. Stop the server first, move that file aside, then start again.
cli-restore-done = Database restored and checked: { $x }
cli-user-added = Account created for { $email }, role { $role }.
cli-setup = The system is empty. Open { $url } and enter the code { $code } to create the administrator account.
cli-token-once = This is the access token. Note it now: it is shown only once.
cli-import-list = { $n ->
    [one] Batch { $batch }: { $n } line loaded.
   *[other] Batch { $batch }: { $n } lines loaded.
}
cli-import-devices = { $n ->
    [one] Batch { $batch }: { $n } device received.
   *[other] Batch { $batch }: { $n } devices received.
}
cli-rejects = { $n ->
    [one] { $n } row refused, handed back with its reason in { $file }. Correct it and send that file.
   *[other] { $n } rows refused, handed back with their reasons in { $file }. Correct them and send that file.
}
cli-import-evidence = { $n ->
    [one] { $n } report read: { $matched } with a device, { $waiting } waiting, { $known } loaded before
   *[other] { $n } reports read: { $matched } with a device, { $waiting } waiting, { $known } loaded before
}
cli-evidence-rejects = { $n ->
    [one] { $n } file refused:
   *[other] { $n } files refused:
}
cli-evidence-waits = waits
cli-evidence-known = loaded before
cli-evidence-refused = refused
cli-evidence-none = This folder holds no files. Check the path.
cli-rejects-line = Line
cli-rejects-reason = Reason for the refusal
cli-labels-form = The name of the file says the form of the labels: it ends in .pdf, .png or .zpl.
cli-labels-one = A PNG image shows a single label, and { $n } are asked for. Choose .pdf or .zpl.
cli-labels-done = { $n ->
    [one] { $n } label in { $file }
   *[other] { $n } labels in { $file }
}
cli-cards-done = { $n ->
    [one] One card in { $file }
   *[other] { $n } cards in { $file }
}
cli-demo-begins = An example year is told into the database; this takes a moment.
cli-demo-occupied = The database is not empty: the demonstration writes into an empty one only. Give another with --database-url.
cli-demo-password = The password of the other accounts: { $x }
cli-demo-by-link = without a password, by a link
## Small words
all = All
cancel = Cancel
choose = Choose
crumbs = Breadcrumb
no = No
yes = Yes
unchanged = Unchanged
memory-gb = { $n } GB
change = Change
save = Save
## A donor's list
list-compared = Compared with the loaded list: { $added } new, { $changed } changed, { $gone } not in this file (of which { $received } received already), { $unchanged } the same.
list-load-title = Load the donor’s list
list-load-text = The list is shown row by row first; nothing is saved before you agree.
list-file = File of the list
list-file-hint = CSV, XLSX, XLS or ODS, at most 8 MiB and 20,000 rows.
list-preview = See the preview
list-preview-again = Preview again
list-read-as = File read as: { $x }
list-bad = { $n ->
    [one] { $n } row is refused. Load the others: this one waits with the batch, to be corrected there or by a file.
   *[other] { $n } rows are refused. Load the others: these wait with the batch, to be corrected there or by a file.
}
list-columns = What the columns hold
list-no-column = Not used
list-columns-text = These are the first rows of the file. Correct what each column holds, then preview again.
list-unused = Columns not used: { $x }.
list-compared-title = This batch has a list already
list-mode = What to do with this list?
list-mode-add = Add it to the loaded list
list-mode-add-hint = New lines are added and known lines completed; nothing is removed.
list-mode-replace = Replace the loaded list
list-lost = { $n ->
    [0] No line will be lost. Lines received already stay.
    [one] { $n } line will be lost. Lines received already stay.
   *[other] { $n } lines will be lost. Lines received already stay.
}
list-differences = See the differences
list-change = Difference
list-before = Loaded list
list-after = This file
list-change-added = New
list-change-changed = Changed
list-change-gone = Not in the file
list-change-received = Received already, stays
list-sheets = Sheets of the workbook
list-sheet-rows = { $n ->
    [one] { $sheet } ({ $n } row)
   *[other] { $sheet } ({ $n } rows)
}
list-hidden-rows = Read hidden rows too
list-hidden-rows-hint = They are hidden or filtered in the workbook.
list-words = Unknown words for the kind of device
list-words-text = Say once what each word means, then preview again. Without an answer the rows are taken without a kind.
list-word-rows = { $n ->
    [one] “{ $word }” ({ $n } row)
   *[other] “{ $word }” ({ $n } rows)
}
list-word-unsaid = Not said yet
list-word-none = Says nothing of the kind
list-left-out = { $n ->
    [one] { $n } row is no device
   *[other] { $n } rows are no devices
}
list-why-left-out = Why
list-load = { $n ->
    [one] Load { $n } row
   *[other] Load { $n } rows
}
list-rejects = Download the refused rows
list-row-title = Refused row of the list
list-row-place = Line { $x } of the file
list-row-waiting = { $n ->
    [one] { $n } refused row waits
   *[other] { $n } refused rows wait
}
list-row-text = These rows are not on the list. Correct them here one by one, or download them, correct the file and load it again; dismiss those that describe no device.
list-row-take = Put on the list
list-row-dismiss = Dismiss
list-row-dismiss-all = Dismiss all these rows
list-row-dismiss-title = Dismiss this row
list-row-dismiss-text = The row leaves this work; the reason is kept with the batch.
list-content = Content
list-outcome = Outcome
list-accepted = Accepted
list-refused = Refused
list-hidden = { $n ->
    [one] { $n } more row is not shown.
   *[other] { $n } more rows are not shown; refused ones come first.
}
## Receiving
receive-title = Receive
receive-code = Serial or inventory number
receive-code-hint = Scan the device’s serial number or the donor inventory number.
receive-more = Unannounced, or label already stuck on
receive-extra = Unannounced device
receive-extra-hint = It is not on the donor’s list. Say what kind it is; it is received and counted apart.
receive-kind-from-list = As in the list
receive-tag = Label already stuck on
receive-tag-hint = Scan it to bind it to the device; otherwise a new code is given.
## Devices
devices-title = Devices
devices-find = Find
devices-find-hint = Label, serial number (a disk’s too) or inventory number, make and model in any order, location, document number or organisation.
devices-stage = Stage
devices-all = All devices
devices-nothing = No device matches
devices-nothing-text = Check the spelling, or remove a criterion.
devices-none = No device yet
devices-none-text = Devices appear here once they are received in a batch.
devices-none-do = See the batches
device-tag = Code
device-what = Device
device-held = In quarantine
device-label = Print the label
statement-title = Data sanitisation statement
statement-stands = Stands
statement-past = Superseded
statement-none = No statement has been issued yet.
statement-not-yet = It can be issued once every medium is sanitised, destroyed or declared absent.
statement-language = Language of the statement
statement-language-donor = The donor’s
statement-issue = Issue the statement
statement-issue-hint = It gets a number and does not change any more: it is the document for the donor.
ok-statement-issued = The statement is issued.

# Stock-takes
stock-takes-title = Stock-takes
stock-takes-lead = Count what is really there, location by location, and know what is missing.
stock-takes-none = Nothing has been counted yet.
stock-takes-none-text = A stock-take fixes what should be there, then says what was seen.
stock-take-title = Stock-take { $x }
stock-take-scope = Scope
stock-take-whole = The whole depot
stock-take-opened = Opened
stock-take-new = Open a stock-take
stock-take-new-text = Everything that stands in these locations by its record will be expected.
stock-take-codes = Other locations
stock-take-codes-hint = Codes with a space between them. Each location includes those inside it.
stock-take-open = Open
stock-take-scan = Count
stock-take-receipt = Receipt (PDF)
stock-take-read = Read the receipt
stock-take-is-cancelled = This stock-take was given up: it says nothing of what was not seen.
stock-take-progress = Expected and seen
stock-take-so-far = { $done } of { $all } found
stock-take-list-empty = None.
stock-take-mend = Put right
stock-take-move = Move to { $x }
stock-take-codes-text = Scanned during the count; no device answers to them.
stock-take-places = By location
stock-take-no-place = No location
stock-take-facts = About it
stock-take-card = Command card
stock-take-close = Close
stock-take-close-means = What was not scanned will be declared missing, except what a recorded step has taken away since the opening. The receipt is issued and does not change any more.
stock-take-language = Language of the receipt
stock-take-close-do = Close and issue the receipt
stock-take-cancel = Give the stock-take up
stock-take-cancel-means = What was seen stays in the history of the devices. Nothing is declared missing. Its number stays taken.
stock-take-lose-note = Missing in stock-take { $x }.
stock-take-state-open = Under way
stock-take-state-closed = Closed
stock-take-state-cancelled = Given up
line-state-not-scanned = Not scanned yet
line-state-found = Found
line-state-elsewhere = Found elsewhere
line-state-missing = Missing
line-state-left = Left since
line-state-unexpected = Unexpected
line-hint-not-scanned = Expected here and not seen yet. They are not missing while the stock-take is open.
line-hint-found = Seen where their records say.
line-hint-elsewhere = Seen at another location than their records say: put them back, or correct their records.
line-hint-missing = Not seen before the close. Look for them; what stays away is declared lost, and what turns up again, found.
line-hint-left = Not seen, because a recorded step took them away during the count.
line-hint-unexpected = Seen here, though their records say elsewhere or out of the depot.
ok-stock-take-opened = The stock-take is open. Scan a location, then what stands there.
ok-stock-take-closed = The stock-take is closed and its receipt issued.
ok-stock-take-cancelled = The stock-take is given up.

# Board
board-title = Board of stages
board-lead = What stands at each stage, and what has waited there longest.
board-empty = Nothing here.
board-days = { $n ->
    [0] today
    [one] { $n } day
   *[other] { $n } days
}
board-late = past the limit
board-late-n = { $x } past the limit
board-more-than = more than { $x }
board-limit = { $n ->
    [one] Limit: { $n } day
   *[other] Limit: { $n } days
}
board-holds = In quarantine
policy-limits = Days per stage
policy-limits-hint = Beyond them the board points at the device. No rule asks for them: they are the choice of the house.
device-road = Road of the device
device-hold = In quarantine: { $x }
device-reserved-for = Reserved for request
device-picked-for = picked for handover
device-with = With { $x }, by handover
device-gates = Before it goes into stock
device-ready = All is in order: the device may go into stock.
gate-missing = To settle
device-report = Report of the device
device-report-file = File of the report
device-report-hint = Hardware report (lshw, dmidecode, hwinfo, smartctl, lsblk, eReuse, GLPI, FusionInventory, systeminfo) or erasure log (nwipe); it is recognised by its content.
device-report-do = Load the report
device-media = Storage media
device-wiped = Every storage medium is sanitised, destroyed or declared absent.
device-no-medium-by = Declared to hold no storage medium by { $x }
device-media-none = No storage medium is known. Load a report, add the medium or declare that there is none.
medium-open = May still hold data
medium-failures = { $n ->
    [one] { $n } attempt to sanitise it failed
   *[other] { $n } attempts to sanitise it failed
}
medium-size = { $n } GB
medium-removed = taken out of the device
medium-erase = Medium { $n }: record a data sanitisation
medium-otherwise = Medium { $n }: destroyed, absent or taken out
medium-add = Add a storage medium
medium-none = There is no storage medium
medium-none-hint = Open the device and check. Your name is recorded with this statement.
device-tests = Tests
device-tested = Mandatory tests: { $done } of { $total }
device-tests-record = Record the results
device-tests-see = See the results
device-grading = Grade
device-grade-not-yet = The grade is known once every mandatory test has a result.
device-grade-computed = The tests give grade { $x }.
device-grade-lower = Give a lower grade
device-grade-lower-do = Lower the grade
device-history = History
device-facts = The device
device-batch = Batch
device-public = Public record
device-public-see = See what the label shows
device-locks = Locks
device-locks-none = No lock reported.
lock-cleared = Removed
lock-stands = Not removed
lock-add = Report a lock
device-other = Other steps
device-correct-hint = Fill in only what is to be corrected. A value corrected by hand is no longer replaced by reports.
device-leaves = Leaving without a handover
device-leaves-hint = The reason is recorded and stays visible. Recycling and destruction need every storage medium to be settled.
ok-noted = It is recorded.
ok-stocked = The device is in stock.
ok-report-kept = The report is kept and the record completed.
ok-report-held = The report is kept, but its serial number is not the one on record: the device is put in quarantine. Compare it with the case.
## Histories
did-erase-failed = Data sanitisation failed
history-line = Line { $n }
history-media = { $n ->
    [one] { $n } medium
   *[other] { $n } media
}
history-medium = Medium { $n }
history-from-report = read from a report
history-tests = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
history-looks = looks { $x }
history-battery = battery { $n } %
## Requests and handovers, in common
acts-number = Number
acts-organisation = Organisation
acts-recipient = Recipient
acts-asked = Asked
acts-granted = Granted
acts-promised = Reserved
acts-handed-over = Handed over
acts-action-short = Action
acts-state = State
acts-filter = Filter
acts-search = Find
acts-path = Breadcrumb
acts-choose = Choose
acts-back = Back
acts-line = Line
acts-kind = Kind of device
acts-quantity = Quantity
acts-grade = Least grade
acts-grade-short = Grade
acts-memory = Memory
acts-memory-any = Any
acts-device = Code
acts-what = Device
acts-devices = Devices
acts-devices-n = { $n ->
    [one] { $n } device
   *[other] { $n } devices
}
acts-so-far = { $done } of { $all }
acts-serial = Serial number
acts-location = Location
acts-place = Place
acts-date = Date
acts-request = Request
acts-reason = Reason
acts-note = Remark
acts-history = History
## Reserving devices
reserve-crumb = Reserve
reserve-to-handover = Go on to the handover
reserve-back = Back to the request
reserve-complete = Every device granted is reserved or handed over.
reserve-code = Device to reserve
reserve-code-hint = Scan the label or the serial number of a device in stock.
reserve-suitable = Suitable devices:
reserve-none-suitable = No device in stock suits this line at the moment.
reserve-missing = { $n ->
    [one] { $n } device is still missing.
   *[other] { $n } devices are still missing.
}
reserve-more = There are more in stock; only the first are shown.
reserve-do = Reserve the ticked devices
reserve-promised = Devices reserved
reserve-picked-for = Picked for
reserve-release = Cancel the ticked reservations
reserve-release-note = Reason
reserve-release-hint = The devices go back to stock and can be reserved for another request.
## Handovers
handovers-lead = A handover is the devices that leave together by one signed act.
handovers-lead-own = The devices handed over to you, and those being prepared.
handovers-none = No handover yet
handovers-none-next = A handover begins from a granted request.
handovers-none-wait = A handover appears here once it has begun.
handovers-approved = See the granted requests
handover-title = Handover { $x }
handover-preview = Read the act before signing
handover-preview-title = Act { $x } before signing
handover-preview-lead = This is exactly what both parties will sign, as the handover stands now.
handover-preview-pdf = The same text as PDF
handover-sign = Sign
handover-pdf = Download the act (PDF)
handover-return = Record a return
handover-is-cancelled = This handover is cancelled. Its devices have stayed reserved for the request.
handover-lines = What is granted and handed over
handover-decision = Allocation decision
handover-begun = Begun on
handover-signed-at = Signed on
handover-picked = Picked
handover-code = Device that leaves
handover-code-hint = Scan each device that leaves at the door: the scanned list becomes the annex of the act.
handover-to-pick = To be picked
handover-nothing-to-pick = Every reserved device is picked.
handover-nothing-picked = No device is picked. Scan those that leave.
handover-put-back = Take out
handover-cancel = Cancel the handover
handover-cancel-means = The devices picked stay reserved for the request. A cancelled handover cannot be taken up again.
handover-cancel-do = Cancel the handover
handover-with-recipient = Devices with the recipient
handover-of = { $n } of { $all }
handover-returns = Returns
handover-proof = Authenticity
handover-proof-means = The act is frozen when it is signed. Its fingerprint lets anyone check that it was not altered.
handover-hash = Fingerprint (SHA-256) of the PDF file
handover-verify = Verify this document
handover-read = Read the act
handover-read-alone = The act alone, for reading or printing
handover-sign-title = Sign handover { $x }
handover-sign-read = Read what will be signed ({ $x })
handover-sign-giver = For the transferor
handover-sign-receiver = For the recipient
handover-sign-name = Name
handover-sign-capacity = Capacity
handover-sign-capacity-hint = In what capacity the person signs, for example director or storekeeper.
handover-sign-signature = Signature
handover-sign-typed = Sign by typing my name
handover-sign-typed-hint = Instead of the drawing, if signing on the screen is not possible.
handover-sign-means = On signing, property and risk pass to the recipient. The act is frozen and receives its fingerprint.
handover-sign-do = Sign and hand over
ok-handover-signed = The handover is signed. The act is frozen and can be downloaded.
ok-handover-put-back = The device is taken out of the handover; it stays reserved.
ok-handover-cancelled = The handover is cancelled.
document-pdf = Download the PDF
document-same-as-pdf = This page has the same content as the PDF file, whose fingerprint this is.
## Returns
return-title = Return { $x }
return-new-title = Return of devices of handover { $x }
return-act = Left by handover
return-devices = Devices returned
return-now = Now
return-next = The devices are in the workshop. Their storage media must be sanitised again before any other allocation.
return-new-none = No device of this handover is still with the recipient
return-new-none-means = There is nothing to take back by this act.
return-new-devices = Devices that come back
return-new-codes = Scanned codes
return-new-codes-hint = One code a line: label or serial number.
return-new-tick = Or tick the devices
return-new-location = Location
return-new-nowhere = No location
return-new-note-hint = Required for another reason. Give no names of persons.
return-new-means = Property and risk return to the transferor. The devices go to the workshop and their data must be sanitised again.
return-new-do = Take the devices back
ok-returned = The return is recorded. The devices are in the workshop.
## Reports
evidence-title = Waiting reports
evidence-lead = Reports that match no device wait here until they are matched or set aside.
evidence-add = Load a report
evidence-none = No report is waiting
evidence-none-text = A report that is loaded goes by itself to the device whose serial number it bears.
evidence-when = Loaded on
report-title = Report
report-is-dismissed = This report was set aside.
report-match = Match to a device
report-match-hint = Scan the device’s label.
report-dismiss = Set the report aside
ok-report-waits = The report is kept. No device matches it: match it by hand or set it aside.
ok-report-dismissed = The report is set aside.
verdict-accepted = Erasure accepted
verdict-failed = Erasure failed or interrupted, recorded as an attempt
verdict-not-an-erasure = No erasure: nothing was written, or the report does not give the result
verdict-unverified = Not accepted: what was written was not read back
verdict-capacity-differs = Not accepted: the capacity is not that of the medium on record. Compare the disk with its label
verdict-hidden-sectors = Not accepted: hidden sectors were found or are not ruled out
verdict-level-too-low = Not accepted: the policy asks more of this kind of medium
verdict-kind-unknown = Not accepted: the kind of medium is not known. Record the erasure by hand on the device, with the kind read from the label
verdict-before-reopened = Not accepted: the report does not show that it ran after the device came back or its verification failed. Sanitise the medium again
verdict-settled = No effect: this medium had its outcome already
verdict-elsewhere = No effect: the device is not in the workshop
verdict-no-serial = Disk without a reliable serial number: say yourself which device it belongs to
verdict-no-medium = No device that is here holds this disk
verdict-several-devices = Several devices hold a disk of this number: compare the labels
waits-drive-nameless = The log does not give the serial number of a disk.
waits-drive-unknown = A disk of the log is known in no device that is here, or in several.
waits-no-device = The report does not describe one whole device, and its disks do not point to one device.
waits-serial-unknown = The serial number { $x } is that of no device that is here, or of several.
waits-serial-ambiguous = The serial number in the report may be that of several machines: it is not enough.
waits-serial-absent = The report gives no usable serial number and no usable UUID.
waits-uuid-unknown = The report has no usable serial number, and its UUID is that of no device that is here.
waits-uuid-elsewhere = The report has the same UUID as the device { $x }, but make or model differs: makers give one UUID to many machines. Match it yourself if it is that device.
evidence-why = Why it waits
evidence-files = Files of the reports
evidence-files-hint = One or more files, recognised by their content; with a mouse, drop them into this frame. Hardware reports (lshw, dmidecode, hwinfo, smartctl, lsblk, eReuse, GLPI, FusionInventory, systeminfo) or erasure logs (nwipe, usody-sanitize), compressed or not.
evidence-do = Load the reports
evidence-results = Results of the files sent
evidence-agents = Receive reports over the network
evidence-agents-text = A GLPI or FusionInventory agent delivers the report of its machine to this address. User name: any; password: an access token that may write, made under “My account”. On a network, serve the address over HTTPS.
evidence-agents-people = Of inventories only what describes the machine is kept; users, software and licence keys are left out before anything is stored.
report-erasures = Erasures in this report
report-notes = Good to know
report-waits = Why this report waits
sent-waits = The report is kept and waits for its device.
sent-known = This report was loaded before: nothing has changed.
sent-see = See the report
ok-report-changed = The report is kept, but a disk or the memory is not as in the last report: the device is put in quarantine. Open it and compare.
ok-report-partly = The report is kept, but an erasure is not accepted. Open the report to see why.
device-compare = Declared and found
device-compare-lead = What differs between the donor’s list, the last report and the record.
device-compare-declared = Declared
device-compare-found = Found
device-compare-kept = On record
device-compare-by-hand = corrected by hand
report-read-earlier = An earlier version of the system read this report. Reading it again may find more; what was read before stays sealed.
report-read-again = Read the report again
ok-report-read-again = The report was read again.

## Locations
locations-title = Locations
locations-lead = Site, room, shelf, box: every location has its own code to scan.
locations-none = No location yet
locations-none-text = Create the locations before you put devices in stock.
location-new = Create or change a location
location-code-hint = Capitals, digits and hyphens, for example A-01-03. A code that exists is changed.
location-no-parent = None
location-close = No longer use this location
location-closed = No longer in use
ok-location-saved = The location is saved.
## Labels
labels-title = Labels
labels-of-batch = Batch { $x }
labels-count = { $n ->
    [one] { $n } label
   *[other] { $n } labels
}
labels-test = The public address of the system is not set: labels are marked TEST and their QR code leads nowhere. Set --base-url before printing in earnest.
labels-stock = Label stock
labels-show = Show the sheet
labels-tags = Devices
labels-tags-hint = Codes separated by spaces or commas.
labels-blank = Blank labels
labels-blank-hint = New codes, to be stuck on first and bound on reception.
labels-skip = First label to print
labels-skip-hint = For a sheet already begun, choose the first label that is still free.
label-erased = Data erased
design-standard = Full
design-small = Small: the code alone
design-erased = “Data erased”
labels-preview = The first page, as it will be printed
labels-pages = { $n ->
    [one] One page
   *[other] { $n } pages
}
labels-design = Design
labels-places = Locations
labels-places-hint = Codes of locations, shelves or boxes, separated by spaces or commas.
labels-copies = Copies of each
labels-slot = Label { $x }
labels-png = Image for a label printer (PNG)
labels-nothing = Give devices, locations or a number of blank labels: the sheet is shown here.
labels-blank-fresh = Blank codes are drawn when they are printed; these are examples.
labels-reprints = { $n ->
    [one] One of these codes was printed before
   *[other] { $n } of these codes were printed before
}
labels-reprints-text = Two labels of one device pass for two devices: take the old one off.
labels-which = Which ones
labels-printed-before = { $n ->
    [one] printed once, on { $date }
   *[other] printed { $n } times, last on { $date }
}
cards-title = Command cards
cards-text = A card that is scanned tells the bench what to do: no keyboard, no mouse. Print at 100 % and cut out.
cards-commands = The commands
cards-places = Move and put in stock, by location
cards-batches = Receive, by open batch
cards-handovers = Pick, by handover in preparation
cards-stock-takes = Count, for each open stock-take
device-reuse-sheet = Reuse sheet (PDF)
cards-all = All cards (PDF)
labels-pdf = Download the PDF
labels-zpl = For a label printer (ZPL)
labels-print-hint = Print at 100 %, without fitting to the page. Every print is noted in the audit log.
## Audit log
ledger-title = Audit log
ledger-lead = Every change is sealed in it. Nothing in it is ever altered or deleted.
ledger-size = Events
ledger-root = Root (SHA-256)
ledger-verify = Verify the log
ledger-check = Verify every record as well
ledger-clean = The log is whole: { $x } events verified.
ledger-findings = { $n ->
    [one] One thing is not in order. Correct nothing: keep a copy of the database and tell the administrator of the system.
   *[other] { $n } things are not in order. Correct nothing: keep a copy of the database and tell the administrator of the system.
}
ledger-newest = Newest events
ledger-readings = What auditors looked at
ledger-readings-text = Each page an auditor opens is on record: who, when and which page, not what was searched for.
ledger-readings-none = No auditor has looked at anything yet.
## Accounts
users-title = Accounts
user-new = New account
user-add = Create the account
user-change = Access
user-inactive = Deactivated
user-activate = Reactivate
user-deactivate = Deactivate
user-no-organisation = None
user-organisation-hint = Only for a partner: the organisation it acts for, the only one it sees.
ok-user-added = The account is created.
ok-user-changed = The account is changed.
account-title = My account
account-password = Password
account-old-password = Current password
account-new-password = New password
account-change-password = Change the password
account-tokens = Access tokens
account-tokens-text = A token lets a program act in your name. Revoke those no longer needed.
token-made = This is the token. Note it now: it is shown only once.
token-name = What the token is for
token-read = Read only
token-write = Read and write
token-make = Create a token
token-end = Revoke
token-is-ended = Revoked
ok-password-changed = The password is changed. Your other sessions are closed.
ok-token-ended = The token is revoked.
## Settings
settings-title = Settings
settings-operator = The operator of the service
settings-operator-text = These particulars appear on labels, documents and public pages.
settings-name-fr = Name in French
settings-name-nl = Name in Dutch
settings-name-en = Name in English
settings-address = Public address of the system
settings-policy = Policy in force, version { $n }
settings-policy-text = Each change makes a new version, and every decision records the version applied.
settings-programmes = Programmes
settings-action = Action { $x }
ok-settings-saved = The settings are saved.
policy-ise-limit = Highest ISE class allowed
policy-gift-warning = Warn above a gift value of
policy-follow-up = Follow-up after (months)
acts-least = At least
request-in-stock = In stock now
request-conditions-hold = All { $n } conditions are in order
handover-facts = The handover

# Tables handed out
export-list = Take this list along:
export-since = At this stage since
export-erased = Data erased
export-holds = Quarantine
export-request = Request
acts-refresh = Refresh the page

# Verification by somebody else
why-not-verified = The sanitisation of medium { $medium } (serial { $serial }) was drawn for verification. Somebody other than its operator must verify it before stock.
why-nothing-to-verify = No sanitisation of medium { $medium } is recorded, so there is nothing to verify. Record its sanitisation first.
why-own-work = You recorded this sanitisation yourself. Somebody else must verify it.
why-second-person-needed = The policy asks that a second person also states that the device holds no storage medium. Let somebody else look and say so.
step-verify = Verify a sanitisation
did-verify = Sanitisation verified
did-verify-failed = Verification failed: data could be read
verify-passed = nothing could be read
verify-failed = something could be read
medium-verify = Verify the sanitisation of medium { $n }
medium-verified = verified by { $x }
medium-to-verify = drawn: somebody else verifies it
medium-verify-hint = Start the machine or connect the medium elsewhere, look at several places of it, and say what you found.
history-drawn = drawn for verification
policy-second-person = Two persons for “no medium”
policy-share-percent = Sanitisations somebody else verifies (%)
policy-share-hint = From 0 to 100. R2v3 asks for at least 5. Which ones is drawn when the sanitisation is recorded.
policy-save = Put these rules in force

# Command cards at the bench
because-nothing-scanned = This card acts on the device scanned just before it, and none was. Scan the device, then the card.
because-bad-card = The card “{ $x }” cannot be followed: its word or what stands behind it is not known here. Print the cards again.
because-no-log-yet = The erasure of { $x } is not recorded, and a card cannot know tool and version. Read in the tool’s log, or record it on the page of the device.
because-several-holds = Several holds stand on { $x }. Lift them on the page of the device, where each has its reason.
because-not-your-step = The last step of { $x } was taken by somebody else. Look at its history, and take the step you need on its page.
because-cannot-undo = The last step of { $x } cannot be taken back by a card. Its page shows what can be done now.
because-undo-too-late = { $x } was received more than twelve hours ago: its reception can no longer be undone. Send it back, or record what became of it.
scan-card-mode = The bench now does this
scan-card-paused = Paused: scan a card to go on
scan-card-done = The pile is finished
scan-card-undone = Taken back
scan-card-note = By a command card at the scan bench
scan-ignored = Not taken: the bench is paused. Scan a card, then this code again.
scan-again = Scanned here before, at

# A pile: collect, then act
nav-collect = Piles
collect-title = Handle a pile
collect-lead = Scan or paste the whole pile, see what would happen to each device and what stands in the way, then act on all of it.
collect-to-bench = One by one at the bench
collect-mode = What to do with each
collect-reserve = Reserve for request { $x }
collect-why = Reason
collect-reason = Reason of the quarantine
collect-reason-hint = Used to put in quarantine and to lift it.
collect-note-hint = Needed where a step must be explained; it stands in the history of each device.
collect-codes = Labels, serial numbers or donor numbers
collect-codes-hint = One per line, as a scanner or a spreadsheet gives them; at most { $x }.
collect-look = See what would happen
collect-nothing = Nothing looked at yet. Looking changes nothing.
collect-apply = { $n ->
    [one] Do it to { $n } device
   *[other] Do it to { $n } devices
}
collect-count = { $n ->
    [one] { $n } code
   *[other] { $n } codes
}
collect-will = Would be done: { $x }
collect-possible = possible
collect-step-done = Done
collect-blocked = Not possible, each for its own reason
collect-again = The same device as another code of this pile: it counts once
collect-several = Several devices answer to it: scan the label instead
collect-unknown = No record answers to it
collect-without = Take these off the list
collect-drop = Take { $x } off the list
collect-more = { $n ->
    [one] { $n } more is not shown; it is on the list all the same.
   *[other] { $n } more are not shown; they are on the list all the same.
}
collect-done = { $n ->
    [0] Nothing was changed.
    [one] Done for { $n } device.
   *[other] Done for { $n } devices.
}
collect-left = What did not go is still on the list.
collect-labels = Print their labels

# Parts and interventions
cause-wear = Wear
cause-knock = Fall or knock
cause-liquid = Liquid
cause-defect = Defect of the part
cause-missing = Missing piece
cause-upgrade = Upgrade for its next use
cause-other = Other cause
part-battery = Battery
part-memory = Memory
part-screen = Screen
part-keyboard = Keyboard
part-touchpad = Touchpad
part-charger = Charger
part-power-supply = Power supply
part-fan = Fan
part-hinge = Hinge
part-case = Piece of the case
part-mainboard = Mainboard
part-processor = Processor
part-graphics = Graphics card
part-wireless = Wireless module
part-camera = Camera
part-sound = Speaker or microphone
part-connector = Cable or connector
part-other = Other part
step-remove-part = Take out a part
did-remove-part = Part taken out
history-part-from = from { $x }
history-part-to = for { $x }
history-minutes = { $n } min
history-replaces = stands in for medium { $n }
why-still-there = Medium { $medium } is still in the device: take it out, destroy it or declare it absent before another stands in for it.
because-not-for-parts = { $x } is not kept for parts: a part comes only from a device that is. Keep it for parts first, or leave the origin empty.
device-parts = Parts
device-parts-none = No part was put in or taken out.
device-part-in = Put in
device-part-out = Taken out
device-part-shelf = on the shelf of parts
device-part-bought = origin not stated
field-cause = Cause
field-minutes = Minutes
field-part-kind = Kind of part
field-replaces = Stands in for
field-photo = Photograph
cause-not-said = Not stated
part-not-one = No part
medium-replaces = Stands in for medium { $n }
medium-replaced = Replaced by medium { $n }
replaces-none = No other medium
photo-none = No photograph
photo-hint = A photograph sent with the reports of this device is kept as evidence, without the place and the camera it names.
photo-see = Photograph of { $x }

# What only the donor can unlock
unlock-title = Locks for the donor
unlock-lead = Locks that only the donor can remove, as a letter ready to send.
unlock-see = See the letter and the serial numbers
unlock-count = { $n ->
    [one] { $n } device waits
   *[other] { $n } devices wait
}
unlock-none = Nothing waits for the donor
unlock-none-text = No device of this batch carries a lock that only the donor can remove.
unlock-language = Language of the letter
unlock-show = Show
unlock-table = Table of serial numbers (CSV)
unlock-letter = Letter to the donor
unlock-letter-hint = Copy it into a mail, with the table attached. It holds no name of a person.
unlock-to-do = What to do
unlock-no-serial = no serial number
unlock-greeting = Dear donor,
unlock-ask = Some devices of batch { $x } still carry a lock that only you can remove. Until then nobody can use them and they stay in quarantine. Here they are, lock by lock, with what to do.
unlock-close = Please confirm each removal with its date, by answering this message with the serial numbers concerned. Thank you.
unlock-how-mdm-intune = Delete the device in Intune and in Entra ID.
unlock-how-autopilot = Deregister the hardware hash in Windows Autopilot (the serial numbers are enough), after removing any DFCI profile.
unlock-how-dfci = Remove the DFCI profile before deregistering from Autopilot.
unlock-how-firmware-password = Remove the BIOS/UEFI password, or send it to us by a safe channel.
unlock-how-disk-password = Remove the disk password (ATA, NVMe or OPAL), or send it to us by a safe channel.
unlock-how-absolute-persistence = Release the Absolute (Computrace) licence and disable persistence for good where that is offered.
unlock-how-apple-activation-lock = Turn off Find My, or send the bypass code of your device management.
unlock-how-apple-dep = Release the device from Apple Business Manager or Apple School Manager.
unlock-how-android-frp = Remove the Google account from the device, or send it through a reset with the account removed first.
unlock-how-android-zero-touch-knox = Remove the device from the zero-touch portal or from Knox Mobile Enrollment.
unlock-how-chromebook-enrollment = Deprovision the device in the Google Admin console, then wipe it.
doc-interventions = Interventions
scan-scanned = Scanned at
scan-put-away = Put away
scan-old = Too old: not sent
scan-old-text = This scan has waited for more than 30 days; the server could no longer tell a double. If it still holds, scan the code again.
scan-unkept = Not kept: scan again
scan-unkept-text = This device could not write the scan down. Make room on it, or take another device.
scan-others = Scans by another person wait on this device; they go when that person signs in here, never under your name. Number:
scan-kept = This is the bench as kept on this device, without a connection. What you scan waits here for the person last signed in.
scan-kept-back = Open the full page
scan-offline-ready = This bench also opens without a connection on this device.
scan-app = Reprise – scan bench
camera-open = Camera
camera-close = Close the camera
camera-opening = Opening the camera
camera-looking = Show a label to the camera
camera-taken = Read:
camera-several = Several codes are in view: which one?
camera-none-of-these = None of these: look again
camera-nothing = No code was found in the picture. Come closer, avoid glare, and take the picture again.
camera-reading = Reading the picture
camera-denied = This page may not use the camera: allow it in the settings of the browser.
camera-absent = No camera could be opened.
camera-offline = To read a code, this camera needs the connection: type the code, or wait until it is back.
camera-one = Camera
camera-which = Camera in use
camera-torch = Torch
camera-picture = Picture of a label
camera-picture-hint = At most 4 MB. The picture is read, then forgotten.
camera-read = Read the picture
benchmark-processor = Benchmark of the processor
benchmark-memory = Benchmark of the memory
benchmark-disk-read = Reading from the disk (MB/s)
benchmark-disk-write = Writing to the disk (MB/s)
scan-card-wanted-text = Scan the label or the number of what it is for, or choose it in the list.
act-read-letters = Look at letters
act-send-letters = Send letters
what-letter = The letter
because-letter-state = This is no longer possible: the letter is under way, gone or given up. Reload the page to see where it stands.
because-letter-gone = The text of this letter, or the code of its link, is no longer kept. Do again what caused it: a new letter will be written.
because-letter-nobody = The organisation still has no contact with an e-mail address. Add one on its page, then send again.
letter-state-waiting = Waiting
letter-state-sending = Being sent
letter-state-sent = Sent
letter-state-refused = Refused
letter-state-given-up = Given up
letter-kind-trial = Trial letter
letter-kind-request-submitted = Request received
letter-kind-request-declined = Request declined
letter-kind-request-approved = Request granted
letter-trial-subject = Trial letter from Reprise
letter-trial-body = This letter shows that letters from Reprise arrive. There is nothing for you to do.
letter-request-submitted-subject = Your request { $number } has arrived
letter-request-submitted-body =
    We have received your request { $number }.

    Somebody of our team will look at it. We will write to you as soon as there is a decision, or if there is a question.
letter-request-declined-subject = Your request { $number } could not be granted
letter-request-declined-body =
    Your request { $number } could not be granted.

    The reason is on its page. If you think there is a mistake, or if your situation has changed, tell us: we will look at it again with you. You may also enter a new request.
letter-request-approved-subject = Your request { $number } is granted
letter-request-approved-body =
    A decision was taken: your request { $number } is granted. This is what decision { $decision } grants:

    { $lines }

    { $rest }

    Its motive, and how the split was worked out, are on its page. We will be in touch about handing over the equipment.
letters-greeting = Hello,
letters-greeting-name = Hello { $x },
letters-link =
    To go on, open this page:
    { $x }
letters-no-link = To go on, open Reprise at the address you know, followed by { $x }
letters-closing = Kind regards,
letters-perhaps = You may have received this letter already: our sending was interrupted. If so, please ignore this one.
nav-letters = Letters
letters-title = Letters
letters-lead = What leaves by e-mail, and what did not leave.
letters-problems = To look at
letters-newest = The newest
letters-subject = Subject
letters-to = To
letters-about = About
letters-kind = Occasion
letters-organisation = Organisation
letters-made = Written
letters-done = Done
letters-next = Next try
letters-along = Attached
letters-tries = Tries
letters-answer = Answer of the mail server
letters-any = All
letters-all = See all letters
letters-of = Only letters to { $x }.
letters-none = No letters
letters-none-text = A letter comes of the step that causes it, for example when a request arrives.
letters-no-server = Letters are waiting, and this server sends none: no mail server is set. Start Reprise with REPRISE_SMTP_URL and REPRISE_MAIL_FROM, or run the command reprise mail regularly. Nothing is lost meanwhile.
letters-no-address = The organisation has no contact with an e-mail address. Add one on its page, then send again.
letters-nobody = Nobody
letters-refused = Did not leave. The mail server answered: { $x }
letters-late = Has been waiting for more than an hour.
letters-late-answer = Has been waiting for more than an hour. Last answer: { $x }
letters-twice = Perhaps arrived twice: a sending was interrupted. The second one says so in its first sentence.
letters-erased = { $x } (erased)
letters-text = Text
letters-text-gone = The text was erased with the person’s data, or because it had been kept long enough.
letters-facts = Sending
letters-again = Send again
letters-give-up = Give up
letters-trial = Trial letter
letters-trial-text = To see whether letters arrive.
letters-trial-do = Write
ok-letter-trial = The trial letter is written: it leaves with the others.
ok-letter-again = The letter will be sent again.
ok-letter-given-up = The letter is given up.
home-letters = Letters to look at
cli-no-mail-server = No mail server is set. Give --smtp-url and --mail-from, or REPRISE_SMTP_URL and REPRISE_MAIL_FROM.
cli-mail = Sent: { $sent }. Refused: { $refused }. To be tried again: { $later }.

# Waste equipment handed to a collector

doc-weee-title = WEEE transfer note
doc-weee-subject = { $mass } handed to { $collector }
doc-weee-holder = Holder of the waste
doc-weee-pick-up = Place of pick-up
doc-weee-collector = Collector
doc-weee-registration = Registration or approval number: { $x }
doc-weee-carrier-same = The collector
doc-weee-place-and-date = Place and date of transfer
doc-weee-destination = Installation of destination
doc-weee-treatment = Method of treatment
doc-weee-code = Waste code and name
doc-weee-mass = Mass
doc-weee-estimated = (estimated)
doc-weee-loose = Parts and accessories
doc-weee-share = { $n }% of the mass was not weighed: it is estimated by the median of the kind of device, after environmental-footprint-data by Boavizta (commit 61323eb5, ODbL 1.0).
doc-weee-media = Before the transfer, each storage medium known in these devices was sanitised, destroyed or declared absent; the annex says so device by device.
doc-weee-text = This document goes with the waste. Each party keeps a copy for five years and shows it to Brussels Environment on demand.
doc-weee-annex = Annex – List of the devices
doc-for-holder = For the holder
doc-for-collector = For the collector or the carrier
treatment-r12 = R12 – Dismantling and sorting before recovery
treatment-r13 = R13 – Storage before recovery
treatment-r4 = R4 – Recycling of metals
treatment-r5 = R5 – Recycling of other inorganic materials
treatment-r3 = R3 – Recycling of plastics and other organic substances
treatment-d9 = D9 – Treatment before disposal
nav-weee = WEEE
weee-title = WEEE transfers
weee-lead = What will not be used again, handed to an approved collector: one signed note per pick-up, kept for five years.
weee-new = Hand to a collector
weee-none = Nothing has been handed to a collector yet.
weee-none-text = A transfer brings together devices at the end of their life, their mass and waste codes. Their storage media come first.
weee-new-title = Hand WEEE to a collector
weee-new-lead = Choose or scan what leaves, check, weigh, then both sign.
weee-no-collector = No approved collector is known yet.
weee-no-collector-text = A coordinator creates it under Organisations, with the kind “Approved WEEE collector”.
weee-what = What leaves
weee-codes = Scanned devices
weee-codes-hint = One code, serial number or inventory number per line.
weee-offered = { $n ->
    [one] { $n } device destined for recycling
   *[other] { $n } devices destined for recycling
}
weee-weights = Codes and masses
weee-code = Waste code
weee-kilograms = kg weighed
weee-estimate = If not weighed, it will be { $x } (median of the kind).
weee-must-weigh = To be weighed: no median is known for this kind.
weee-loose = Parts and accessories
weee-loose-hint = Weighed together, not counted.
weee-where = To whom and where
weee-collector = Collector
weee-registration = Registration or approval number
weee-registration-hint = Of the collector, as in the register of Brussels Environment.
weee-destination = Installation of destination
weee-destination-hint = Name and address.
weee-treatment = Method of treatment
weee-pick-up = Place of pick-up
weee-pick-up-hint = If it is not the seat.
weee-carrier = Carrier
weee-carrier-hint = Name and address of the enterprise, if it is not the collector.
weee-carrier-registration = Registration number of the carrier
weee-look = Check
weee-look-again = Check again
weee-read = What will be signed
weee-sign-giver = For the holder
weee-sign-receiver = For the collector or the carrier
weee-sign-means = On signature, each device leaves the house for recycling. The note gets its number and does not change any more.
weee-sign-do = Sign and hand over
weee-note = The transfer
weee-mass = Mass
weee-estimated = Share estimated
ok-weee-transferred = The waste is handed over. The note is frozen and can be downloaded.
because-media-open = A storage medium has no outcome on: { $x }. Sanitise it, destroy it or declare it absent; nothing leaves before that.
because-not-to-recycle = Cannot leave for recycling from where they are: { $x }. Take the promise or the device back first.
because-not-a-collector = { $x } is not an active approved WEEE collector.
because-unknown-waste-code = “{ $x }” is not a waste code of the list.
because-weight-needed = To be weighed: { $x }. No median is known for this kind.
what-weee-transfer = The WEEE transfer
subject-weee-transfer = WEEE transfer

# At the door

doc-refused-text = { $n ->
    [one] { $n } device made ready for this handover was refused by the recipient and stays with the donor; it is in the annex.
   *[other] { $n } devices made ready for this handover were refused by the recipient and stay with the donor; they are in the annex.
}
doc-refused = Annex – Devices refused at the door
doc-refused-why = Reason of the refusal
doc-on-paper = Signed by hand on paper on { $date }. The kept copy has the SHA-256 { $hash }.
doc-pick-title = Pick list
doc-pick-subject = { $act } – { $recipient }
doc-pick-lines = What is promised, line by line
doc-pick-asked = Granted
doc-pick-promised = Promised
doc-pick-picked = Picked already
doc-pick-place = Place { $x }
doc-pick-no-place = Without a place
doc-pick-box = [  ]
doc-pick-line = Line
doc-pick-none = Everything is picked.
doc-pick-text = Walk the places in order; scan each device on the page of the handover: the scan counts, not the cross.
door-reason-defective = Defective
door-reason-not-as-described = Not as described
door-reason-not-wanted = Not wanted
signing-way-screen = On the screen, at the depot
signing-way-link = By link
signing-way-paper = On paper
transport-pick-up = Pick-up at the depot
transport-delivery = Delivery to the recipient
handover-state-awaiting = Waits for the recipient’s signature
hold-erasure-contradicted = A later erasure log says that it failed
hold-media-unclear = The report does not tell all its media: check what is in it
hold-inspection = Refused at the door: to be looked at
step-refuse = Refuse at the door
did-refuse = Refused at the door
because-gift-not-noted = The devices are estimated at { $x } €, more than an association may accept without authorisation (art. 9:22 CSA). This is not a refusal: note first the reference of what was agreed.
because-offered = Handover { $x } waits for the recipient’s signature: it is frozen. Take the offer back first to change it.
because-appointment-past = The appointment must lie ahead, and end on the same day after it begins.
because-not-a-copy = This file is neither a photograph (JPEG, PNG) nor a whole PDF. Photograph or scan the signed paper and try again.
appointment = Appointment
appointment-none = No appointment is set.
appointment-off = The appointment of { $x } is called off.
appointment-when = On { $date }, from { $from } to { $until }
appointment-set = Set an appointment
appointment-change = Change the appointment
appointment-call-off = Call the appointment off
appointment-ics = For my calendar (.ics)
appointment-date = Date
appointment-from = From
appointment-until = Until
appointment-transport = How
appointment-place = Where
appointment-place-hint = The depot, or the recipient’s site.
appointment-ask-for = Ask for
appointment-ask-for-hint = A person and a number; can be erased, outside the ledger.
appointment-save = Save the appointment
appointments-title = Coming appointments
appointments-lead = The handovers agreed, day by day.
appointments-none = No appointment is coming.
appointments-none-text = An appointment is set on the page of a handover.
ics-summary = Handover { $act }: { $n } devices
ok-appointment-saved = The appointment is saved.
ok-appointment-called-off = The appointment is called off.
door-refuse = Refuse a device
door-refuse-means = It stands on the act as refused. On signature it goes back to stock; a defective one is looked at first. What the request still awaits stays open.
door-refuse-which = Device
door-refuse-why = Reason
door-refuse-not = Not refused
door-refuse-do = Save
door-refused = Refused: { $x }
ok-door-refused = The refusal stands on the act.
gift-title = Estimated value
gift-over = This handover is estimated at { $x }, more than the threshold above which an association must be authorised to accept a gift (art. 9:22 CSA). A hand gift is commonly held outside it: check, then note the reference.
gift-noted = Noted: { $x }
gift-reference = Reference
gift-do = Take note
ok-gift-noted = The reference is noted.
pick-list = Pick list
paper-sign = Signed on paper
paper-sign-title = Handover { $x }: signed on paper
paper-sign-lead = Print the act, both sign, photograph or scan it. The copy is worth as much as a signature on the screen.
paper-sign-print = Print the act to be signed (PDF)
paper-sign-copy = Signed copy
paper-sign-copy-hint = JPEG or PNG photograph, or PDF; 20 MB at most. Of a photograph only the pixels are kept.
paper-sign-on = Signed on
paper-sign-do = Record the signed act
proof-who = Signed by
proof-way = How
proof-address = Network address
proof-agent = Browser
proof-copy = See the signed copy
proof-clauses = Version of the clauses
return-exchange = Exchange
return-exchange-until = Other devices will be given instead: owed until { $x }. What the decision grants is open again.
return-exchange-over = The days of exchange ended on { $x }: coordination may still exchange, and says why.
because-exchange-late = The exchange was promised for { $x } days. Coordination may still grant it, and notes why.

# Back to the donor

donor-title = What became of the batch
donor-page-title = What became of batch { $x }
donor-subject = Batch { $batch }, as of { $date }
donor-lead = For the donor, in its language: counts that add up, without the name of any recipient.
donor-see = What became of this batch
donor-show = Show
donor-by = Reported by
donor-as-of = As of
donor-arrived = Announced and received
donor-declared = Declared
donor-expected = Still expected
donor-now = Where the devices are
donor-what = Where
donor-count = Number
donor-share = Share
donor-workshop = In the workshop
donor-stock = In stock, ready
donor-promised = Promised to a recipient
donor-handed-over = With a recipient
donor-sent-back = Given back to the donor
donor-for-parts = Kept for parts
donor-recycled = Recycled (WEEE)
donor-destroyed = Destroyed
donor-lost = Lost or stolen
donor-returned = Came back from a recipient at some time
donor-returned-text = { $n ->
    [one] { $n } of these devices came back from a recipient at some time; it is counted where it is now.
   *[other] { $n } of these devices came back from a recipient at some time; they are counted where they are now.
}
donor-recycled-grams = Mass recycled (g)
donor-estimated-grams = of which estimated (g)
donor-recycled-text = { $mass } were handed to an approved collector, { $share }% of it estimated and not weighed.
donor-went = Where they went
donor-kind = Kind of organisation
donor-commune = Commune
donor-outside = Outside the Region
donor-no-names = Recipients are not named: the kind of organisation, the commune and the public are enough to account for it.
donor-media = Storage media
donor-media-open = Not dealt with yet
donor-media-text = No device is handed over, promised or recycled while a known medium is not sanitised, destroyed or declared absent. The sanitisation statements give the detail, medium by medium.
# Threads
thread-title = Questions and answers
thread-none = Nobody has asked anything yet.
thread-house = The service
thread-text = Your message
thread-text-hint = Never the names of pupils, residents or other people: numbers are enough.
thread-sure = I have read it again: it names nobody, or it may stand.
thread-ask = Ask a question
thread-answer = Answer
thread-contest = Contest the decision
thread-erased = This text was taken away.
thread-erase = Take this text away
thread-erase-means = The text is erased for good. That there was one, and that it was taken away, stays on record.
thread-erase-do = Erase the text
message-question = Question
message-answer = Answer
message-contest = Contests the decision

# Requests, the fair split and its working
want-camera = with a camera that works
want-wifi = with Wi-Fi that works
want-lot = at least { $n } together
want-more = More about this line
want-any = Any
want-lot-label = At least so many, or none
want-lot-hint = Only if fewer would be of no use to you. If fewer are left, you get none of them.
want-keyboard-label = Keyboard
want-system-label = System
keyboard-azerty-be = AZERTY (Belgium)
keyboard-azerty-fr = AZERTY (France)
keyboard-qwerty-us = QWERTY (international)
keyboard-qwerty-uk = QWERTY (United Kingdom)
keyboard-qwertz = QWERTZ
keyboard-other = Another keyboard
system-windows = Windows
system-linux = Linux
system-chromeos = ChromeOS
system-macos = macOS
system-android = Android
system-ios = iOS / iPadOS
accessory-charger = Chargers
accessory-keyboard = Keyboards
accessory-mouse = Mice
accessory-headset = Headsets
accessory-bag = Bags
accessory-screen-lead = Screen leads
accessory-adapter = Adapters
accessory-dock = Docking stations
accessory-network-lead = Network leads
age-band-under-12 = Under 12
age-band-12-17 = 12 to 17
age-band-18-25 = 18 to 25
age-band-26-64 = 26 to 64
age-band-65-plus = 65 and older
delivery-pick-up = We fetch them at the depot
delivery-delivered = Please bring them to us
request-bands = By age, if you know
request-bands-hint = Numbers only. Their sum is the number of people.
request-accessories = Accessories
request-accessories-hint = They are given as far as they last.
request-wished = Wished for by
request-wished-hint = A wish, not a promise.
request-delivery = How they come to you
request-delivery-any = No preference
request-new-rest = And also
request-new-later = Keep it, I will go on later
request-change-title = Change { $x }
ok-request-kept = The draft is kept. Nobody looks at it until you send it.
field-keyboard = Keyboard
working-rule = The published rule of fairness, version { $rule }, with policy { $policy }: the next device goes to whoever has the smallest part of its need so far, divided by its weight. A need is what one organisation needs of one kind of device, whatever number of requests it is written in.
working-need = { $kind }: the need counted is { $need }, as many as were asked.
working-need-capped = { $kind }: { $asked } were asked; the people served can use { $cap }, and that is the need counted.
working-had = { $n } of them were granted before and count as served.
working-weight = Its weight is { $weight }: public { $audience } × action { $action } × waiting { $waiting } × received before { $earlier }.
working-weight-mean = Its weight is { $weight }: the mean of its requests by the people they serve, × received before { $earlier }.
working-served = { $n } devices: with them the whole need is served.
working-asked = { $n } devices: every line is full; the people served could use more than was asked.
working-nothing-left = { $n } devices: when its turn came again, no suitable one was left that somebody with a smaller part would not have had to give up.
working-lot = None: fewer were left than the { $n } that are the least of use to it.
working-share = That serves { $percent } % of the need.
working-line = Line { $line }: { $suitable } devices that stood ready would have done; it gets { $given }.
working-missed-grade = Had a lower grade been accepted, { $n } more were left over.
working-missed-memory = Had less memory been accepted, { $n } more were left over.
working-missed-keyboard = Had another keyboard, or one not noted, been accepted, { $n } more were left over.
working-missed-camera = Had no tested camera been asked, { $n } more were left over.
working-missed-wifi = Had no tested Wi-Fi been asked, { $n } more were left over.
working-missed-system = Had another system been accepted, { $n } more were left over.
working-missed-donor = { $n } more were left over that may not be given under this action, because of who gave them.
working-adjusted = Line { $line } was changed by hand from { $from } to { $to }; the reason is on record.
working-these = Of the devices that will do, the plainest are taken, so that nothing better is wasted, and devices of one model are kept together.
working-draw = Where parts are the same, a draw decides; its seed is { $seed }.
doc-decision-title = Allocation decision
doc-decision-subject = For { $x }
doc-decision-intro = On { $date } { $operator } decided as follows on the request below.
doc-decision-request = Request
doc-decision-action = Action of the plan
doc-decision-audience = For whom
doc-decision-project = Project
doc-decision-by = Decided by
doc-decision-policy = Version of the policy
doc-decision-until = The promise stands until
doc-decision-granted = What is granted
doc-decision-line = Line
doc-decision-asked = Asked
doc-decision-before = Before
doc-decision-now = Granted
doc-decision-waiting = Waiting
doc-decision-motive = Motive
doc-decision-working = How the number was found
doc-decision-conditions = Conditions, on the day of the decision
doc-decision-condition = Condition that holds
doc-decision-seen = What was looked at
doc-decision-devices = Devices promised
doc-decision-react = If you do not agree
doc-decision-react-text = Contest the decision on the page of your request, or write to { $x }. You get an answer with its reasons in the same place. What was not granted goes on waiting, and takes part in the next split without a new request.
doc-decision-for-operator = For the operator

# The fair split on its pages
proposals-title = Fair splits
proposals-lead = When there is less than is asked, the published rule proposes who gets what, and shows its working. Nothing is decided without a person and a motive.
proposals-action = Requests under
proposals-every-action = every action
proposals-hint = Every request that is sent, eligible today and in nobody’s hands takes part, also what earlier decisions left waiting.
proposals-do = Work out a split
proposals-none = No split has been worked out yet.
proposals-none-next = It needs requests that are sent and devices in stock.
proposals-gives = Gives
proposal-counts = { $given } devices for { $asked } asked, of { $ready } that stood ready
proposal-title = Fair split of { $x }
proposal-state-open = Open
proposal-state-closed = Closed
proposal-close = Put it away
proposal-refused = These could not be decided on:
proposal-split = Who gets what
proposal-only = This is a proposal. Nothing is promised to anybody before it is decided.
proposal-open = Asked
proposal-given = Gets
proposal-other = With other weights
proposal-share = Need served
proposal-is-decided = Decided
proposal-why = Why, and which
proposal-more = and { $n } more
proposal-to = Gets instead
proposal-reason = Reason for the change
proposal-adjust = Change by hand
proposal-decide-one = Decide on this request
proposal-decide = Decide
proposal-left = { $n } requests are left to decide on. Each gets its own decision, with this motive and its working; at most fifty at once.
proposal-decide-all = Decide as proposed
proposal-about = By what rule
proposal-rule = Rule of fairness, version
proposal-policy = Policy, version
proposal-seed = Seed of the draw
proposal-digest = SHA-256 of the working
proposal-ready = What stood ready
proposal-outside = Took no part
proposal-try = Try other weights
proposal-try-hint = In hundredths: 100 changes nothing. Nothing is written; what holds is the policy.
proposal-try-do = Show beside it
proposal-try-end = Only the proposal
weight-waiting = Added per month of waiting
weight-waiting-most = Most that waiting adds
weight-earlier-months = Months in which what was received counts
weight-earlier = Weight of who received all it needs
left-out-not-eligible = a condition does not hold today
left-out-in-hand = a coordinator has it in hand
ok-proposed = The split is worked out. Read it through; nothing is promised yet.
ok-proposal-adjusted = Changed by hand; the devices were assigned anew.
ok-proposal-decided = Decided. The decisions are on the pages of the requests.
ok-proposal-closed = The proposal is put away.
ok-request-given-back = Given back: anybody may take it in hand.
ok-request-rest-closed = What was not granted is waited for no longer.
request-change = Change it
request-give-back = Give it back
request-take-over = Take it over
request-in-hand-of = { $x } has this request in hand.
request-still-waiting = { $n } more are still waited for: they take part in the next split without a new request.
request-nothing = The last split had nothing for this request
request-nothing-means = The request goes on waiting and weighs more with time. This is how it came about:
request-until = The promise stands until { $x }.
request-decision-paper = The paper of decision { $x }
request-contest-here = You do not agree? Say so below; you get an answer with its reasons.
request-close-rest = Wait no longer for the rest
request-close-rest-too = The rest is not waited for
request-close-rest-hint = Otherwise what is not granted takes part in the next split.
request-close-rest-why = Why
request-close-rest-do = Close the rest
request-step-release = Give back
request-step-close-rest = Close the rest
letter-kind-sign-in = Sign-in link
letter-sign-in-subject = Your link to sign in
letter-sign-in-body =
    Here is your link to sign in. It works once, for { $minutes } minutes.

    If you did not ask for it, do nothing: without it nobody comes in.
because-link-gone = { $x }
link-state-live = This link works.
link-state-used = This link was used already. A link works once.
link-state-expired = The time of this link is over. Ask for a new one.
link-state-ended = This link works no more: a newer one took its place, or what it opened is closed. Use the last one you received.
link-state-unknown = We do not know this link. It may have been cut on its way: copy the whole of it from the letter, or ask for a new one.
link-used-sign-in = This link signed you in on { $x }. A link works once.
link-title = Link
link-home = To the start page
link-again = Ask for a new link
link-sign-in-title = Sign in
link-sign-in-text = You are about to sign in as { $x }. Nothing happens before you press.
link-sign-in-do = Sign me in
sign-in-link-text = Are you a partner? You need no password: enter your address above, and receive a link by e-mail.
sign-in-link-do = Send me a link
ok-link-sent = If this is the address of a partner, a link is on its way. Look at your mail in a few minutes, the unwanted mail included.
act-own-organisation = Look after one’s own organisation
subject-retention = Retention
retention-did = Contacts erased: { $contacts } · letters: { $letters }
because-not-a-partner = “{ $x }” is not a partner today: its application is waiting, or its approval has ended or is suspended. The organisation’s page says how to go on.
because-standing-state = This is not possible as the organisation stands now. Reload the page to see where it stands.
because-consent-missing = Read the notice about your data, then tick the box.
because-no-email = “{ $x }” has no e-mail address: first add a contact with one.
letter-kind-join-confirm = Application to be confirmed
letter-kind-join-known = Application of a known organisation
letter-kind-partner-approved = Partnership approved
letter-kind-partner-refused = Application refused
letter-kind-partner-suspended = Partnership suspended
letter-kind-partner-renewal = Partnership ends soon
letter-kind-invitation = Invitation
letter-join-confirm-subject = Confirm the application of { $organisation }
letter-join-confirm-body =
    Somebody gave this address to ask that { $organisation } become a partner.

    Open the link below and press the button: only then will we look at the application. The link works for { $days } days. If it was not you, do nothing: all will be forgotten.
letter-join-known-subject = Your application for { $organisation }
letter-join-known-body =
    You asked that { $organisation } become a partner. We know this organisation, or this address, already.

    If you have an account, sign in by a link. If not, ask a contact of your organisation to invite you from its page, or write to us.
letter-partner-approved-subject = { $organisation } is a partner
letter-partner-approved-body =
    { $organisation } is a partner, until: { $until }.

    You may enter requests for equipment. We will write to you before the end.
letter-partner-refused-subject = The application of { $organisation } was not accepted
letter-partner-refused-body =
    The application of { $organisation } was not accepted.

    The reason is on your page. If something is not right, answer in the questions and answers; if your situation changes, you may ask on the same page to be looked at again.
letter-partner-suspended-subject = The partnership of { $organisation } is suspended
letter-partner-suspended-body =
    The partnership of { $organisation } is suspended: no new request can be sent.

    The reason is on your page, and how to react. What you received remains yours.
letter-partner-renewal-subject = The partnership of { $organisation } ends soon
letter-partner-renewal-body =
    The partnership of { $organisation } ends on { $until }.

    To go on, check what your page says of you and ask for the renewal: one button is enough.
letter-invitation-subject = You may act for { $organisation }
letter-invitation-body =
    You are invited to act for { $organisation } in Reprise: ask for equipment, follow requests, prepare handovers.

    The link below signs you in for the first time, within seven days. Afterwards ask for a link whenever you need one: there is no password.
link-used-join = The application was confirmed on { $x }. Sign in to follow it.
link-used-invite = This invitation signed you in on { $x }. Ask for a link to come back.
link-invite-title = Welcome
link-join-title = Confirm the application
link-join-text = You confirm that { $x } asks to become a partner. Then our team looks at it.
link-join-do = Confirm
nav-partner = My organisation
join-title = Become a partner
join-lead = To receive equipment, an organisation introduces itself once. It takes ten minutes; nothing is lost when something is missing.
join-organisation = The organisation
join-site = Another place, if the devices go elsewhere
join-site-hint = Leave empty if the devices go to the seat.
join-unit-hint = Ten digits, for example 2.123.456.791. Optional.
join-proofs-hint = Open what concerns your kind of organisation. What is missing may follow: we will ask you.
join-proofs-school = Secondary school
join-proofs-homework = Homework school
join-proofs-home = Retirement home
join-person = You
join-email-hint = We send a link there to confirm.
join-data = Your data
join-data-text = We keep your name, capacity, e-mail address and telephone to handle the application and the requests of your organisation, and for nothing else. They are erased two years after the end of the partnership, or earlier if you ask. You may have a copy of them, correct them or have them erased. Contact: { $x }
join-consent = I have read this notice, and I may speak for the organisation.
join-do = Send the application
join-next = What happens now
join-next-confirm = You receive a letter by e-mail. Open its link within { $n } days and confirm.
join-next-review = A person compares what you wrote with the registers, and asks you questions.
join-next-answer = You receive the answer, with its reason.
join-next-nothing = Nothing after an hour? Look among the unwanted mail, or write to us:
ok-join-sent = It is sent.
ok-join-confirmed = Confirmed: your application is in our hands.
field-person = Your name
field-unit-number = Establishment unit number
field-site-street = Street, number, box of the place
field-site-postal-code = Postal code of the place
field-site-locality = Locality of the place
field-site-number = FASE number of the site
field-index-year = Year of the index (ISE or OKI)
field-one-number = Number of the ONE recognition
field-iriscare-kind = Kind of Iriscare approval
field-until = Until
field-consent = Your data
organisation-site = Place of delivery
organisation-letters = Letters to this organisation
standing-applied = Application to review
standing-approved = Partner
standing-refused = Application refused
standing-suspended = Suspended
standing-lapsed = Partnership ended
standing-title = Partnership
standing-no-end = no fixed end
standing-no-claim = Nothing is stated
standing-text-applied = The application is being looked at. Until the answer a request can be prepared, but not sent.
standing-text-approved = A partner, without a fixed end.
standing-text-until = A partner until { $x }.
standing-text-renewal = A partner until { $until }. The renewal was asked for on { $asked }.
standing-text-lapsed = The partnership ended on { $x }. Everything remains visible; a new request cannot be sent before the renewal.
standing-text-refused = The application was not accepted. You may answer below, or ask to be looked at again.
standing-text-suspended = The partnership is suspended: no request can be sent.
standing-reason = Reason
standing-reason-hint = The organisation reads it, and how to react. No names of persons.
standing-registers = What the registers say
standing-until = Partner until
standing-approve = Approve
standing-refuse = Refuse the application
standing-suspend = Suspend the partnership
standing-renew = Ask to go on
register-kbo = Crossroads Bank for Enterprises
register-school = FASE, or the list of Flemish schools
register-index = ISE ranking, or OKI figures
register-one = Homework schools recognised by ONE
register-iriscare = Homes approved by Iriscare
register-listing = Dated list of partner associations
register-unchecked = Not looked up yet
register-answer-matches = Matches
register-answer-differs = Differs
register-answer-not-found = Not found
partner-facts-wrong = Is something not right? Say so in the questions and answers.
contact-invite = Invite to sign in
contact-signs-in = May sign in
contact-held = Data held (JSON)
ok-contact-invited = The invitation is on its way.
ok-renewal-asked = It is asked for: we will answer you.
ok-partner-approved = The organisation is a partner; it is told by letter.
ok-partner-refused = The application is refused; the organisation is told by letter.
ok-partner-suspended = The partnership is suspended; the organisation is told by letter.
ok-register-checked = The check is recorded.
home-applied = Applications to review
cli-retention = Erased: { $contacts } contacts, { $accounts } accounts, { $letters } letters, { $applications } applications. Partners reminded: { $reminded }. How it went: { $asked } asked, { $again } asked again, { $silent } silent. Reminded to sign: { $offers }. Waiting requests written about: { $waiting }; questions asked again: { $questions }.
policy-terms = Partners and data of persons
field-approval-months = Length of an approval (months)
field-reminder-days = Reminder before the end (days)
field-unconfirmed-days = Unconfirmed application, forgotten after (days)
field-contact-months = Contacts of former partners, erased after (months)
field-letter-days = Text of letters, erased after (days)
# How it went

follow-ups-title = Follow-ups
follow-ups-lead = Some months after the handover: what is still used, what is broken, what is to be collected. Silence counts as silence.
follow-ups-all = All
follow-ups-to-do = To be seen to
follow-ups-ask = Ask now what is due
follow-ups-none = Nothing has been asked yet.
follow-ups-none-text = It is asked once for each handover, after the months of the policy.
ok-follow-ups-asked = What was due is asked; what stayed without an answer is noted.
follow-up-title = How did it go? Handover { $x }
follow-up-asked = Asked on
follow-up-used = In use
follow-up-broken = Broken
follow-up-unused = Not used, to be collected
follow-up-people = Who uses them
follow-up-people-hint = How many people, by age; never their names.
follow-up-remark = Remark
follow-up-remark-hint = Without anybody’s name.
follow-up-sure = This text is about nobody: send it as it is.
follow-up-send = Send
follow-up-correct = Correct
follow-up-to-do = Devices are broken or to be collected.
follow-up-settle = It was seen to
follow-up-figure = { $used } in use of { $answered } answered for; { $given } handed over, { $silent } without an answer.
ok-follow-up-answered = Thank you. The answer is kept; it can be corrected.
ok-follow-up-settled = Noted as seen to.
follow-up-state-asked = Waits for an answer
follow-up-state-answered = Answered
follow-up-state-silent = No answer
because-nothing-to-ask = There is nothing to ask or to see to for { $x }.
because-not-adding-up = The three counts must make { $x } together: each device is in use, broken or to be collected.
what-refused-row = The refused row
what-follow-up = The follow-up
subject-follow-up = Follow-up
offer-title = Handover { $x }: sign apart
offer-lead = { $n ->
    [one] You sign first; the recipient then has { $n } day to sign on their own screen.
   *[other] You sign first; the recipient then has { $n } days to sign on their own screen.
}
offer-means = What is picked is frozen until the recipient signs; take the offer back to change anything.
offer-do = Sign and wait for the recipient
offer-read = What will be signed
offer-apart = Sign apart
offer-withdraw = Take the offer back
offer-waits = This handover waits for the recipient’s signature until { $x }.
accept-title = Sign handover { $x }
accept-lead = The donor has signed. Read the act, then sign before { $x }.
accept-do = Sign and receive
ok-handover-offered = The act is signed on our side and waits for the recipient.
ok-handover-withdrawn = The offer is taken back; the handover can be changed.

# The catalogue
catalogue-title = What there is
catalogue-lead = Reconditioned equipment on { $x }, about how many. It is given, never sold.
catalogue-join = Become a partner
catalogue-there = In stock, and soon
catalogue-in-stock = Ready
catalogue-soon = In the workshop
catalogue-none = There is nothing just now.
catalogue-none-next = A request waits its turn, and weighs more with time.
catalogue-csv = As a table (CSV)
catalogue-asked = What each action asks, and of whom
catalogue-authorities = Public authorities in contact with these publics find here what the recycled section holds (action 55 of the plan).
catalogue-recipients = For
catalogue-kinds = Equipment
catalogue-rules = Conditions
stock-band-few = a few (up to 5)
stock-band-some = 6 to 20
stock-band-many = 21 to 50
stock-band-plenty = 51 to 200
stock-band-most = more than 200

# Promises that lapse
letter-promise-ends-subject = Your devices for { $number } are kept until { $until }
letter-promise-ends-body = { $n } devices of your request { $number } are promised to you and not fetched yet. The promise stands until { $until }. After that they go to others, and what was promised waits again. If you need more time, ask on the page of your request.
letter-promise-lapsed-subject = The promise for { $number } has lapsed
letter-promise-lapsed-body = The promise of { $n } devices of your request { $number } stood until { $until } and has lapsed, because they were not fetched. Nothing is lost: your request waits again and takes part in the next split. If you no longer need them, say so on its page.
letter-kind-promise-ends = A promise ends soon
letter-kind-promise-lapsed = A promise lapsed
ok-request-extended = The promise stands longer.
request-extend = Let it stand longer
request-extend-until = Until
request-extend-do = Extend
request-lapsed = The promise stood until { $x } and lapsed; what was not fetched waits again.
## One-time links to sign and to answer, and what is written about it
offer-to-signature = Go to the signature
offer-code = Show a code to scan
offer-code-title = Sign handover { $x } on a phone
offer-code-name = Code of the link to sign handover { $x }
offer-code-text = The recipient scans this code, reads the act on their phone and signs it, without an account. The code works once, and for an hour at most. The offer stands until { $x }.
offer-code-no-address = A phone needs the public address of Reprise, and none is set. Start Reprise with --base-url.
link-changed = What this link opened has changed since. We will write to you again; if nothing arrives, contact us.
link-act-expired = The time to sign this act is over. Nothing was signed. Contact us for a new link.
link-act-ended = This link signs nothing any more: the offer was taken back, or a newer link was sent. Use the last letter you received.
link-act-pdf = Read the signed act (PDF)
link-used-sign-act = This act was signed on { $x }. You can still read and keep it.
link-used-follow-up = Thank you. Your answer was seen to on { $x }; it can no longer be corrected by this link.
follow-up-by-link = One page, one minute: say how many devices are in use, how many are broken, how many are to be collected. As long as we have not seen to it, you can correct your answer by the same link.
home-awaiting = Messages that wait for an answer
home-unsigned = Offers nobody signed in time
home-unsigned-since = since { $x }
letter-kind-sign-act = Act to sign
letter-kind-sign-act-again = Act to sign, reminder
letter-kind-act-signed = Act signed
letter-kind-follow-up = Question how it went
letter-kind-follow-up-again = Question how it went, reminder
letter-kind-message-question = Question asked
letter-kind-message-answer = Answer given
letter-kind-appointment-made = Appointment made
letter-kind-appointment-changed = Appointment changed
letter-kind-appointment-cancelled = Appointment cancelled
news-line = – { $what }: { $granted } of { $asked }
news-waits = { $n ->
    [one] { $n } device you asked for still waits: the request stays open for it.
   *[other] { $n } devices you asked for still wait: the request stays open for them.
}
news-waits-none = Nothing else waits under this request.
letter-sign-act-subject = Handover act { $number } waits for your signature
letter-sign-act-body =
    The equipment of your request { $request } is ready. We have signed handover act { $number }; it waits for the signature of { $organisation } until { $until }.

    The link below shows you the whole act, without account or password. Nothing is signed before you have given your name and pressed the button. If somebody else is to sign, they must be among your contacts.
letter-sign-act-again-subject = Reminder: handover act { $number } waits for your signature
letter-sign-act-again-body =
    Handover act { $number }, for your request { $request }, still waits for the signature of { $organisation }. After { $until } it can no longer be signed by a link.

    Here is a new link; the one of our last letter works no more. If something is not right, answer us: nothing is signed yet.
letter-act-signed-subject = Handover act { $number } is signed
letter-act-signed-body =
    { $n ->
        [one] Handover act { $number } was signed on { $when }. { $n } device passed to { $organisation }.
       *[other] Handover act { $number } was signed on { $when }. { $n } devices passed to { $organisation }.
    }

    The link below gives you the signed act as a PDF for three months. Keep it with your papers.
letter-follow-up-subject = How is the equipment of handover { $number } doing?
letter-follow-up-body =
    { $n ->
        [one] On { $when } we handed over { $n } device to you (handover { $number }).
       *[other] On { $when } we handed over { $n } devices to you (handover { $number }).
    } Tell us how many are in use, how many are broken and how many are to be collected.

    It is one page and takes one minute, without an account. We ask for numbers only, never for names. You can correct your answer later by the same link.
letter-follow-up-again-subject = Reminder: how is the equipment of handover { $number } doing?
letter-follow-up-again-body =
    { $n ->
        [one] We have no answer yet about the device handed over on { $when } (handover { $number }).
       *[other] We have no answer yet about the { $n } devices handed over on { $when } (handover { $number }).
    } This is our only reminder.

    Here is a new link; the one of our last letter works no more. One page, one minute, numbers only.
letter-message-question-subject = A question about { $about }
letter-message-question-body =
    We have a question about { $about }, and wait for your answer to go on.

    The question is on its page; you answer it in the same place.
letter-message-answer-subject = An answer about { $about }
letter-message-answer-body =
    We have answered you about { $about }.

    The answer is on its page, where you can write to us again.
letter-appointment-made-subject = Appointment for handover { $number }
letter-appointment-made-body =
    An appointment is made for handover { $number } (request { $request }).

    { $when }
    { $place }
    { $how }

    You can add it to your calendar from its page.
letter-appointment-changed-subject = New appointment for handover { $number }
letter-appointment-changed-body =
    The appointment for handover { $number } (request { $request }) has changed. This is what holds now:

    { $when }
    { $place }
    { $how }

    You can bring your calendar up to date from its page.
letter-appointment-cancelled-subject = Appointment cancelled for handover { $number }
letter-appointment-cancelled-body =
    The appointment of { $when } for handover { $number } (request { $request }) does not take place.

    We will write to you when another is made.
fairness-title = Rule of fairness
fairness-link = The published rule and the weights in force
fairness-lead = How devices are shared out when fewer stand ready than are asked for.
fairness-rule = The rule, version { $n }
fairness-need = What counts is what one organisation needs of one kind of device, in however many requests it is written: no more than was asked, and no more than the people it serves can use.
fairness-had = What it was granted of that need before counts as served.
fairness-next = The next device goes to the need of which the smallest part is served so far, that part divided by the weight of the need. So it goes on, one device after another; a need that can get nothing more stands still, and the others go on.
fairness-lot = Devices go whole. A need gets at least the number that is of use to it, or none.
fairness-tie = Where parts are the same, the device goes where it covers more of a need; where that is the same too, a draw decides, whose seed is on record. The order in which requests came in plays no part.
fairness-after = From the proposal to the decision
fairness-person = The rule makes a proposal; a person decides. What they change by hand, they give a reason for, and it stays on record.
fairness-second = Whoever entered a request does not decide on it.
fairness-reasons = Each decision gives its motive, the versions of the rule and of the policy, and how the number was found.
fairness-contest = Whoever asked may contest the decision on the page of the request, and gets an answer with its reasons. What was not granted goes on waiting, without a new request.
fairness-weights = Weights in force, policy version { $n }
fairness-weights-text = No text of law sets these weights: they are a choice of the house, and each change makes a new version. { $one } changes nothing, { $two } counts double. What is said below is multiplied.
fairness-waiting = Each month of 30 days that a request waits adds { $month } to 1; at most { $most } in all.
fairness-waiting-none = Waiting changes no weight.
fairness-earlier = What was received in the last { $months } months makes a need weigh less, evenly, down to { $least } for whoever received all it needs.
fairness-earlier-none = What was received before changes no weight.
fairness-mean = A need written in several requests weighs their mean, each counted by the people it serves.
fairness-promise = A promise of devices stands for { $n } days; after that they are free again.
fairness-audiences = Publics
fairness-actions = Actions of the plan
fairness-shared = Devices that several people share
fairness-what = For
fairness-weight = Weight
fairness-people = People per device
doc-decision-fairness = The rule and the weights in force are published at { $x }.
policy-weights = Fairness
policy-weights-hint = Weights in hundredths: 100 changes nothing. What is in force is published.
policy-door = Promises and handovers
policy-door-hint = In days. Silence is called silence only after the reminder.
policy-second-decides = Another person decides
policy-second-decides-hint = Whoever entered a request does not decide on it.
policy-levels = Rules that come with the plan
policy-levels-text = Level of sanitisation required by kind of medium, and limits:
weight-people = People per device: { $x }
field-promise-days = A promise stands for (days)
field-offer-days = An act sent by link can be signed for (days)
field-exchange-days = A faulty device is exchanged for (days)
field-remind-days = Reminder without an answer after (days)
field-silence-days = Silence after (days)
request-by-age = By age
donor-in-use-text = Months after the handover we ask how it went. Of { $given } devices handed over, { $answered } were answered for: at least { $used } of this batch are in use. For { $silent } nobody answered.
donor-answered = Handed over and answered for
donor-in-use = Confirmed in use, at least
donor-silent = Handed over, asked about without an answer
appointment-ask-for-whom = Ask for: { $x }
## What waits too long
letter-kind-request-waiting = A request still waits
letter-kind-house-waiting = What waits at our side
letter-kind-message-question-again = Question asked again
letter-request-waiting-subject = Your request { $number } still waits, and we have not forgotten it
letter-request-waiting-body =
    Your request { $number }, sent on { $when }, still waits. It is neither forgotten nor refused: it takes part in each new split, and waiting counts for it as the published rule says.

    This is granted so far:
    { $lines }

    If your needs have changed, or you wait for this equipment no longer, say so on the page of the request: others wait for it too. You will hear from us again in { $days } days at the latest.
letter-house-waiting-subject = { $n ->
    [one] One thing has been waiting at our side for long
   *[other] { $n } things have been waiting at our side for long
}
letter-house-waiting-body =
    These have been waiting for long, the oldest first:
    { $lines }

    All of it is on your first page as well. This letter goes out once a week, and only when something waits.
letter-message-question-again-subject = Reminder: our question about { $about } waits for your answer
letter-message-question-again-body =
    We asked you a question about { $about }. Without your answer we cannot go on.

    The question is on its page; you answer it in the same place, in a few words.
waiting-decision = waits for a decision since { $when }
waiting-answer = waits for our answer since { $when }
waiting-signature = was not signed before { $when }
field-waiting-days = News for who still waits after (days)
## Replacing what fails at the last check
replace-title = Replace { $x }
replace-crumb = Replace
replace-failed = What will not do
replace-none-in-stock = Nothing in stock does what this line asks. The device goes back to the workshop and its place stays open; the promise stands.
replace-why = What is wrong
replace-why-hint = Stays in the record of the device, which goes back to the workshop.
replace-instead = What takes its place
replace-instead-hint = The same model first, then what is most like it. What the association receives does not change.
replace-same = same model
replace-nothing = Nothing for now
replace-nothing-means = The place stays open under the same decision.
replace-do = Replace
ok-replaced = The device goes back to the workshop; its replacement is promised and waits to be picked.
ok-left-open = The device goes back to the workshop; its place stays open.
## The first page of a partner
home-partner-sign = To sign
home-partner-asked = We wait for your answer
home-partner-meet = Appointments
home-partner-went = How is it going?
home-partner-own = Your organisation
home-until = until { $x }
reason-reword = Write this reason anew
reason-instead = The reason, without anybody’s name
reason-reword-means = What stands there is erased for good and this stands instead. That it was written anew, by whom and when, stays on record.
reason-reword-do = Erase and replace
reason-reworded = Written anew: { $x }
ok-reason-reworded = The reason was written anew; what stood there is erased.
because-offerer-gone = Whoever offered this act no longer has a role that may offer one. Nothing was signed. Ask us to offer it again.
because-instead-needed = Write what stands instead: a reason is not erased without another in its place.
fairness-link-of = The published rule and the weights of policy version { $n }
fairness-weights-of = Weights of policy version { $n }
fairness-earlier-version = These weights were in force from { $since } to { $until }, and count for what was decided by them.
fairness-first-version = These weights were in force from the beginning to { $x }, and count for what was decided by them.
fairness-versions = Versions of the policy
fairness-version = Version
fairness-since = In force since
fairness-since-first = the beginning
fairness-in-force = in force now
device-to-note = To a collector, with a transfer note
because-needs-transfer-note = Equipment leaves as waste with a transfer note that its collector signs: enter it under WEEE transfers.
join-others = Further people to turn to
join-others-hint = Up to four more. They are written to as you are; tell them that you name them.
join-other = Person { $n }
change-title = Propose a change
change-lead = Your address, your site, your papers: say what is so now. Nothing changes before we have looked; you are told in the questions and answers on your page.
change-do = Propose the change
change-waits = A change is proposed
change-waits-text = Proposed on { $x }. Until it is accepted, what was known counts.
change-what = What
change-before = Known
change-after = Proposed
change-again = Change the proposal
change-withdraw = Take it back
change-accept = Accept: it is so from now on
change-refuse = Refuse the change
change-refuse-why = Why it is refused; the organisation reads it
change-review = The organisation says this of itself anew. Look it up in the registers, then decide. What a register said before of what changes counts no more.
change-said = We propose a change of our address, site or papers.
change-said-withdrawn = We take back the change we proposed.
change-said-accepted = The change you proposed is accepted: it counts from today.
change-said-refused = The change you proposed is not accepted: { $x }
ok-change-proposed = The change is proposed. We look at it and answer on this page.
ok-change-withdrawn = The proposed change is taken back.
ok-change-accepted = The change is accepted, and the organisation is told.
ok-change-refused = The change is refused, and the organisation is told why.
because-nothing-new = What you give is what we know already.
because-nothing-proposed = No change is proposed any more.

# What goes along with a device, and what comes back of it.
accessory-n-charger = { $n ->
    [one] { $n } charger
   *[other] { $n } chargers
}
accessory-n-keyboard = { $n ->
    [one] { $n } keyboard
   *[other] { $n } keyboards
}
accessory-n-mouse = { $n ->
    [one] { $n } mouse
   *[other] { $n } mice
}
accessory-n-headset = { $n ->
    [one] { $n } headset
   *[other] { $n } headsets
}
accessory-n-bag = { $n ->
    [one] { $n } bag
   *[other] { $n } bags
}
accessory-n-screen-lead = { $n ->
    [one] { $n } screen lead
   *[other] { $n } screen leads
}
accessory-n-adapter = { $n ->
    [one] { $n } adapter
   *[other] { $n } adapters
}
accessory-n-dock = { $n ->
    [one] { $n } docking station
   *[other] { $n } docking stations
}
accessory-n-network-lead = { $n ->
    [one] { $n } network lead
   *[other] { $n } network leads
}
doc-came-back = Returned: { $x }
doc-still-missing = Missing: { $x }
doc-to-count = To count: { $x }
doc-pick-along = To take along
return-state = Condition
return-state-all = Condition of the devices
return-state-hint = For all those of which the list says nothing else.
return-state-as-all = Like the others
return-state-works = Works
return-state-broken = Broken
return-state-incomplete = Incomplete
return-state-not-looked-at = Not looked at
return-back = Accessories
return-back-of = of { $x }
return-back-hint = How many came back of what had left with the device. Leave empty what nobody counted.
along = Accessories handed over
along-means = What the request asks is proposed for each device. Correct here what really goes along: the annex of the act will say so.
along-with = With
along-with-all = all picked devices
along-with-kind = each device: { $x }
along-sort = Accessory
along-each = Number per device
along-each-hint = 0 when there is none.
along-do = Save
along-column = With
ok-accompanied = The accessories stand on the act.
weee-bilingual = Note in French and in Dutch
weee-bilingual-hint = Otherwise it is in the collector’s language.
letter-kind-appointment-soon = Appointment reminded of
letter-appointment-soon-subject = Reminder: appointment for handover { $number }
letter-appointment-soon-body =
    We meet soon for handover { $number } (request { $request }):

    { $when }
    { $place }
    { $how }

    If you cannot come, tell us on its page: we will find another moment.
catalogue-ready-of = { $grade }: { $n }
## What becomes of a request, step by step
letter-kind-request-review = Request being looked at
letter-kind-request-withdrawn = Request taken back
letter-kind-request-closed = Rest of a request closed
letter-request-review-subject = Your request { $number } is being looked at
letter-request-review-body =
    Somebody of our team is looking at your request { $number } now. You need do nothing; if we miss something, we will ask on its page.
letter-request-withdrawn-subject = Your request { $number } is taken back
letter-request-withdrawn-body =
    Your request { $number } is taken back: nothing is waited for under this number any more. If this is a mistake, write to us on its page, or send a new request.
letter-request-closed-subject = The rest of your request { $number } is closed
letter-request-closed-body =
    What was not granted yet of your request { $number } is waited for no longer. What is granted remains yours.

    The reason is on its page, where you can answer. A new request is always possible.

# Erasures: verdicts, answers, assurance
verdict-tool-does-not-erase = Not accepted: this tool is known not to erase with this method. Erase the medium with another tool
verdict-incomplete = Not accepted: the log does not give the size, the start or the end of the erasure
verdict-implausible = Implausible: the erasure cannot have happened as the log says
verdict-logical-volume = Not accepted: this is a logical volume. The drives behind it must be erased one by one
verdict-setting-unknown = Not accepted: what the method does depends on a setting that the log does not give
verdict-date-to-confirm = Date to confirm: by its clock the erasure took place before the device arrived, or is yet to come
doubt-too-fast = more bytes than the interface can carry in that time
doubt-ends-before-start = it ends before it begins
doubt-claimed-elsewhere = the same erasure (serial number and time) was already accepted for another medium
doubt-nameless = a person named its device, the log does not name the drive
doubt-another-kind = the log or the model says that the drive is flash memory, the record says hard disk
erasure-answer = Answer for this erasure
erasure-answer-do = Record the answer
erasure-answer-clock-wrong = The clock of the machine was wrong
erasure-answer-donors-wipe = The donor erased the medium before the device arrived
erasure-answer-exception = Accept it all the same, as an exception (a reason is required)
ok-erasure-answered = The answer is recorded. Erasures that now count have closed their media.
field-answer = Answer
field-erasures = Erasures
field-place = Erasure
field-setting = Setting of the tool
setting-none = Does not apply
setting-hint = Required for NVMe Format, ATA Secure Erase and cryptographic erasures: without it nobody knows what the tool did.
setting-user-data-erase = user data erased (--ses=1)
setting-no-secure-erase = without --ses, or --ses=0: erases nothing
setting-normal = normal mode
setting-enhanced = enhanced mode
setting-encrypted = encrypted from the start
setting-not-encrypted = not encrypted, or not from the start
why-setting-needed = What the method “{ $method }” does depends on a setting. Say which ({ $settings }) in the field “Setting of the tool”.
why-setting-erases-nothing = With the setting “{ $setting }” nothing is erased. Erase the medium with another setting or another method.
why-tool-does-not-erase = The tool “{ $tool }” is known not to erase ({ $fact }). Source: { $source }. Erase the medium with another tool.
why-log-needed = For a medium of the kind “{ $medium }” the policy takes no mere declaration. Send the tool’s log: it closes by itself what it proves.
assurance-title = Assurance of erasures
assurance-lead = What the erasure of each medium rests on, for those who review it.
assurance-way = Assurance
assurance-meaning = What it means
assurance-media = Media
assurance-how = Method and tool
assurance-when = Recorded
assurance-stage = Stage
assurance-none = No medium
assurance-none-text = No medium is in this case.
assurance-log = Proved by a log
assurance-date-confirmed = Log, date confirmed by a person
assurance-declared-only = Declared only
assurance-earlier-rules = Closed under earlier rules
assurance-exception = Exception
assurance-means-log = The tool’s log was found complete, verified and plausible.
assurance-means-date-confirmed = The log is good, but its date lies outside our custody: a person answered for the clock, or for the donor’s wipe.
assurance-means-declared-only = A person recorded it without a log: tool, version and setting are theirs.
assurance-means-earlier-rules = A log closed it before logs were judged by the present rules.
assurance-means-exception = An implausible log, and a person who answers for it with a reason.
dates-title = Dates to confirm
dates-lead = These erasures are good, but by their clock they did not take place in our custody. A flat battery or a donor’s own wipe often explains it.
dates-waiting = { $n ->
    [one] { $n } date of an erasure to confirm
   *[other] { $n } dates of erasures to confirm
}
dates-none = No date to confirm
dates-none-text = All accepted erasures took place in our custody.
dates-drive = Drive
dates-start = Start by the log
dates-received = Arrival of the device
dates-report = Report
dates-see = See
dates-answer = Why does the date lie outside our custody?
dates-do = Confirm the erasures chosen
policy-logs-only = A log is required, a declaration does not suffice, for
policy-logs-only-hint = For these media only the log of a tool closes the gate; an exception for an implausible log remains possible.
doc-verification = Verification (the technique completed): { $x }
doc-validation = Validation (somebody else found the outcome enough): { $x }
doc-validation-awaited = drawn, not done yet
doc-validation-not-drawn = not drawn
## Until when a system is supported
cli-copy-foreign = The file is no whole database of Reprise, or holds foreign elements. Nothing was changed.
cli-restore-doors = Ended, so that nothing old opens again: sessions { $sessions }, links { $links }, tokens { $tokens }. Everybody signs in again; make new tokens.
because-before-the-act = The paper cannot have been signed before the act was made, on { $x }. Correct the day.
because-clock-leapt = The clock leapt ({ $x }): nothing was erased or ended. Check it. If it is right, run: reprise retention --clock-is-right.
cli-as-missing = Say in whose name the command writes: --as ADDRESS (an active account with the role { $role }).
cli-as-not = { $email } is no active account with the role { $role }. Create one with: reprise user add ADDRESS --role { $role } --password-stdin
because-body-too-large = What was sent is too large to be taken here. Choose a smaller file, or send it in parts.
because-support-table = The table cannot be taken: { $x }
platform-windows = Windows
platform-linux = Linux
platform-chromeos = ChromeOS
platform-chromeos-flex = ChromeOS Flex
platform-macos = macOS
platform-android = Android
platform-ios = iOS or iPadOS
firmware-uefi = UEFI
firmware-bios = BIOS without UEFI
field-tpm = TPM
field-firmware = Firmware
tpm-none = None
support-title = Supported system
support-short = Supported
support-line = { $system }: { $answer }
support-until = supported until { $x }
support-ended-on = no longer supported since { $x }
support-ended = no longer supported (day not known)
support-unsuitable = no, because { $x }
support-unknown = unknown, because { $x }
support-best = Possible: { $x }
support-installed = Installed: { $x }
support-basis = Rules, version { $rules }; sources of { $day }.
support-no-licence = This says nothing of a licence.
support-stale = The sources are older than six months: a date may have changed. The administrator can load a newer table.
support-caps = No supported system runs on it any more: C at best.
label-supported = Support
want-years-label = System supported for at least
want-years = supported for { $n ->
        [one] { $n } year
       *[other] { $n } years
    } at least
working-missed-support = Had a system been accepted that is supported for less long, or not known to be, { $n } more were left over.
catalogue-supported = System supported until
catalogue-supported-until = { $year }: { $n }
catalogue-supported-unknown = not known: { $n }
support-reason-processor-not-listed = its processor is not on the list of the system’s maker
support-reason-tpm-too-old = it has no TPM 2.0
support-reason-no-uefi = its firmware is no UEFI
support-reason-too-little-memory = it has too little memory
support-reason-too-little-storage = its storage is too small
support-reason-processor-unknown = no report names its processor
support-reason-processor-not-in-table = its processor is not in the table
support-reason-lists-disagree = the lists that were read disagree about its processor
support-reason-architecture-unknown = nothing says whether its processor is a 64-bit one
support-reason-tpm-unknown = no report says which TPM it has
support-reason-firmware-unknown = no report says whether its firmware is a UEFI
support-reason-memory-unknown = its memory is not known
support-reason-storage-unknown = the size of its storage is not known
support-reason-model-unknown = its model is not known
support-reason-model-not-in-table = its model is not in the table
support-reason-release-unknown = the release that is installed is not recorded
support-reason-release-not-in-table = the release that is installed is not in the table
support-reason-no-table = the table says nothing of this system
support-reason-end-not-stated = it is supported, and no end has been announced
support-reason-opt-in = updates come only where an administrator has agreed to them
support-row-release = releases
support-row-model = models
support-row-processor = processors
support-table-title = End of support of systems
support-table-lead = This table says until when releases of systems and models of devices are supported, and which processors a release admits. Device pages, labels, the catalogue, requests, grades and the split use it.
support-table-see = See and change the table
support-table-shipped = The table that is shipped with the program: { $rows } rows, sources up to { $day }. Policy in force, version { $version }.
support-table-loaded = A table that was loaded: { $rows } rows, sources up to { $day }. Policy in force, version { $version }.
support-in-force = Table in force
support-name = System or row
support-rows = Rows
support-days = Sources of
support-old = older than six months
support-file = Download the table in force (CSV)
support-new = Load a table
support-new-file = CSV file
support-new-hint = Download the table in force, change or add rows, then choose the file here. It replaces the whole table; nothing is saved before you agree.
support-compare = Compare
support-preview = Compared with the table in force
support-compared = New rows: { $added }; changed: { $changed }; gone: { $gone }; the same: { $same }.
support-preview-same = This table is in force already.
support-preview-gone = { $n ->
        [one] { $n } row will be gone: what it said becomes unknown.
       *[other] { $n } rows will be gone: what they said becomes unknown.
    }
support-load = Put this table in force
support-is-new = new
support-is-changed = changed
support-is-gone = gone
support-before = In force
support-after = In the file
support-hidden = { $n ->
        [one] { $n } more row changes and is not shown.
       *[other] { $n } more rows change and are not shown.
    }
support-shipped = Put the shipped table back
support-shipped-hint = A new version of the program may hold a newer table than yours.
support-columns = Columns of the file
support-end-supported = supported, no day
support-end-ended = ended, no day
support-column-row = “release”, “model” or “processor”.
support-column-system = “windows”, “linux”, “chromeos”, “chromeos_flex”, “macos”, “android” or “ios”.
support-column-name = The release (Windows 11 25H2), the model or its identifier, or the processor (core i5-8250u).
support-column-edition = Of a release: “home_pro”, “enterprise_education”, “enterprise_ltsc”, “iot_ltsc” or “iot_core”; empty for all.
support-column-until = The last day of support (2031-10-31 or 31/10/2031); “supported” or “ended” where the maker names no day. Empty for a processor.
support-column-opt-in-from = The day from which an administrator must agree to the updates of a model.
support-column-memory-mb = Least memory of a release, in MiB. Without it, a release of Linux does not say which devices can run it.
support-column-storage-gb = Least storage of a release, in gigabytes.
support-column-tpm = Least version of the TPM: 2.0 or 1.2.
support-column-firmware = “uefi” where the release asks it.
support-column-releases = Of a processor: the releases that admit it (11 23H2, 11 24H2); a question mark where sources disagree (11 25H2?).
support-column-as-of = The day on which the source said so.
support-column-source = Where the row comes from.
support-problem-line = Line { $line }: { $what }
support-problem-cell = Line { $line }, column { $column }: { $what }
support-problem-unreadable = The file is no CSV in UTF-8, or it has no row. Save it as “CSV UTF-8”.
support-problem-too-large = The file is larger than 4 MiB.
support-problem-too-many-rows = The table has more than { $value } rows.
support-problem-no-column = the column “{ $value }” is missing from the first row. Add it.
support-problem-unknown-column = “{ $value }” is no column of this table. Remove it or correct its name.
support-problem-missing = the cell is empty; fill it in.
support-problem-not-here = “{ $value }” has no place in a row of this kind; empty the cell.
support-problem-unknown-word = “{ $value }” is no value of this column; the list of columns says which are.
support-problem-not-a-date = “{ $value }” is no date; write 2031-10-31 or 31/10/2031.
support-problem-not-a-number = “{ $value }” is no whole number.
support-problem-too-long = the text is too long (300 bytes at most): “{ $value }”.
support-problem-twice = “{ $value }” stands in an earlier row already (its line in brackets); remove one of the two.
support-problem-in-the-future = “{ $value }” is in the future: no source can have said so yet.

## The ledger and its checkpoints
ledger-closed = Nothing is recorded at the moment: the history in the database has to be looked at first. Reading still works. Try again later, or ask the administrator.
subject-ledger = Audit log
cli-closed-key-missing = The key that signs checkpoints is not at { $file }. Put it back (or give its folder with --log-dir). If it is lost: reprise ledger new-epoch --because …
cli-closed-other-key = The key { $file } is not the one of this audit log. Put the right one back (all servers of one database use the same). If it is lost: reprise ledger new-epoch --because …
cli-closed-other-ledger = The checkpoint kept outside the database is of another audit log ({ $origin }). Check which database and which folder belong together.
cli-closed-forked = The history in the database has { $held } events and does not continue the checkpoint that was handed out over { $signed }. Something was lost or changed. Restore a newer copy; if there is none, go on openly: reprise ledger new-epoch --because …
cli-closed-number-lost = The number { $number } was given and the database does not know it. Restore a newer copy; if there is none, go on openly: reprise ledger new-epoch --because …
cli-read-only = The service starts for reading only.
cli-epoch = A new epoch of the audit log begins: { $origin }. Public key: { $key }
cli-epoch-skipped = Numbers that are not given again: { $from } to { $to }
cli-epoch-numbers = The checkpoint file is missing: give the last known number of each series with --number (such as --number ACT-2026-000012), or --no-numbers when no paper left the house.
cli-epoch-because = Give the reason with --because: it stands in the history.
cli-keys = Sign from now on: { $keys }
cli-export-occupied = The folder { $x } is not empty.
cli-exported = { $n } events exported to { $x }.
cli-bundle-whole = The audit log { $origin } is whole: { $n } events, root { $root }.
cli-bundle-covered = { $outside } checkpoints kept outside agree; they cover the first { $covered } events. What comes after rests on the export alone.
cli-bundle-alone = No checkpoint kept outside was given (--checkpoint): whoever holds the key could have rewritten everything.
cli-bundle-broken = The exported audit log is not whole.
cli-no-key = Note: the copy does not hold the key { $x }; keep it separately.
ledger-checkpoint = Newest checkpoint
ledger-checkpoint-none = No checkpoint was signed yet.
ledger-checkpoint-text = Every day and for every document, the service signs the state of the audit log. Whoever keeps such a checkpoint can show later that what came before it was changed or removed.
ledger-covers = { $n } events, on { $at }
ledger-origin = Name of the log
ledger-key = Public key
ledger-keep = Keep this checkpoint
ledger-before = The first { $x } events are older than the first checkpoint: nobody held a proof of them then.
ledger-not-proven = What this does not prove
ledger-not-proven-text = That what was entered was true; that everything was entered; nor anything after the newest checkpoint kept by somebody other than the service.
ledger-verify-bundle = Verify without the service: reprise ledger export FOLDER, then reprise ledger verify FOLDER --checkpoint FILE.
verify-file = PDF file of the document, or its proof (.tlog-proof)
verify-file-hint = Choose the file or drop it here. It is not kept.
verify-by-file = Verify a file
verify-by-number = Verify a number and a fingerprint
verify-file-genuine = Document { $x } is genuine: the file is the one that was issued.
verify-file-proven = Document { $x } is genuine: the file is the one that was issued, and its proof agrees with the audit log.
verify-file-superseded = A newer document takes its place: { $x }.
verify-file-extended = This file begins with document { $x } as it was issued, but something was added. Do not rely on what was added; ask the organisation that issued it for the document.
verify-file-unknown = This file is no document issued here, or it was changed, or printed and scanned. Check its number below, or ask the organisation that issued it for the document.
verify-proof-holds = The proof holds: event { $event } ({ $key }) stands in the audit log as it was signed.
verify-proof-fails = The proof does not agree with the audit log. Keep it: one of the two was changed.
document-proof = Proof (.tlog-proof)
cli-proof-needs = Give the public key (--vkey FILE) and the hash of the event (--leaf-hash) too, or the folder of an export.
cli-proof-broken = The proof does not hold.
cli-proof-holds = The proof holds: event { $event } was in the audit log { $origin } when it held { $n }.
verify-proof-of-event = The proof holds: event { $x } stands in the audit log as it was signed. It issued no document.
subject-daily-seal = Daily seal
daily-seal-did = Letters: { $letters } · links: { $links } · pages looked at: { $readings }
cli-restore-in-place = Database checked; it can be used.
cli-restore-erased = Erased again, as since the copy: { $n }
recipients-title = Witnesses of the audit log
recipients-text = Each day, the checkpoint of the audit log is sent to these addresses. Whoever keeps it can show later that the history was changed, even by us. Choose addresses outside the service: a court of audit, a cabinet, another body.
recipients-addresses = E-mail addresses
recipients-hint = One a line, at most 20. Addresses that are removed are erased.
recipients-language = Language of the letters
field-recipients = Witnesses of the audit log
field-recipients-language = Language of the letters
recipients-did = Witnesses of the log: { $n }
letter-kind-daily-checkpoint = Checkpoint of the day
letter-daily-checkpoint-subject = Checkpoint of the audit log, { $day }
letter-daily-checkpoint-body = 
    This is the checkpoint of the audit log { $origin }. It was signed on { $at } and covers { $n } events.

    { $note }

    Keep this letter or the file that comes with it ({ $file }) where we have no access. If the history is changed later, it will not fit what you hold.

    To verify it without us, with an export of the log: reprise ledger verify DIRECTORY --checkpoint { $file }
recipients-keys = Public keys of witnesses that sign
recipients-keys-hint = One a line, as the command reprise witness shows them. What these witnesses sign then stands on the proofs.
field-witness-keys = Public keys of witnesses that sign
subject-cosignature = Signature of a witness
cosigned-events = { $n } events
cosigned = { $name }: the first { $n } events, on { $at }
ledger-witnesses = Signed by outside witnesses
because-no-checkpoint = This text is no checkpoint of this audit log, or it was changed. Its first line: { $x }.
because-no-witness = No known witness signed it, or the time of its signature lies in the future. The administrator adds the public key of a witness in the settings.
field-checkpoint = Checkpoint
cli-cosigned = Signatures taken: { $x }
cli-witness-name = Give with --name the name under which the witness signs, without blanks or a plus, such as court-of-audit.example.org.
cli-witness-first = First visit: the log { $origin } has { $n } events. Its public key, to be compared with the one on a proof page: { $keys }
cli-witness-key = The public key of the witness, to be given to the service: { $x }
cli-witness-continues = The log { $origin } continues what was seen before: { $before } events then, { $n } now.
cli-witness-handed = The signed checkpoint was handed back to the service.
cli-witness-refused = Nothing was signed.
cli-witness-conflict = The checkpoint that is shown contradicts the one seen before. It is kept in { $x }; the two together prove that the history was changed.
cli-migrated = The tables are up to date.
cli-migrated-for = The tables are up to date, and the role { $x } has the privileges that the server needs, no more.
cli-migrate-sqlite = --grant is for PostgreSQL only: an SQLite database has no roles.

## The proof page
proof-title = Proof of entry in the audit log
proof-text = This page proves that document { $number }, as sealed with the hash below, was event no. { $event } of the audit log when the log held { $size }. Whoever keeps this paper can show it if the log is changed later.
proof-online = Check online: { $x }
proof-limits = This page does not prove that what was entered is true. It says nothing about what was never entered, nor about what was entered after the checkpoint.
proof-log = Log
proof-event = Event
proof-event-at = no. { $n }, { $at }
proof-paper-hash = SHA-256 of the first { $x } bytes
proof-event-hash = Hash of the event
proof-checkpoint = Checkpoint
proof-checkpoint-at = { $size } events, signed on { $at }
proof-key = Public key of the log
proof-witnesses = Witnesses
proof-heading = The proof, as a C2SP tlog-proof
proof-offline = This text, which the large code holds too, can be checked offline with the command “reprise ledger verify --proof”, the public key and the hash of the event.
proof-offline-only = This text can be checked offline with the command “reprise ledger verify --proof”, the public key and the hash of the event.
proof-code = QR code with the text of the proof
proof-footer =
    Page added after the document was sealed, on { $date }; it is not part of it.
    Template { $template }
