#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use super::*;
use crate::app::App;
use crate::{auth, routes};
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use plan::Role;
use tower::ServiceExt;

const ANSWER_MOST_BYTES: usize = 64 * 1024 * 1024;

/// A server with the example plans, and a program that may read them.
struct Example {
    app: App,
    token: String,
    plans: Vec<PlanId>,
    folder: tempfile::TempDir,
}

impl Example {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("taktikk.db").display());
        let app = App::new(Store::open(&url).await.unwrap(), "http://example.test", crate::pages::regions::own);
        let reader = new_member_id();
        let new = NewMember { id: reader, name: "Leser", created_at: clock::now(), ..NewMember::default() };
        app.store.create_member(&new).await.unwrap();
        let people = super::super::serve::bring_people(&app).await.unwrap();
        for lang in Lang::ALL {
            super::super::serve::bring_example(&app, *lang, &people).await.unwrap();
        }
        let plans: Vec<PlanId> = app.store.all_plans().await.unwrap().into_iter().collect();
        for plan in &plans {
            app.store.set_role(*plan, reader, Role::Reader).await.unwrap();
        }
        let token = auth::new_secret();
        app.store.create_api_token(&auth::hash(&token), reader, "test", clock::now()).await.unwrap();
        Self { app, token, plans, folder }
    }

    async fn api(&self, plan: PlanId, rest: &str) -> (String, Vec<u8>) {
        self.download(&format!("{plan}/export/{rest}")).await
    }

    async fn download(&self, rest: &str) -> (String, Vec<u8>) {
        let request = Request::get(format!("/api/v1/plans/{rest}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        let answer = routes::router(self.app.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert!(answer.status().is_success(), "{rest}: {}", answer.status());
        let disposition = answer.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().to_owned();
        (disposition, to_bytes(answer.into_body(), ANSWER_MOST_BYTES).await.unwrap().to_vec())
    }

    /// What `taktikk export` makes of a plan file.
    fn command_line(&self, file: &[u8], to: Format, lang: Lang) -> Vec<u8> {
        let path = self.folder.path().join("plan.json");
        let output = self.folder.path().join("out");
        std::fs::write(&path, file).unwrap();
        let language = lang.code().to_owned();
        export(&Export {
            plan: path,
            to: Some(to),
            strategy: None,
            form: Form::TwoPages,
            since: None,
            time: None,
            output: Some(output.clone()),
            language,
        })
        .unwrap();
        std::fs::read(output).unwrap()
    }

    /// What `taktikk export --strategy` makes of one.
    fn strategy(&self, file: &[u8], strategy: StrategyFormat, lang: Lang) -> Vec<u8> {
        let path = self.folder.path().join("plan.json");
        let output = self.folder.path().join("strategy");
        std::fs::write(&path, file).unwrap();
        let language = lang.code().to_owned();
        let strategy = Some(strategy);
        export(&Export {
            plan: path,
            to: None,
            strategy,
            form: Form::TwoPages,
            since: None,
            time: None,
            output: Some(output.clone()),
            language,
        })
        .unwrap();
        std::fs::read(output).unwrap()
    }
}

/// Words in a text that are really keys nobody has put into words.
fn raw_keys(text: &str, lang: Lang) -> Vec<&str> {
    let tokens = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    tokens.filter(|token| token.contains('-') && words::has(lang, token)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_and_the_api_give_the_same_bytes_in_every_format_and_language() {
    let example = Example::new().await;
    assert_eq!(example.plans.len(), Lang::ALL.len());
    for plan in &example.plans {
        let (_, file) = example.api(*plan, "json").await;
        for (format, lang) in Format::ALL.iter().flat_map(|format| Lang::ALL.iter().map(move |lang| (*format, *lang))) {
            let (disposition, bytes) = example.api(*plan, &format!("{}?lang={}", format.word(), lang.code())).await;
            assert!(bytes == example.command_line(&file, format, lang), "{format:?} {lang:?}");
            assert!(disposition.starts_with("attachment; filename=\"so"), "{disposition}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_amended_strategy_comes_from_the_command_line_and_the_api_and_reads_back() {
    let example = Example::new().await;
    for (plan, lang) in example.plans.iter().zip(Lang::ALL) {
        let (_, file) = example.api(*plan, "json").await;
        let (disposition, text) = example.download(&format!("{plan}/strategy/export/md?lang={}", lang.code())).await;
        assert!(disposition.starts_with("attachment; filename="), "{disposition}");
        assert!(text == example.strategy(&file, StrategyFormat::Md, *lang), "{lang:?}");
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains("~~") && text.contains("**"), "what is out and what is new is marked");
        // The Word document carries the time it was packed, so it is read instead of compared.
        let (_, word) = example.download(&format!("{plan}/strategy/export/docx")).await;
        let headings = |bytes: &[u8]| -> Vec<String> {
            let read = formats::read::read("strategy.docx", bytes).unwrap().statements.into_iter();
            read.filter(|statement| statement.kind == formats::read::Kind::Heading)
                .map(|heading| heading.text)
                .collect()
        };
        let found = headings(&word);
        assert!(found.len() > 3, "{found:?}");
        assert_eq!(found, headings(&example.strategy(&file, StrategyFormat::Docx, *lang)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_is_told_in_words_in_both_languages() {
    let example = Example::new().await;
    for (plan, lang) in example.plans.iter().flat_map(|plan| Lang::ALL.iter().map(move |lang| (*plan, *lang))) {
        for format in [Format::Md, Format::Html] {
            let (_, bytes) = example.api(plan, &format!("{}?lang={}", format.word(), lang.code())).await;
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(raw_keys(&text, lang), Vec::<&str>::new(), "{format:?} {lang:?}");
            for key in ["two-pages-why", "two-pages-will-not", "tests-title", "two-pages-indicators"] {
                assert!(text.contains(&words::text(lang, key)), "{key} {format:?} {lang:?}");
            }
        }
    }
}

#[test]
fn a_raw_key_is_found() {
    assert_eq!(raw_keys("E-post | two-pages-why: so-so", Lang::Nb), ["two-pages-why"]);
}
