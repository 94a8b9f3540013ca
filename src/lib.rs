//! linli (邻里), the front desk of a neighbourhood community office.
pub mod store;
pub mod lookup;
