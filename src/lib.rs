//! linli (邻里), the front desk of a neighbourhood community office.
pub mod cli;
pub mod desk;
pub mod exchange;
pub mod lookup;
pub mod model;
pub mod platform;
pub mod store;
pub mod text;
pub mod ui;
