//! What may be asked of the desk, and by whom: one variant a capability, sent to the worker as plain data.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::capability::capabilities;
use crate::model::right::Right;
use crate::model::{Refusal, Way};

/// The requests, of the capabilities' own.
macro_rules! requests {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        /// What may be asked of the desk.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Request {
            /// Of the desk itself.
            Desk(crate::desk::core::Ask),
            $(
                #[doc = concat!("Of ", $of, ".")]
                $variant(crate::desk::$folder::Ask),
            )*
        }

        impl Request {
            /// The right that it needs; `None` where anybody may.
            pub fn right(&self) -> Option<Right> {
                match self {
                    Self::Desk(ask) => ask.right(),
                    $(Self::$variant(ask) => ask.right(),)*
                }
            }

            /// The same request by a way out of its refusal; `None` where the way leads elsewhere.
            #[must_use]
            pub fn by_way(&self, way: &Way) -> Option<Self> {
                match self {
                    Self::Desk(ask) => ask.by_way(way).map(Self::from),
                    $(Self::$variant(ask) => ask.by_way(way).map(Self::from),)*
                }
            }
        }

        $(
            impl From<crate::desk::$folder::Ask> for Request {
                fn from(ask: crate::desk::$folder::Ask) -> Self {
                    Self::$variant(ask)
                }
            }
        )*

        impl Desk {
            /// By the one rule that fits it.
            pub(super) fn do_it(&mut self, request: Request, visitor: &Visitor) -> Result<Done, Refusal> {
                match request {
                    Request::Desk(ask) => self.do_desk(ask, visitor),
                    $(Request::$variant(ask) => self.$does(ask, visitor),)*
                }
            }
        }
    };
}

capabilities!(requests);

impl From<crate::desk::core::Ask> for Request {
    fn from(ask: crate::desk::core::Ask) -> Self {
        Self::Desk(ask)
    }
}
