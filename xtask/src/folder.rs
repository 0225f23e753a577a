//! Whole folders: copied, replaced, removed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Puts the fresh folder in the place of the old one. The old one is removed, not
/// moved away: a container's layered file system refuses to move folders.
pub(crate) fn replace(place: &Path, fresh: &Path) -> Result<()> {
    remove(place)?;
    fs::rename(fresh, place).with_context(|| format!("{} cannot be replaced", place.display()))
}

/// Removes a folder with all that is in it, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))
}

/// Copies a folder and all that is in it, save hidden files.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for path in entries(from)? {
        let name = path.file_name().unwrap_or_default();
        let target = to.join(name);
        if name.to_string_lossy().starts_with('.') {
            continue;
        } else if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)
                .with_context(|| format!("{} cannot be copied", path.display()))?;
        }
    }
    Ok(())
}

/// All files in a folder and below it, in the order of the names.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            found.append(&mut files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// What is in a folder, in the order of the names.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = || -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?
            .map(|entry| Ok(entry?.path()))
            .collect()
    };
    let mut paths = read().with_context(|| format!("{} cannot be read", folder.display()))?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A folder that is removed when the test ends.
    pub(crate) struct Scratch(pub(crate) PathBuf);

    impl Scratch {
        pub(crate) fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        pub(crate) fn write(&self, path: &str, text: &str) {
            let path = self.0.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn folders_are_copied_whole_save_hidden_files() {
        let scratch = Scratch::new("copy");
        scratch.write("from/a.js", "a");
        scratch.write("from/deep/b.css", "b");
        scratch.write("from/.hidden", "c");
        copy(&scratch.0.join("from"), &scratch.0.join("to")).unwrap();
        assert_eq!(
            fs::read_to_string(scratch.0.join("to/deep/b.css")).unwrap(),
            "b"
        );
        assert_eq!(entries(&scratch.0.join("to")).unwrap().len(), 2);
    }

    #[test]
    fn nothing_is_left_of_a_replaced_folder() {
        let scratch = Scratch::new("replace");
        scratch.write("dist/old.js", "old");
        scratch.write("dist.new/new.js", "new");
        replace(&scratch.0.join("dist"), &scratch.0.join("dist.new")).unwrap();
        assert_eq!(entries(&scratch.0).unwrap(), [scratch.0.join("dist")]);
        assert_eq!(
            entries(&scratch.0.join("dist")).unwrap(),
            [scratch.0.join("dist/new.js")]
        );
    }
}
