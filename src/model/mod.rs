//! What the office knows: plain data that checks itself.
//!
//! No I/O, no clock, no terminal, no rendered sentence. Each record kind has one field table ([`field::Field`]) that
//! form, card, masking, import, export and undo read; each capability says what was done ([`Note`]) and why not
//! ([`Why`]) in ids and numbers, never in names.

pub mod activities;
pub mod benefits;
pub mod by_day;
pub mod canteen;
pub mod capability;
pub mod care;
pub mod cause;
pub mod center;
pub mod clinic;
pub mod code;
pub mod codec;
pub mod contacts;
pub mod day_care;
pub mod export;
pub mod field;
pub mod fold;
pub mod guide;
pub mod handover;
pub mod id;
pub mod issues;
pub mod note;
pub mod operators;
pub mod parse;
pub mod people;
pub mod period;
pub mod privacy;
pub mod refusal;
pub mod register;
pub mod right;
mod spoken;
pub mod teams;
pub mod visitors;
pub mod when;

pub use crate::model::canteen::meal::{Meal, MealAt, MealPlan, MealState};
pub use crate::model::canteen::menu::{Canteen, Dish, Menu, Sitting};
pub use crate::model::canteen::price::PriceTable;
pub use crate::model::center::booking::{Booking, BookingState, Closure, Slot};
pub use crate::model::center::holiday::Holiday;
pub use crate::model::center::room::Room;
pub use crate::model::center::series::Series;
pub use crate::model::center::waiting::Waiting;
pub use crate::model::day_care::{DayCare, DayCareProfile, DayStay, StayState};
pub use crate::model::issues::{Issue, IssueState, Step, Words};
pub use crate::model::people::address::Address;
pub use crate::model::people::care::Care;
pub use crate::model::people::group::{Group, Groups};
pub use crate::model::people::household::Household;
pub use crate::model::people::resident::{Contact, Resident};
pub use clinic::norm::{Assessment, Flag};
pub use clinic::{Attempt, FollowUp, Referral, ReferralWords, Session, Visit, VisitState, Vitals};
pub use code::{Code, Living, Registration, Relation, Sex};
pub use contacts::Unit;
pub use export::Export;
pub use field::{Class, Field, FieldError, FieldKind, Record, Value};
pub use id::{Id, Key, Kind};
pub use note::Note;
pub use operators::Operator;
pub use period::Period;
pub use refusal::{Refusal, Way, Why};
pub use register::rule::Rule;
pub use register::{Counter, Reveal, Unique, VisitorLine};
pub use teams::{Meeting, Team};
