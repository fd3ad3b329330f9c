use super::Alike;

fn all(texts: &[&str]) -> Alike<usize> {
    let mut alike = Alike::default();
    for (at, text) in texts.iter().enumerate() {
        alike.put(at, text);
    }
    alike
}

/// Ideas of a small town, none of them like another.
const OTHERS: [&str; 12] = [
    "Ordføreren steker vafler der det klages mest",
    "En podkast fra rådhuskjelleren",
    "Quiz om hvilken etat som gjør hva",
    "Gruppe for hytteeiere der driftssjefen svarer",
    "Hva du får til middag på sykehjemmet",
    "Ungdomsrådet får passordet i en uke",
    "Kommunestyret på tretti sekunder",
    "Vis fram dem som jobber i barnehagen",
    "A map of every playground",
    "Let the library write about books nobody borrows",
    "Answer complaints about potholes the same day",
    "Newsletter about water and waste every Thursday",
];

fn likes(one: &str, other: &str) -> bool {
    let mut alike = all(&OTHERS);
    alike.put(100, one);
    alike.put(101, other);
    let found: Vec<_> = alike.like(101, 5).into_iter().map(|(key, _)| key).collect();
    let back: Vec<_> = alike.like(100, 5).into_iter().map(|(key, _)| key).collect();
    assert_eq!(found.contains(&100), back.contains(&101), "one way as the other: {one} / {other}");
    found.contains(&100)
}

#[test]
fn what_says_the_same_is_found_in_bokmal_nynorsk_and_english_and_between_the_two_norwegians() {
    for (one, other) in [
        ("Brøytebilen får egen konto", "Egen konto for brøytebilen!"),
        ("Svar på spørsmål fra foreldre på Facebook hver kveld", "Vi svarer foreldre som spør på facebook om kvelden"),
        ("Rektor forteller om hverdagen på skolen i en video", "Rektor fortel om kvardagen på skulen i ein film"),
        ("Spør innbyggerne hva de vil ha på hjemmesiden", "Spørje innbyggjarane kva dei vil ha på heimesida"),
        ("Elevane viser fram skulen på Snapchat", "La elevane syne skulen på snap"),
        ("Film hvordan vi rydder skiløypene", "Filme hvordan skiløypene ryddes"),
        ("Live-stream every council meeting on YouTube", "Streaming the council's meetings live on youtube"),
        ("A podcast where nurses tell about their day", "Podcast: nurses telling of their days"),
    ] {
        assert!(likes(one, other), "{one} / {other}");
    }
}

#[test]
fn what_only_sounds_alike_is_left_alone() {
    for (one, other) in [
        ("Kommunen trenger en konto på TikTok", "Kommunen trenger en plan for kriser"),
        ("Vi må slutte på Facebook", "Vi må begynne på Mastodon"),
        ("Vis fram dem som jobber i barnehagen", "Slik søker du barnehageplass"),
        ("We should be present on Instagram", "We should be present in the local paper"),
        ("Rektor forteller om hverdagen", "Ordføreren forteller om budsjettet"),
        ("Vi skal svare på klager i kommentarfeltet", "Vi skal ikke svare på klager i kommentarfeltet"),
    ] {
        assert!(!likes(one, other), "{one} / {other}");
    }
}

#[test]
fn it_is_the_same_whatever_came_first_and_what_was_changed_meanwhile() {
    let mut one = all(&OTHERS);
    one.put(50, "Egen konto for brøytebilen");
    one.put(51, "Brøytebilen får egen konto");
    let mut other = Alike::default();
    other.put(51, "Noe helt annet");
    for (at, text) in OTHERS.iter().enumerate().rev() {
        other.put(at, text);
    }
    other.put(51, "Brøytebilen får egen konto");
    other.put(70, "Egen konto for brøytebilen, her og nå");
    other.put(50, "Egen konto for brøytebilen");
    other.take(70);
    assert_eq!(one.like(50, 9), other.like(50, 9));
    assert_eq!((one.len(), one.like(50, 9).len()), (other.len(), 1));
    other.take(51);
    assert!(other.like(50, 9).is_empty());
}

#[test]
fn hostile_texts_are_bounded_and_marks_that_cant_be_seen_change_nothing() {
    let mut alike = all(&OTHERS);
    alike.put(60, "Egen konto for brøyte\u{200b}bilen");
    alike.put(61, "\u{202e}Brøytebilen får egen konto\u{feff}");
    assert_eq!(alike.like(60, 5).first().map(|found| found.0), Some(61));
    for (key, text) in [
        (90, "x".repeat(1 << 20)),
        (91, "😀 ".repeat(1 << 18)),
        (92, "<script>alert(1)</script> ".repeat(1 << 15)),
        (93, String::new()),
    ] {
        alike.put(key, &text);
        assert!(alike.like(key, 5).len() <= 5);
    }
    assert!(alike.like(93, 5).is_empty() && alike.like(91, 5).is_empty(), "nothing is like nothing");
}
