//! The lesson's data set.

use std::borrow::Cow;

use super::{Data, Kind, Source};
use crate::Error;
use crate::data::{Dataset, Extra, Task, heart};
use crate::recipe::value::Value;

const NAME: &str = "heart";

/// The lesson's data set, by its name or an object with nothing but that.
pub(crate) const HEART: Kind = Kind {
    names: || vec![NAME],
    read: |_, place| {
        if place.is_object() {
            place.fields(&["name"])?;
        }
        Ok(Data::default())
    },
};

/// [`heart`]
pub(super) struct Heart;

impl Source for Heart {
    fn write(&self) -> Value {
        NAME.into()
    }

    fn check(&self) -> Result<(), Error> {
        Ok(())
    }

    fn rows(&self) -> usize {
        heart().rows()
    }

    fn task(&self) -> Task {
        heart().task
    }

    fn names(&self) -> Vec<String> {
        heart().names.clone()
    }

    fn dataset(&self, _: &[Extra], _: &[usize]) -> Result<Cow<'static, Dataset>, Error> {
        Ok(Cow::Borrowed(heart()))
    }

    #[cfg(feature = "page")]
    fn known(&self) -> super::Known<'_> {
        super::Known::Heart
    }
}
