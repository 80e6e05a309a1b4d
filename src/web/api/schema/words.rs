//! Schemas of enumerations, with their values taken from the lists of the domain, and of texts with a fixed format.

use crate::desk::error::ErrorCode;
use crate::desk::stock_take::answer::Answer as AnAnswer;
use crate::domain::account::actor::{Permission as APermission, Role as ARole};
use crate::domain::allocation::proposal::ProposalState as AProposalState;
use crate::domain::batch::WasteStatus as AWasteStatus;
use crate::domain::device::HoldReason as AHoldReason;
use crate::domain::device::condition::{Grade as AGrade, TestResult as ATestResult};
use crate::domain::device::kind::{Kind as AKind, MediumKind as AMediumKind};
use crate::domain::device::part::{Cause as ACause, PartKind as APartKind, RepairKind as ARepairKind};
use crate::domain::device::sanitisation::{
    Answer as AnErasureAnswer, Basis as ABasis, Level as ALevel, Method as AMethod, Setting as ASetting,
};
use crate::domain::device::stage::Stage as AStage;
use crate::domain::device::step::{EraseResult as AnEraseResult, StepKind as AStepKind};
use crate::domain::evidence::verdict::{Doubt as ADoubt, Verdict as AVerdict};
use crate::domain::handover::{HandoverState as AHandoverState, ReturnReason as AReturnReason};
use crate::domain::partner::organisation::{ContactLanguage as AContactLanguage, OrganisationKind as AOrganisationKind};
use crate::domain::partner::organisation::{Register as ARegister, RegisterAnswer as ARegisterAnswer, StandingState as AStandingState};
use crate::domain::request::conversation::MessageKind as AMessageKind;
use crate::domain::request::programme::{Audience as AnAudience, Rule as ARule};
use crate::domain::request::wants::{Accessory as AnAccessory, AgeBand as AnAgeBand, KeyboardLayout as AKeyboardLayout, System as ASystem};
use crate::domain::request::{Delivery as ADelivery, RequestState as ARequestState};
use crate::domain::stock_take::{LineState as ALineState, StockTakeState as AStockTakeState};
use crate::domain::subject::Subject as ASubject;
use crate::ingest::SerialClass as ASerialClass;
use std::borrow::Cow;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

fn list(about: &str, words: Vec<&'static str>) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).description(Some(about)).enum_values(Some(words)).into()
}

macro_rules! words {
    ($($name:ident of $list:ty: $about:literal;)+) => {$(
        #[doc = $about]
        #[derive(Debug, serde::Serialize)]
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> { list($about, <$list>::ALL.iter().map(|word| word.as_str()).collect()) }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> { Cow::Borrowed(stringify!($name)) }
        }
    )+};
}

