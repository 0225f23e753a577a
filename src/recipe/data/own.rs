//! A visitor's own table as a recipe's data set.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Data, Source};
use crate::Error;
use crate::data::{Dataset, Extra, OwnTable, Prepared, Scaling, Task, train_test_split};
use crate::recipe::value::Value;

/// What a data set is prepared by.
type Settings = (Scaling, f64, u32);

/// A table, and where it is from.
///
/// A recipe holds only the latter, as plain data: `name: "own"`, and whatever else tells the file and
/// what was chosen from it. It can be trained by whoever has the table.
pub struct Own {
    source: Value,
    table: Arc<OwnTable>,
    /// What was prepared last: the models of a page share it, since it can be large.
    last: Mutex<Option<(Settings, Arc<Prepared>)>>,
}

impl Own {
    /// A table from a file of that name.
    ///
    /// ```
    /// use relu_playground::data::{OwnColumn, OwnTable, OwnTarget};
    /// use relu_playground::recipe::Own;
    /// use relu_playground::{Recipe, Trainer};
    ///
    /// let x: Vec<f64> = (0..40).map(f64::from).collect();
    /// let y = x.iter().map(|x| 1000.0 * x * x).collect();
    /// let column = OwnColumn { name: "x".into(), values: x, levels: None };
    /// let target = OwnTarget { name: "y".into(), values: y, classes: Vec::new() };
    /// let own = Own::new("squares.csv", OwnTable::new(vec![column], target)?);
    /// let mut trainer = Trainer::new(Recipe { data: own.into(), ..Recipe::default() })?;
    /// trainer.train(1000);
    /// // Numbers to predict are scaled as the features are, so that guessing their mean is off by 1.
    /// assert!(trainer.history().record(999).unwrap().test_loss < 0.2);
    /// # Ok::<(), relu_playground::Error>(())
    /// ```
    #[must_use]
    pub fn new(file: &str, table: OwnTable) -> Self {
        let source = Value::fields(vec![("name", super::OWN.into()), ("file", file.into())]);
        Self::from_source(source, table)
    }

    /// A table from `source`.
    pub(crate) fn from_source(source: Value, table: impl Into<Arc<OwnTable>>) -> Self {
        let last = Mutex::new(None);
        Own {
            source,
            table: table.into(),
            last,
        }
    }

    /// The table itself.
    #[must_use]
    pub fn table(&self) -> &OwnTable {
        &self.table
    }

    /// The name of the file that it is from, where it has one.
    #[cfg(feature = "page")]
    pub(crate) fn file(&self) -> &str {
        let Value::Fields(fields) = &self.source else {
            return "";
        };
        let mut fields = fields.iter().filter(|(name, _)| name == "file");
        match fields.next() {
            Some((_, Value::Text(file))) => file,
            _ => "",
        }
    }

    /// The rows to train and to test on, scaled: made anew where they were prepared otherwise.
    fn prepare(&self, settings: Settings) -> Result<Arc<Prepared>, Error> {
        // A thread that panicked has left nothing half-done here.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, prepared)) = last.as_ref().filter(|(made, _)| *made == settings) {
            return Ok(Arc::clone(prepared));
        }
        let (scaling, test_size, split_seed) = settings;
        let split = train_test_split(self.table.rows(), test_size, split_seed)?;
        let dataset = self.table.dataset(&split.train)?;
        let prepared = Arc::new(dataset.prepare(scaling, &split));
        *last = Some((settings, Arc::clone(&prepared)));
        Ok(prepared)
    }
}

impl From<Own> for Data {
    fn from(own: Own) -> Self {
        Data::new(own)
    }
}

impl Source for Own {
    fn write(&self) -> Value {
        self.source.clone()
    }

    fn check(&self) -> Result<(), Error> {
        Ok(())
    }

    fn rows(&self) -> usize {
        self.table.rows()
    }

    fn task(&self) -> Task {
        self.table.target().task()
    }

    fn names(&self) -> Vec<String> {
        self.table.names()
    }

    fn dataset(&self, _: &[Extra], train: &[usize]) -> Result<Cow<'static, Dataset>, Error> {
        self.table.dataset(train).map(Cow::Owned)
    }

    fn prepared(&self, settings: Settings) -> Option<Result<Arc<Prepared>, Error>> {
        Some(self.prepare(settings))
    }

    #[cfg(feature = "page")]
    fn known(&self) -> super::Known<'_> {
        super::Known::Own(self)
    }
}
