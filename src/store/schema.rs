//! The table definitions, shared by both databases; a test compares them with what the migrations create.

diesel::table! {
    event (seq) {
        seq -> BigInt,
        leaf -> Binary,
        subject -> Text,
        key -> Text,
        actor -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    log_hash (idx) {
        idx -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    event_private (seq, field) {
        seq -> BigInt,
        field -> Text,
        salt -> Binary,
        value -> Text,
    }
}

diesel::table! {
    checkpoint (place) {
        place -> BigInt,
        size -> BigInt,
        note -> Text,
        at -> Timestamp,
        day -> Nullable<Date>,
    }
}

diesel::table! {
    document_proof (number) {
        number -> Text,
        place -> BigInt,
        proof -> Text,
        tail -> Binary,
        sha256 -> Text,
    }
}

diesel::table! {
    sealed_row (kind, key, seq) {
        seq -> BigInt,
        kind -> Text,
        key -> Text,
        salt -> Binary,
        plain -> Text,
        fixed -> Text,
        state -> Text,
    }
}

diesel::table! {
    series (prefix, year) {
        prefix -> Text,
        year -> Integer,
        last -> BigInt,
    }
}

diesel::table! {
    organisation (id) {
        id -> Text,
        enterprise -> Text,
        kind -> Text,
        name_key -> Text,
        active -> Bool,
        state -> Text,
        seq -> BigInt,
        standing -> Text,
        approved_until -> Nullable<Date>,
    }
}

diesel::table! {
    contact (id) {
        id -> Text,
        organisation -> Text,
        name -> Text,
        capacity -> Text,
        email -> Text,
        phone -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    location (code) {
        code -> Text,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    batch (number) {
        number -> Text,
        donor -> Text,
        closed -> Bool,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    manifest_line (batch, line) {
        batch -> Text,
        line -> Integer,
        serial_key -> Nullable<Text>,
        donor_key -> Nullable<Text>,
        state -> Text,
    }
}

diesel::table! {
    list_row (batch, place) {
        batch -> Text,
        place -> Integer,
        state -> Text,
    }
}

diesel::table! {
    list_habit (donor) {
        donor -> Text,
        state -> Text,
    }
}

diesel::table! {
    request (number) {
        number -> Text,
        organisation -> Text,
        action -> Text,
        status -> Text,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    allocation (number) {
        number -> Text,
        request -> Text,
        proposal -> Nullable<Text>,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    handover (number) {
        number -> Text,
        request -> Text,
        organisation -> Text,
        status -> Text,
        state -> Text,
        seq -> BigInt,
        meets -> Nullable<Timestamp>,
    }
}

diesel::table! {
    act_copy (number) {
        number -> Text,
        media -> Text,
        bytes -> Binary,
        seq -> BigInt,
    }
}

diesel::table! {
    take_back (number) {
        number -> Text,
        handover -> Text,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    statement (number) {
        number -> Text,
        batch -> Text,
        device -> Nullable<Text>,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    follow_up (number) {
        number -> Text,
        organisation -> Text,
        status -> Text,
        to_do -> Bool,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    weee_transfer (number) {
        number -> Text,
        collector -> Text,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    stock_take (number) {
        number -> Text,
        status -> Text,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    stock_take_line (number, tag) {
        number -> Text,
        tag -> Text,
        expected -> Bool,
        expected_at -> Nullable<Text>,
        state -> Text,
        seen_at -> Nullable<Text>,
        seen_on -> Nullable<Timestamp>,
        seen_by -> Nullable<Text>,
    }
}

diesel::table! {
    stock_take_code (number, seq) {
        number -> Text,
        seq -> BigInt,
        code -> Text,
    }
}

diesel::table! {
    label_print (tag, seq) {
        tag -> Text,
        seq -> BigInt,
        copies -> Integer,
    }
}

diesel::table! {
    device (tag) {
        tag -> Text,
        version -> BigInt,
        kind -> Text,
        stage -> Text,
        batch -> Text,
        line -> Nullable<Integer>,
        grade -> Nullable<Text>,
        held -> Bool,
        wiped -> Bool,
        location -> Nullable<Text>,
        request -> Nullable<Text>,
        picked -> Nullable<Text>,
        handover -> Nullable<Text>,
        holder -> Nullable<Text>,
        serial_key -> Nullable<Text>,
        donor_key -> Nullable<Text>,
        uuid_key -> Nullable<Text>,
        maker_key -> Nullable<Text>,
        model_key -> Nullable<Text>,
        since -> Timestamp,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    medium (tag, place) {
        tag -> Text,
        place -> Integer,
        serial_key -> Nullable<Text>,
        assurance -> Nullable<Text>,
    }
}

diesel::table! {
    erasure (evidence, place) {
        evidence -> Text,
        place -> Integer,
        serial_key -> Nullable<Text>,
        began -> Nullable<Text>,
        tag -> Nullable<Text>,
        medium -> Nullable<Integer>,
        verdict -> Text,
        rules -> Integer,
        state -> Text,
    }
}

diesel::table! {
    device_word (word, tag) {
        word -> Text,
        tag -> Text,
    }
}

diesel::table! {
    device_hold (tag, reason) {
        tag -> Text,
        reason -> Text,
        at -> Timestamp,
        kind -> Text,
        batch -> Text,
        location -> Nullable<Text>,
    }
}

diesel::table! {
    evidence (id) {
        id -> Text,
        sha256 -> Text,
        format -> Text,
        bytes -> Binary,
        reading -> Text,
        tag -> Nullable<Text>,
        dismissed -> Bool,
        at -> Timestamp,
        seq -> BigInt,
    }
}

diesel::table! {
    document (number) {
        number -> Text,
        language -> Text,
        sha256 -> Text,
        content -> Text,
        bytes -> Binary,
        seq -> BigInt,
    }
}

diesel::table! {
    account (id) {
        id -> Text,
        email_key -> Text,
        email -> Text,
        name -> Text,
        role -> Text,
        organisation -> Nullable<Text>,
        active -> Bool,
        password -> Text,
        language -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    session (hash) {
        hash -> Text,
        account -> Text,
        began -> Timestamp,
        seen -> Timestamp,
    }
}

diesel::table! {
    token (id) {
        id -> Text,
        account -> Text,
        name -> Text,
        hash -> Text,
        writes -> Bool,
        active -> Bool,
        made -> Timestamp,
        seq -> BigInt,
    }
}

diesel::table! {
    setting (name) {
        name -> Text,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    policy (version) {
        version -> Integer,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    once (account, key) {
        account -> Text,
        key -> Text,
        hash -> Text,
        outcome -> Text,
        until -> Timestamp,
    }
}

diesel::table! {
    reading (id) {
        id -> Text,
        at -> Timestamp,
        account -> Text,
        path -> Text,
    }
}

diesel::table! {
    letter (id) {
        id -> Text,
        kind -> Text,
        language -> Text,
        to_name -> Text,
        to_address -> Text,
        address_key -> Text,
        subject -> Text,
        body -> Text,
        secret -> Nullable<Text>,
        about_subject -> Text,
        about_key -> Text,
        organisation -> Nullable<Text>,
        state -> Text,
        tries -> Integer,
        next_try -> Timestamp,
        leased_until -> Nullable<Timestamp>,
        answer -> Text,
        made -> Timestamp,
        done -> Nullable<Timestamp>,
        message_id -> Text,
        once -> Nullable<Text>,
        maybe_twice -> Bool,
        attached -> Nullable<Text>,
    }
}

diesel::table! {
    thread (key) {
        key -> Text,
        about -> Text,
        organisation -> Text,
        awaits -> Text,
        contested -> Bool,
        state -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    proposal (id) {
        id -> Text,
        status -> Text,
        state -> Text,
        working -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    link (hash) {
        hash -> Text,
        purpose -> Text,
        opens -> Text,
        person -> Text,
        organisation -> Nullable<Text>,
        address_key -> Text,
        made -> Timestamp,
        until -> Timestamp,
        used -> Nullable<Timestamp>,
        outcome -> Text,
        ended -> Nullable<Timestamp>,
    }
}

diesel::table! {
    application (id) {
        id -> Text,
        address_key -> Text,
        language -> Text,
        input -> Text,
        made -> Timestamp,
    }
}

diesel::table! {
    support_table (sha256) {
        sha256 -> Text,
        content -> Text,
        seq -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    event,
    log_hash,
    event_private,
    sealed_row,
    series,
    organisation,
    contact,
    location,
    batch,
    manifest_line,
    list_row,
    list_habit,
    request,
    allocation,
    handover,
    take_back,
    statement,
    stock_take,
    stock_take_line,
    stock_take_code,
    label_print,
    device,
    medium,
    device_hold,
    device_word,
    evidence,
    erasure,
    document,
    document_proof,
    account,
    session,
    token,
    setting,
    policy,
    support_table,
    once,
    thread,
    proposal,
    letter,
    link,
    application,
    weee_transfer,
    act_copy,
    follow_up
);