words! {
    KeyboardLayout of AKeyboardLayout: "The layout of a keyboard.";
    System of ASystem: "A family of systems.";
    Accessory of AnAccessory: "An accessory that is counted.";
    AgeBand of AnAgeBand: "A band of age.";
    Delivery of ADelivery: "How devices come to whoever asked.";
    MessageKind of AMessageKind: "What a message is.";
    ProposalState of AProposalState: "Where a proposal is.";
    Permission of APermission: "Something a person may do.";
    Role of ARole: "The role of a user.";
    WasteStatus of AWasteStatus: "Whether what arrives is waste in law.";
    Grade of AGrade: "The grade, best first; D is not given away.";
    TestResult of ATestResult: "The result of one test.";
    HoldReason of AHoldReason: "Why a device may not go on.";
    Subject of ASubject: "What an event is about.";
    HandoverState of AHandoverState: "Where an act is.";
    ReturnReason of AReturnReason: "Why a device comes back.";
    Kind of AKind: "The kind of equipment.";
    MediumKind of AMediumKind: "The kind of storage medium.";
    Cause of ACause: "Why work on the bench had to be done.";
    PartKind of APartKind: "The kind of a part; storage is not among them.";
    Stage of AStage: "Where on the road a device is.";
    ContactLanguage of AContactLanguage: "The language an organisation is written to in.";
    OrganisationKind of AOrganisationKind: "What an organisation is.";
    Audience of AnAudience: "The six publics of the plan.";
    Rule of ARule: "A condition of a programme.";
    RequestState of ARequestState: "Where a request is.";
    Level of ALevel: "How thoroughly data are out of reach, weakest first.";
    Method of AMethod: "How a medium was sanitised in place.";
    EraseResult of AnEraseResult: "How an attempt to sanitise ended.";
    RepairKind of ARepairKind: "What was done on the bench.";
    StepKind of AStepKind: "The name of a step.";
    SerialClass of ASerialClass: "How far a serial number can be trusted.";
    Setting of ASetting: "What a tool was told to do, where its effect depends on it.";
    Basis of ABasis: "What a sanitisation rests on.";
    ErasureAnswer of AnErasureAnswer: "How a person answers for an erasure that was not accepted.";
    Doubt of ADoubt: "Why an erasure cannot have happened as its report says.";
    Verdict of AVerdict: "What became of an erasure that a report tells of.";
    CountAnswer of AnAnswer: "What a scan told a count.";
    StockTakeState of AStockTakeState: "Where a stock-take is.";
    StockTakeLineState of ALineState: "What a stock-take knows of a device. Nothing is missing before it closes.";
    StandingState of AStandingState: "Where an organisation stands as a partner.";
    Register of ARegister: "A register in which a person looks an organisation up.";
    RegisterAnswer of ARegisterAnswer: "What a register says of what an organisation says.";
    DoorReason of crate::domain::handover::DoorReason: "Why a device that was picked is not taken along.";
    ReturnState of crate::domain::handover::ReturnState: "In what state a device comes back.";
    SigningWay of crate::domain::handover::SigningWay: "How the recipient signed.";
    Transport of crate::domain::handover::Transport: "Who moves.";
    FollowUpState of crate::domain::handover::follow_up::FollowUpState: "Where the question how it went is.";
    Treatment of crate::domain::waste::Treatment: "What happens to waste where it goes: a recovery or disposal operation of directive 2008/98/EC.";
    Band of crate::desk::partner::catalogue::Band: "About how many: few up to 5, some up to 20, many up to 50, plenty up to 200, most above.";
    Platform of crate::domain::device::support::table::Platform: "A system that a device can run.";
    Tpm of crate::domain::device::support::table::Tpm: "The version of the trusted platform module.";
    Firmware of crate::domain::device::support::table::Firmware: "The firmware of a computer.";
    SupportAnswer of crate::domain::device::support::judge::SupportAnswer: "What is known of a system on a device.";
    SupportReason of crate::domain::device::support::judge::SupportReason: "Why a device cannot run a system, or why it is not known.";
    Reason of ErrorCode: "Why something given does not do.";
}

macro_rules! texts {
    ($($name:ident: $about:literal, $pattern:literal, $example:literal;)+) => {$(
        #[doc = $about]
        #[derive(Debug, serde::Serialize)]
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new().schema_type(Type::String).description(Some($about)).pattern(Some($pattern)).examples([$example]).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> { Cow::Borrowed(stringify!($name)) }
        }
    )+};
}

texts! {
    Tag: "A device's tag: eight characters of Crockford base32, the last a check character. Hyphens and small letters are read too.",
        "^[0-9A-HJKMNP-TV-Z]{8}$", "7K3M9Q2X";
    Number: "A number of a series: LOT batch, DEM request, ATT decision, ACT act, RET return, EFF statement, INV stock-take, DEEE transfer note.", "^[A-Z]{3,4}-[0-9]{4}-[0-9]{6,9}$", "LOT-2026-000001";
    Sha256: "A SHA-256 digest, hexadecimal.", "^[0-9a-f]{64}$", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}
