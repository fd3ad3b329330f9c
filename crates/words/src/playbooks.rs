//! Playbooks: what is usually done, in which order, before a channel is opened, with the duties that apply. They are data,
//! one file per channel in `playbooks/`, for people who know channels rather than code to correct.

use crate::Lang;
use plan::{ChannelKey, SetupPart};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    nb: String,
    en: String,
}

impl Both {
    /// The sentence in a language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nb => &self.nb,
            Lang::En => &self.en,
        }
    }
}

/// What is to be done for a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Playbook {
    /// The channel it is for.
    pub channel: ChannelKey,
    /// What it is called.
    pub name: Both,
    /// Its steps, part by part, in order.
    pub steps: Vec<PlaybookStep>,
}

/// One step of a playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaybookStep {
    /// Names it among all playbooks: `youtube/verify`; a step that several share is the same in all: `duties/consent`.
    pub key: String,
    /// What kind of step it is.
    pub part: SetupPart,
    /// By when: so many weeks before the measure begins.
    pub weeks_before: u8,
    /// What is to be done.
    pub what: Both,
}

/// Every playbook, in the order of the channels.
pub static PLAYBOOKS: LazyLock<Vec<Playbook>> = LazyLock::new(|| read().unwrap_or_default());

/// The playbook for a channel, where there is one.
#[must_use]
pub fn playbook(channel: ChannelKey) -> Option<&'static Playbook> {
    PLAYBOOKS.iter().find(|playbook| playbook.channel == channel)
}

const SHARED: &str = include_str!("../playbooks/shared.toml");
const FILES: &[&str] = &[
    include_str!("../playbooks/facebook.toml"),
    include_str!("../playbooks/instagram.toml"),
    include_str!("../playbooks/x.toml"),
    include_str!("../playbooks/youtube.toml"),
    include_str!("../playbooks/blog.toml"),
    include_str!("../playbooks/linkedin.toml"),
    include_str!("../playbooks/tiktok.toml"),
    include_str!("../playbooks/snapchat.toml"),
    include_str!("../playbooks/mastodon.toml"),
    include_str!("../playbooks/bluesky.toml"),
    include_str!("../playbooks/podcast.toml"),
    include_str!("../playbooks/newsletter.toml"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Both,
    channel: ChannelKey,
    #[serde(default)]
    also: Vec<String>,
    step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    key: String,
    part: SetupPart,
    weeks_before: u8,
    nb: String,
    en: String,
}

impl Step {
    fn of(&self, list: &str) -> PlaybookStep {
        PlaybookStep {
            key: format!("{list}/{}", self.key),
            part: self.part,
            weeks_before: self.weeks_before,
            what: Both { nb: self.nb.clone(), en: self.en.clone() },
        }
    }
}

/// The files are compiled in; a test reads them, so that what is handed out has none that can't be read.
fn read() -> Result<Vec<Playbook>, toml::de::Error> {
    let shared: BTreeMap<String, Vec<Step>> = toml::from_str(SHARED)?;
    FILES.iter().map(|text| whole(toml::from_str(text)?, &shared)).collect()
}

fn whole(file: File, shared: &BTreeMap<String, Vec<Step>>) -> Result<Playbook, toml::de::Error> {
    let mut steps: Vec<PlaybookStep> = file.step.iter().map(|step| step.of(file.channel.word())).collect();
    for list in &file.also {
        let more = shared.get(list).ok_or_else(|| serde::de::Error::custom(format!("no shared list {list}")))?;
        steps.extend(more.iter().map(|step| step.of(list)));
    }
    // Stable: within a part the channel's own steps stay before the shared ones.
    steps.sort_by_key(|step| step.part);
    Ok(Playbook { channel: file.channel, name: file.name, steps })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_playbook_can_be_read_and_has_its_duties_in_both_languages() {
        let all = read().unwrap();
        assert_eq!(all.len(), FILES.len());
        for playbook in &all {
            let name = playbook.channel.word();
            let keys: BTreeSet<&str> = playbook.steps.iter().map(|step| step.key.as_str()).collect();
            assert_eq!(keys.len(), playbook.steps.len(), "{name} has a step twice");
            assert!(playbook.steps.iter().filter(|step| step.part == SetupPart::Duties).count() >= 4, "{name}: duties");
            for part in SetupPart::ALL {
                assert!(playbook.steps.iter().any(|step| step.part == *part), "{name} has nothing of {}", part.word());
            }
            for step in &playbook.steps {
                for lang in Lang::ALL {
                    let said = step.what.in_lang(*lang);
                    assert!(said.chars().count() > 10 && !said.ends_with('.'), "{}: {said}", step.key);
                }
                assert_ne!(step.what.nb, step.what.en, "{} is not translated", step.key);
            }
        }
    }

    #[test]
    fn a_shared_duty_is_the_same_step_in_every_playbook() {
        let has = |channel, key: &str| playbook(channel).unwrap().steps.iter().any(|step| step.key == key);
        assert!(has(ChannelKey::Facebook, "duties/consent") && has(ChannelKey::Tiktok, "duties/consent"));
        assert!(playbook(ChannelKey::Forum).is_none());
    }
}
