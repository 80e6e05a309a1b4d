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
because-missing = This is required. Fill it in.
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
because-list-in-use = Devices of batch { $x } have already been received: its list can no longer be replaced. Receive the rest as unannounced, or open a new batch.
because-list-empty = The list holds no row that can be used (rows refused: { $x }). Correct the rows or the choice of columns, then send it again.
because-tag-taken = Label { $x } already belongs to a device. Take another label.
because-serial-known = This serial number already belongs to device { $x }. Open that record: a device keeps one history.
because-line-taken = The device of line { $x } of the list has already been received. Check the number that was scanned.
because-not-listed = “{ $x }” is not on the donor’s list. Check the number; if the device was not announced, receive it as unannounced and say what kind it is.
because-ambiguous = Several lines of the list carry “{ $x }”. Choose the right line.
because-location-closed = Location { $x } is no longer in use. Choose another one.
because-mistyped = The code “{ $x }” contains a typing error. Scan it, or read it again character by character.
because-unknown-code = Nothing answers to “{ $x }”. Check the code, or look the device up by its serial number.
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
because-label = The labels asked for do not fit this stock. Choose another label stock, or check the number of labels to skip.
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
what-document = The document
what-evidence = The report
what-user = The account
what-token = The access token
what-stock = The label stock
what-page = The page
## Files that cannot be read
unreadable-report-empty = It is empty. Make the report again on the device and send it once more.
unreadable-report-too-large = It is larger than 8 MiB, more than any device report. Check that it is the right file.
unreadable-report-binary = It is not a text but an image, a PDF, an archive or a program. Send the report as the tool wrote it.
unreadable-report-truncated = It stops in the middle: the copy was not complete. Copy it again from the device.
unreadable-report-malformed = Its text is damaged and cannot be read. Make the report again, without opening it in a word processor.
unreadable-report-too-deep = It is nested deeper than any device report. Check that it is the right file.
unreadable-report-unknown-format = Its format is not known. Reports of lshw, dmidecode, smartctl, eReuse, GLPI, FusionInventory and nwipe are accepted.
unreadable-report-not-a-computer = It does not describe one whole device. Send a report made on the device itself.
unreadable-list-empty = The list is empty. Check that it is the right file and the right sheet.
unreadable-list-too-large = The file is larger than 8 MiB, too large for a list of devices. Remove images and other sheets, or split the list.
unreadable-list-too-many-rows = The list has more than 20,000 rows. Split it into several batches.
unreadable-list-too-many-columns = The list has more than 100 columns. Keep only those that describe the devices.
unreadable-list-bomb = The compressed file holds far more than a list of devices. Save the list alone in a new file.
unreadable-list-not-a-table = It is not a list. Send a CSV, XLSX or ODS file.
unreadable-list-unreadable = The workbook cannot be opened: it is damaged or protected by a password. Save it without a password, or as CSV.
unreadable-list-open-quote = A quotation mark is opened and never closed, and swallows the rest of the list. Close it or remove it.
## Rows of a donor's list
problem-row-empty = The row is empty.
problem-row-nothing-to-identify = No serial number, inventory number or model: the device cannot be recognised. Give at least one of the three.
problem-row-too-many-cells = The row has { $found } cells, the header { $expected }: a separator inside a cell has shifted the rest. Put that cell in quotation marks.
problem-row-serial-repeated = Serial number { $value } is already on line { $other }. Correct or remove one of the two lines.
problem-row-donor-number-repeated = Inventory number { $value } is already on line { $other }. Correct or remove one of the two lines.
problem-row-not-a-year = “{ $value }” holds no year. Write the year with four digits, or leave the cell empty.
problem-row-year-in-future = The year { $value } has not come yet. Correct it, or leave the cell empty.
problem-row-mangled-number = { $field ->
    [serial] Serial number
    [donor_number] Inventory number
    [model] Model
   *[other] { $field }
}: the spreadsheet has rounded “{ $value }” and digits are lost. Set the column to text and copy the number again.
problem-row-cell-too-long = { $field ->
    [serial] Serial number
    [donor_number] Inventory number
    [model] Model
    [manufacturer] Make
    [kind] Kind of device
    [year] Year
    [quantity] Quantity
    [note] Remark
   *[other] { $field }
}: more than { $limit } characters. Shorten the text of the cell.
problem-row-unknown-kind = “{ $value }” is not a known kind of device. Write for example laptop, monitor or tablet.
problem-row-bad-quantity = “{ $value }” is not a number of devices from 1 to 1000. Correct it.
problem-row-quantity-of-one = The row announces { $value } devices with a single serial or inventory number. Make one row per device.
problem-row-filler-serial = “{ $value }” is not a real serial number: the row is taken without a serial number.
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
step-hand-over = Hand over to the recipient
step-take-back = Take back
step-send-back = Send back to the donor
step-for-parts = Keep for parts
step-recycle = Hand to recycling (WEEE)
step-destroy = Declare destroyed
step-lose = Report lost or stolen
step-find = Report found again
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
did-hand-over = Handed over to the recipient
did-take-back = Taken back
did-send-back = Sent back to the donor
did-for-parts = Kept for parts
did-recycle = Handed to recycling (WEEE)
did-destroy = Declared destroyed
did-lose = Reported lost or stolen
did-find = Found again
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
ok-list-loaded = The list is loaded. Scan the devices to receive them.
list-title = Donor’s list: preview
list-line = Line
list-reason = Reason for the refusal
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
## Handovers and returns
handover-state-preparing = Being prepared
handover-state-signed = Signed
handover-state-cancelled = Cancelled
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
subject-evidence = Report
subject-user = Account
subject-token = Access token
subject-settings = Settings
subject-labels = Labels
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
## Formats of reports
read-format-lshw = lshw (hardware of the machine)
read-format-dmidecode = dmidecode (identity of the machine)
read-format-smartctl = smartctl (health of a disk)
read-format-ereuse = eReuse Workbench
read-format-nwipe = nwipe (disk sanitisation)
read-format-glpi = GLPI agent
read-format-hdparm = hdparm (disk sanitisation)
read-format-nvme-list = nvme list (list of NVMe SSDs)
read-format-usody-sanitize = usody-sanitize (disk sanitisation)
read-format-fusioninventory = FusionInventory agent
read-format-unknown = Unknown format
## Navigation
nav-scan = Scan
nav-batches = Batches
nav-devices = Devices
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
verify-lead = Give the document’s number and fingerprint: the page says whether it is genuine, and nothing else.
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
scan-place = Location
scan-no-place = No location
scan-place-hint = Needed to move a device or put it in stock.
scan-found = Found
scan-already = Already done
scan-other = This code is not that of one device
scan-other-text = Nothing was changed. Open the link to see what it is.
## Command line
cli-no-account = No active account has the role { $x }. Create one with: reprise user add ADDRESS --role { $x } --password-stdin
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
cli-restore-postgres = This command restores an SQLite database. For PostgreSQL, use pg_restore.
cli-file-there = { $x } exists already and is not replaced. Choose another name.
cli-file-name = The name of the file is not readable text. Choose another one.
cli-backup-done = Copy made and checked: { $x }
cli-copy-broken = The copy is not whole. Do not rely on it: make it again from the original.
cli-restore-occupied = { $x } exists already: a database is never overwritten. Move that file aside, then start again.
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
cli-rejects-line = Line
cli-rejects-reason = Reason for the refusal
cli-labels-form = The name of the file says the form of the labels: it ends in .pdf, .png or .zpl.
cli-labels-one = A PNG image shows a single label, and { $n } are asked for. Choose .pdf or .zpl.
cli-labels-done = { $n ->
    [one] { $n } label in { $file }
   *[other] { $n } labels in { $file }
}
