//! What the office knows: plain data that checks itself.
//!
//! No I/O, no clock, no terminal, no rendered sentence. Each record kind has one field table
//! ([`field::Field`]) that form, card, masking, import and export read.

pub mod address;
pub mod by_day;
pub mod canteen;
pub mod care;
pub mod centre;
pub mod citizen_id;
pub mod clinic;
pub mod code;
pub mod daycare;
pub mod doubt;
pub mod export;
pub mod field;
pub mod fold;
pub mod group;
pub mod holiday;
pub mod household;
pub mod id;
pub mod issue;
pub mod meal;
pub mod norm;
pub mod note;
pub mod parse;
pub mod phone;
pub mod price;
pub mod recurring;
pub mod refusal;
pub mod register;
pub mod resident;
pub mod room;
pub mod service;
pub mod slots;
pub mod teams;
pub mod waiting;
pub mod when;

pub use address::Address;
pub use canteen::{Canteen, Dish, Menu, Sitting};
pub use care::Care;
pub use centre::{Booking, BookingState, Closure, Slot};
pub use clinic::{Session, Visit, VisitState, Vitals};
pub use code::{Code, Living, Registration, Relation, Sex};
pub use daycare::{DayCare, DayCareProfile, DayStay, StayState};
pub use export::Export;
pub use field::{Class, Field, FieldError, FieldKind, Record, Value};
pub use group::{Group, Groups};
pub use holiday::Holiday;
pub use household::Household;
pub use id::{Id, Key, Kind};
pub use issue::{Issue, IssueState, Step, Words};
pub use meal::{Meal, MealAt, MealPlan, MealState};
pub use norm::{Assessment, Flag, Norms};
pub use note::Note;
pub use price::PriceTable;
pub use recurring::Series;
pub use refusal::{Refusal, Way};
pub use register::{Counter, Reveal, Unique, VisitorLine};
pub use resident::{Contact, Resident};
pub use room::Room;
pub use service::{ServiceNote, ServiceRefusal};
pub use teams::{Meeting, Team};
pub use waiting::Waiting;
