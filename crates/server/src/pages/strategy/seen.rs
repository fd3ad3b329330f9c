//! From what a reading sees to marks of the plan: for a document's statements, and for what people write themselves.

use formats::read;
use plan::{Answer, Attention, Because, ChannelKey, Marks, StatementField, StatementRole};

/// The marks of a statement as it was read, and the words behind them.
pub fn suggested(read: &read::Statement) -> (Marks, Vec<Because>) {
    let marks = &read.marks;
    let because =
        read.because.iter().map(|because| Because { mark: because.mark.clone(), words: because.words.clone() });
    let marks = Marks {
        attention: marks.attention.iter().filter_map(|kind| Attention::from_word(kind.key())).collect(),
        dialogue: marks.dialogue,
        social_media: marks.social_media,
        channels: marks.channels.iter().filter_map(|channel| ChannelKey::from_word(channel.key())).collect(),
        role: marks.role.and_then(|role| StatementRole::from_word(role.key())),
        answers: marks.answers.iter().filter_map(|answer| Answer::from_word(answer.word())).collect(),
    };
    (marks, because.collect())
}

/// What is seen in a wording that people wrote. Nothing where there is nothing to read.
fn in_text(text: &str) -> (Marks, Vec<Because>) {
    let read = read::read("amendment.txt", text.as_bytes());
    let statements = read.map(|document| document.statements).unwrap_or_default();
    let mut all = (Marks::default(), Vec::new());
    for statement in &statements {
        let (marks, because) = suggested(statement);
        all.0.attention.extend(marks.attention);
        all.0.dialogue |= marks.dialogue;
        all.0.social_media |= marks.social_media;
        all.0.channels.extend(marks.channels);
        all.0.role = all.0.role.or(marks.role);
        all.0.answers.extend(marks.answers);
        all.1.extend(because);
    }
    all
}

/// The fields of a statement that holds with this wording. What the team has said of it itself stays.
pub fn fields(text: &str) -> Vec<StatementField> {
    let (marks, because) = in_text(text);
    vec![StatementField::Suggested(marks), StatementField::Because(because)]
}

#[cfg(test)]
mod tests {
    use super::in_text;
    use plan::ChannelKey;

    #[test]
    fn what_people_write_is_read_like_what_they_bring() {
        let (marks, because) = in_text("Vi svarer på spørsmål på Facebook samme dag.\n\nVi annonserer ikke.");
        assert!(marks.social_media && marks.dialogue);
        assert!(marks.channels.contains(&ChannelKey::Facebook));
        assert!(because.iter().any(|because| because.words == "Facebook"));
    }

    #[test]
    fn nothing_is_seen_in_nothing() {
        assert_eq!(in_text(" "), Default::default());
    }
}
