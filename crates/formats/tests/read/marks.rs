//! Which marks words cause, and which look-alikes cause none.

use formats::read::{Attention, Channel, Statement, read};

use crate::because;

fn one(text: &str) -> Statement {
    read("a.txt", text.as_bytes()).unwrap().statements.remove(0)
}

#[test]
fn attention_dialogue_and_channels_with_the_words_that_caused_them() {
    let text = "# Strategi\n\n## Mål\n\nVi skal få omtale i lokalavisene og kjøpe annonseplass.\n\nPå Facebook og i nyhetsbrevet svarer vi på spørsmål fra innbyggerne.\n\nVi måler på #hashtag og SoMe, og deler innlegg fra andre.\n";
    insta::assert_snapshot!(because(&read("a.md", text.as_bytes()).unwrap()), @r#"
    1: 
    2: 
    3: attention:paid «annonseplass», attention:earned «få omtale», attention:earned «lokalavisene», role:goal «Mål»
    4: attention:owned «nyhetsbrevet», channel:facebook «Facebook», channel:newsletter «nyhetsbrevet», social_media «Facebook», attention:shared «Facebook», role:goal «Mål», answer:for-whom «innbyggerne», answer:what-for «Mål»
    5: attention:shared «hashtag», attention:shared «deler innlegg», social_media «SoMe», role:goal «Mål», answer:what-for «Mål»
    "#);
}

#[test]
fn english_marks() {
    let text = "# Strategy\n\nWe seek media coverage and buy advertising.\n\nWe listen to people on Twitter and reply to questions; our website has the rest.\n\nOur goal is to be recommended by word of mouth.\n";
    insta::assert_snapshot!(because(&read("a.md", text.as_bytes()).unwrap()), @r#"
    1: 
    2: attention:paid «advertising», attention:earned «media coverage»
    3: attention:owned «our website», dialogue «listen to», dialogue «reply to», channel:x «Twitter», social_media «Twitter», attention:shared «Twitter»
    4: attention:shared «word of mouth», role:goal «Our goal»
    "#);
}

#[test]
fn nynorsk_marks() {
    let text = "# Strategi\n\nVi vil nå innbyggjarane i sosiale medium, og svarar på det dei spør om.\n\nKommunikasjonen skal vera open, og vi sender pressemeldingar når noko hender.\n";
    let document = read("a.md", text.as_bytes()).unwrap();
    assert_eq!(document.language.key(), "nn");
    insta::assert_snapshot!(because(&document), @r#"
    1: 
    2: dialogue «svarar på», social_media «sosiale medium», attention:shared «sosiale medium», role:audience «Vi vil nå», answer:for-whom «innbyggjarane»
    3: attention:earned «pressemeldingar», role:principle «Kommunikasjonen skal vera»
    "#);
}

#[test]
fn words_that_only_look_alike_are_not_social_media() {
    for text in [
        "Vi skal ta hensyn til sosiale forhold i kommunen og til det sosiale miljøet.",
        "Ledere kan uttale seg til media om faktainformasjon.",
        "Vi synliggjør rollen som ansvarlig samfunnsutvikler i forumet for ordførere.",
        "Some of the social conditions in the media industry are harsh.",
        "Vi trenger X antall timer, og planen bygger på tall fra X.",
    ] {
        let statement = one(text);
        assert!(!statement.marks.social_media, "{text}: {:?}", statement.because);
        assert_eq!(statement.marks.channels, [], "{text}");
    }
}

#[test]
fn social_media_are_not_taken_for_the_press() {
    let statement = one("Vi bruker sosiale medier hver dag, og vi gjør det godt.");
    assert!(statement.marks.social_media);
    assert_eq!(statement.marks.attention, [Attention::Shared]);
}

#[test]
fn the_letter_x_is_a_channel_only_in_company() {
    assert_eq!(
        one("Vi er på Facebook, X og LinkedIn hver dag.").marks.channels,
        [Channel::Facebook, Channel::X, Channel::Linkedin]
    );
    assert_eq!(one("Twitter er det vi bruker mest av alt.").marks.channels, [Channel::X]);
    assert_eq!(one("Gruppe X og gruppe Y skal møtes på torget.").marks.channels, []);
}

#[test]
fn roles_come_from_labels_then_lead_sentences_then_headings() {
    let text = "# Plan\n\n## Målgrupper\n\n- Innbyggerne\n- Ansvar: Anne\n\n## Om oss\n\nVåre hovedmål er:\n\n- bygge tillit\n\nVi er til for alle.\n\n## Mål 1: Fortelle gode historier\n";
    let document = read("a.md", text.as_bytes()).unwrap();
    let roles: Vec<String> = document
        .statements
        .iter()
        .map(|statement| format!("{}: {}", statement.marks.role.map_or("-", |role| role.key()), statement.text))
        .collect();
    insta::assert_snapshot!(roles.join("\n"), @r#"
    -: Plan
    -: Målgrupper
    audience: Innbyggerne
    responsibility: Ansvar: Anne
    -: Om oss
    -: Våre hovedmål er:
    goal: bygge tillit
    -: Vi er til for alle.
    goal: Mål 1: Fortelle gode historier
    "#);
}

#[test]
fn the_address_of_a_page_names_no_channel() {
    for text in [
        "Bli med i gruppa her: https://www.facebook.com/groups/154718/.",
        "More at www.youtube.com/watch?v=1 and in the yearbook.",
        "[1]: instagram.com/kommunen",
    ] {
        let statement = one(text);
        assert_eq!(statement.marks.channels, [], "{text}");
        assert!(!statement.marks.social_media, "{text}: {:?}", statement.because);
    }
    let named = one("Facebook (https://example.org/side) er for naboene.");
    assert_eq!(named.marks.channels, [Channel::Facebook], "what stands beside an address still counts");
}

#[test]
fn media_that_are_the_press_are_earned_and_not_social() {
    for text in ["Rådmannen svarer media innen en time.", "The mayor gives the media an answer within the hour."] {
        let statement = one(text);
        assert_eq!(statement.marks.attention, [Attention::Earned], "{text}");
        assert!(!statement.marks.social_media, "{text}");
    }
}

#[test]
fn what_begins_with_a_verb_is_an_activity_where_headings_say_no_more() {
    let role = |text: &str| {
        let document = read("a.md", text.as_bytes()).unwrap();
        document.statements.last().and_then(|statement| statement.marks.role).map(formats::read::Role::key)
    };
    assert_eq!(role("# Plan\n\n## Kanaler\n\n- Lage en video i uka\n"), Some("activity"));
    assert_eq!(role("# Plan\n\n## Reach\n\nText.\n\n### 2.1 Coordinate campaigns across offices.\n"), Some("activity"));
    assert_eq!(role("# Plan\n\n## Mål\n\n- Utvikle kommunens omdømme\n"), Some("goal"), "goals are verbs too");
    assert_eq!(role("# Plan\n\n## How we'll achieve our goals\n\n- more coffee\n"), Some("activity"));
    assert_eq!(role("# Plan\n\n## Bakgrunn\n\nKommunen har ti tusen innbyggere.\n"), Some("background"));
}

#[test]
fn hard_spaces_are_spaces() {
    let statement = one("Vi svarer i sosiale\u{a0}medier, og\u{a0}bruker\u{a0}\u{a0}Facebook mest.");
    assert_eq!(statement.text, "Vi svarer i sosiale medier, og bruker Facebook mest.");
    assert!(statement.marks.social_media);
    assert_eq!(statement.marks.channels, [Channel::Facebook]);
}

#[test]
fn influencers_earn_attention_and_hashtags_share_it_without_naming_social_media() {
    let influencers = one("Influencers who care about the river help us reach new audiences.");
    assert_eq!(influencers.marks.attention, [Attention::Earned]);
    assert!(!influencers.marks.social_media);
    let hashtag = one("Every talk gets a hashtag of its own that people can use.");
    assert_eq!(hashtag.marks.attention, [Attention::Shared]);
    assert!(!hashtag.marks.social_media);
}

#[test]
fn buying_in_social_media_is_paid_and_what_is_shared_besides_is_shared() {
    assert_eq!(one("Vi kjøper annonser på Facebook når noe haster i kommunen.").marks.attention, [Attention::Paid]);
    assert_eq!(
        one(
            "We post on Instagram every single day of the week, and once a year we set money aside for paid promotion."
        )
        .marks
        .attention,
        [Attention::Paid, Attention::Shared]
    );
}

#[test]
fn section_numbers_and_lists_of_questions_are_no_dialogue() {
    assert!(!one("1.1 Support those who tell stories in the field.").marks.dialogue);
    assert!(!one("Frequently asked questions are listed on page four.").marks.dialogue);
    assert!(one("Every new member is offered a 1:1 conversation with a guide.").marks.dialogue);
}

#[test]
fn the_first_row_of_a_table_plays_no_part_and_headings_announce() {
    let table = "# Plan\n\n## Kanaler\n\n| Kanal | Hyppighet |\n|---|---|\n| Facebook | daglig |\n| Nyhetsbrev | hver måned |\n";
    let document = read("a.md", table.as_bytes()).unwrap();
    let roles: Vec<Option<&str>> =
        document.statements.iter().map(|statement| statement.marks.role.map(formats::read::Role::key)).collect();
    assert_eq!(roles, [None, None, None, Some("channel"), Some("channel")]);
}
