//! What a caller of the store can count on, told once and held against every database.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on shall fail")]

mod common;

use common::{KARI, OLA, PLAN, Scratch, said, says};
use plan::{At, FileId, PlanId, Role, Seq};
use std::collections::BTreeSet;
use store::{Appended, Check, Kind, NewEntries, NewFile, NewInvitation, NewMember, Store, StoreError};

#[tokio::test]
async fn a_journal_is_written_read_and_replayed() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        let first = store.append(PLAN, Seq(0), vec![says(1, "a"), says(2, "b")], None).await.unwrap();
        assert_eq!(first, Appended::Written);
        assert_eq!(store.append(PLAN, Seq(2), vec![says(3, "c")], None).await.unwrap(), Appended::Written);

        assert_eq!(store.entries_after(PLAN, Seq(1), 10).await.unwrap(), [says(2, "b"), says(3, "c")]);
        assert_eq!(store.entries_after(PLAN, Seq(0), 1).await.unwrap(), [says(1, "a")]);
        let now = store.load(PLAN).await.unwrap();
        assert_eq!((now.seq, now.plan.lead.as_str()), (Seq(3), "c"));
        let then = store.load_at(PLAN, Seq(2)).await.unwrap();
        assert_eq!((then.seq, then.plan.lead.as_str()), (Seq(2), "b"));
        assert_eq!(store.load_at(PLAN, Seq(4)).await.unwrap_err().kind(), Kind::Missing);

        // A restart changes nothing.
        store.close().await;
        assert_eq!(store.append(PLAN, Seq(3), vec![says(4, "d")], None).await.unwrap_err().kind(), Kind::Unavailable);
        let again = Store::open(&scratch.url).await.unwrap();
        assert_eq!(again.load(PLAN).await.unwrap().plan, now.plan);
    }
}

#[tokio::test]
async fn whoever_is_behind_learns_what_they_missed_and_writes_nothing() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        store.append(PLAN, Seq(0), vec![says(1, "a"), says(2, "b")], None).await.unwrap();
        let late = store.append(PLAN, Seq(1), vec![says(2, "late")], None).await.unwrap();
        assert_eq!(late, Appended::Behind(vec![says(2, "b")]));
        let early = store.append(PLAN, Seq(5), vec![says(6, "early")], None).await.unwrap();
        assert_eq!(early, Appended::Behind(vec![]));
        assert_eq!(store.head(PLAN).await.unwrap(), Seq(2));
    }
}

#[tokio::test]
async fn a_repeated_submission_gets_its_first_answer() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        let entries = vec![says(1, "a"), says(2, "b")];
        assert_eq!(store.append(PLAN, Seq(0), entries.clone(), Some("k1")).await.unwrap(), Appended::Written);
        store.append(PLAN, Seq(2), vec![says(3, "c")], Some("k2")).await.unwrap();
        let repeated = Appended::Repeated(entries);
        assert_eq!(store.append(PLAN, Seq(0), vec![says(1, "a")], Some("k1")).await.unwrap(), repeated);
        assert_eq!(store.append(PLAN, Seq(3), vec![says(4, "d")], Some("k1")).await.unwrap(), repeated);

        // Two at once, in one group: one is written, the other told.
        let (one, two) = tokio::join!(
            store.append(PLAN, Seq(3), vec![says(4, "x")], Some("k3")),
            store.append(PLAN, Seq(3), vec![says(4, "x")], Some("k3")),
        );
        let answers = [one.unwrap(), two.unwrap()];
        assert!(answers.contains(&Appended::Written));
        assert!(answers.contains(&Appended::Repeated(vec![says(4, "x")])));
        assert_eq!(store.head(PLAN).await.unwrap(), Seq(4));

        // A key counts within its own plan.
        let other = PlanId::from_raw(8);
        store.create_plan(other, "Annen", KARI, At(1)).await.unwrap();
        assert_eq!(store.append(other, Seq(0), vec![says(1, "a")], Some("k1")).await.unwrap(), Appended::Written);
    }
}

#[tokio::test]
async fn what_was_made_on_top_of_something_unwritten_is_not_written_either() {
    let line = |first: u64| -> Vec<NewEntries> {
        let new =
            |seq: u64, text: &str, key: &str| NewEntries { entries: vec![says(seq, text)], key: Some(key.into()) };
        vec![
            new(first, "mine", "one"),
            new(first + 1, "on top of mine", "two"),
            new(first + 2, "on top of both", "three"),
        ]
    };
    let plain =
        |answers: Vec<Result<Appended, StoreError>>| answers.into_iter().map(Result::unwrap).collect::<Vec<_>>();
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        // Another's entry is where the first of the line wants to be; the second would fit behind it by its place alone.
        store.append(PLAN, Seq(0), vec![says(1, "another's")], None).await.unwrap();
        let late = plain(store.append_in_line(PLAN, Seq(0), line(1)).await);
        let behind = |missed| Appended::Behind(missed);
        assert_eq!(late, [behind(vec![says(1, "another's")]), behind(vec![]), behind(vec![])]);
        assert_eq!(store.head(PLAN).await.unwrap(), Seq(1));

        let again = plain(store.append_in_line(PLAN, Seq(1), line(2)).await);
        assert_eq!(again, [Appended::Written, Appended::Written, Appended::Written]);
        assert_eq!(store.load(PLAN).await.unwrap().plan.lead.as_str(), "on top of both");

        // The first was written before under its key, so what was made on top of a second writing of it is not.
        let mut repeated = line(5);
        repeated[1].key = Some("four".into());
        repeated.truncate(2);
        let repeated = plain(store.append_in_line(PLAN, Seq(4), repeated).await);
        assert_eq!(repeated, [Appended::Repeated(vec![says(2, "mine")]), behind(vec![])]);
        assert_eq!(store.head(PLAN).await.unwrap(), Seq(4));

        // One that passes a limit stops those behind it, and none before it.
        let mut stopped = line(5);
        stopped.iter_mut().for_each(|new| new.key = None);
        stopped[1].key = Some("k".repeat(1_000));
        let mut stopped = store.append_in_line(PLAN, Seq(4), stopped).await;
        assert!(matches!(stopped.pop(), Some(Ok(Appended::Behind(_)))));
        assert_eq!(stopped.pop().unwrap().unwrap_err().kind(), Kind::Refused);
        assert!(matches!(stopped.pop(), Some(Ok(Appended::Written))));
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_hurts_nobody_else() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        let kind_of = |result: Result<Appended, StoreError>| result.unwrap_err().kind();
        assert_eq!(kind_of(store.append(PLAN, Seq(0), vec![], None).await), Kind::Refused);
        assert_eq!(kind_of(store.append(PLAN, Seq(0), vec![says(2, "gap")], None).await), Kind::Refused);
        assert_eq!(kind_of(store.append(PLAN, Seq(0), vec![says(1, "a")], Some("")).await), Kind::Refused);
        let long = "x".repeat(store::KEY_BYTES_MAX + 1);
        assert_eq!(kind_of(store.append(PLAN, Seq(0), vec![says(1, "a")], Some(&long)).await), Kind::Refused);
        let huge = "x".repeat(store::CHANGE_BYTES_MAX);
        assert_eq!(kind_of(store.append(PLAN, Seq(0), vec![says(1, &huge)], None).await), Kind::Refused);

        let nowhere = PlanId::from_raw(99);
        let (missing, written) = tokio::join!(
            store.append(nowhere, Seq(0), vec![says(1, "a")], None),
            store.append(PLAN, Seq(0), vec![says(1, "quote \" and \\ and \u{0} and 🙂")], None),
        );
        assert_eq!(kind_of(missing), Kind::Missing);
        assert_eq!(written.unwrap(), Appended::Written);
        let read = store.entries_after(PLAN, Seq(0), 9).await.unwrap();
        assert_eq!(said(&read[0]), "quote \" and \\ and \u{0} and 🙂");
        assert_eq!(store.load(nowhere).await.unwrap_err().kind(), Kind::Missing);
    }
}

/// Many people on two servers: the journal has one line of entries, with everything acknowledged in it once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_on_two_servers_never_fork_the_journal() {
    const WRITERS: usize = 8;
    const EACH: usize = 12;
    for scratch in Scratch::every().await {
        let servers = [scratch.with_plan().await, Store::open(&scratch.url).await.unwrap()];
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let store = servers[writer % 2].clone();
                tokio::spawn(async move {
                    let mut after = Seq(0);
                    let mut acknowledged = Vec::new();
                    for number in 0..EACH {
                        let text = format!("{writer}-{number}");
                        loop {
                            let entry = says(after.0 + 1, &text);
                            match store.append(PLAN, after, vec![entry], Some(&text)).await.unwrap() {
                                Appended::Written => break,
                                Appended::Behind(missed) => after = missed.last().map_or(after, |entry| entry.seq),
                                Appended::Repeated(_) => unreachable!("each key is used until it is written"),
                            }
                        }
                        after = after.next();
                        acknowledged.push((after, text));
                    }
                    acknowledged
                })
            })
            .collect();
        let mut acknowledged = BTreeSet::new();
        for writer in writers {
            acknowledged.extend(writer.await.unwrap());
        }
        let journal = servers[0].entries_after(PLAN, Seq(0), 10_000).await.unwrap();
        let written: BTreeSet<_> = journal.iter().map(|entry| (entry.seq, said(entry).to_owned())).collect();
        assert_eq!(written, acknowledged);
        assert_eq!(journal.len(), WRITERS * EACH);
        assert_eq!(servers[1].load(PLAN).await.unwrap().seq, Seq((WRITERS * EACH) as u64));
    }
}

#[tokio::test]
async fn a_snapshot_is_only_a_cache() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        let many: Vec<_> = (1..=store::SNAPSHOT_EVERY + 20).map(|seq| says(seq, &seq.to_string())).collect();
        let head = many.last().unwrap().seq;
        store.append(PLAN, Seq(0), many, None).await.unwrap();
        assert_eq!(store.snapshot(PLAN).await.unwrap(), head);
        store.append(PLAN, head, vec![says(head.0 + 1, "after")], None).await.unwrap();
        let loaded = store.load(PLAN).await.unwrap();

        // An older state is told although the snapshot is newer.
        assert_eq!(store.load_at(PLAN, Seq(3)).await.unwrap().plan.lead.as_str(), "3");

        // Snapshots that are cut short, or tell of another state, are passed over.
        for bytes in [&b"{\"seq\":"[..], &b"{\"seq\":2}"[..]] {
            spoil(&scratch.url, bytes).await;
            assert_eq!(store.load(PLAN).await.unwrap().plan, loaded.plan);
        }
        store.drop_snapshots(PLAN).await;
        assert_eq!(store.load(PLAN).await.unwrap().plan, loaded.plan);
        store.close().await;
    }
}

/// Overwrites every snapshot behind the store's back.
async fn spoil(url: &str, bytes: &[u8]) {
    use sqlx::Connection;
    let spoilt = "UPDATE snapshot SET bytes = $1";
    let rows = if url.starts_with("sqlite:") {
        let mut raw = sqlx::SqliteConnection::connect(url).await.unwrap();
        sqlx::query(spoilt).bind(bytes).execute(&mut raw).await.unwrap().rows_affected()
    } else {
        let mut raw = sqlx::PgConnection::connect(url).await.unwrap();
        sqlx::query(spoilt).bind(bytes).execute(&mut raw).await.unwrap().rows_affected()
    };
    assert!(rows > 0, "there was a snapshot to spoil");
}

#[tokio::test]
async fn an_append_wakes_who_listens() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        let mut wakeups = store.wakeups();
        store.append(PLAN, Seq(0), vec![says(1, "a")], None).await.unwrap();
        assert_eq!(wakeups.recv().await.unwrap(), PLAN);
    }
}

#[tokio::test]
async fn members_are_found_by_address_and_can_be_erased() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        let kari = store.member_by_email(" KARI@example.NO ").await.unwrap().unwrap();
        assert_eq!((kari.id, kari.name.as_str(), kari.email.as_deref()), (KARI, "Kari", Some("kari@example.no")));
        let twin = NewMember { id: OLA, name: "Ola", email: Some("kari@EXAMPLE.no"), ..NewMember::default() };
        assert_eq!(store.create_member(&twin).await.unwrap_err().kind(), Kind::Taken);
        // Guests have no address, and there may be many of them.
        for guest in [2, 3] {
            let id = plan::MemberId::from_raw(guest);
            store.create_member(&NewMember { id, name: "Gjest", ..NewMember::default() }).await.unwrap();
        }
        assert_eq!(store.members_who_sign_in().await.unwrap(), 0);
        store.set_password(KARI, Some("hash")).await.unwrap();
        store.set_language(KARI, Some("nb")).await.unwrap();
        store.set_color_scheme(KARI, Some("dark")).await.unwrap();
        assert_eq!(store.members_who_sign_in().await.unwrap(), 1);
        let kari = store.member(KARI).await.unwrap().unwrap();
        assert_eq!((kari.language.as_deref(), kari.color_scheme.as_deref()), (Some("nb"), Some("dark")));

        store.append(PLAN, Seq(0), vec![says(1, "a")], None).await.unwrap();
        store.create_session(&[1; 32], KARI, At(1), At(100)).await.unwrap();
        store.erase_member(KARI, At(50)).await.unwrap();
        let erased = store.member(KARI).await.unwrap().unwrap();
        assert_eq!((erased.name.as_str(), erased.email, erased.password_hash), ("", None, None));
        assert_eq!(erased.erased_at, Some(At(50)));
        assert_eq!(store.member_by_email("kari@example.no").await.unwrap(), None);
        assert_eq!(store.session(&[1; 32], At(60)).await.unwrap(), None);
        assert_eq!(store.role_in(PLAN, KARI).await.unwrap(), None);
        let names = store.names_of(&[KARI, OLA]).await.unwrap();
        assert_eq!(names.into_iter().collect::<Vec<_>>(), [(OLA, "Gjest".to_owned())]);
        // The journal is as it was.
        assert_eq!(store.entries_after(PLAN, Seq(0), 9).await.unwrap(), [says(1, "a")]);
        assert_eq!(store.set_name(KARI, "Igjen").await.unwrap_err().kind(), Kind::Missing);
    }
}

#[tokio::test]
async fn plans_are_listed_for_those_who_are_in_them() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        store.create_member(&NewMember { id: OLA, name: "Ola", ..NewMember::default() }).await.unwrap();
        assert_eq!(store.role_in(PLAN, OLA).await.unwrap(), None);
        assert!(store.plans_for(OLA).await.unwrap().is_empty());
        store.set_role(PLAN, OLA, Role::Reader).await.unwrap();
        store.set_role(PLAN, OLA, Role::Editor).await.unwrap();
        assert_eq!(store.roles_in(PLAN).await.unwrap(), [(KARI, Role::Owner), (OLA, Role::Editor)]);

        let newer = PlanId::from_raw(8);
        store.create_plan(newer, "Nyere", OLA, At(500)).await.unwrap();
        store.append(PLAN, Seq(0), vec![says(1, "a")], None).await.unwrap();
        store.set_plan_title(PLAN, "Hytteåret 2027").await.unwrap();
        store.archive_plan(newer, Some(At(600))).await.unwrap();
        let list = store.plans_for(OLA).await.unwrap();
        let told: Vec<_> =
            list.iter().map(|p| (p.title.as_str(), p.role, p.head, p.changed_at, p.archived_at)).collect();
        assert_eq!(
            told,
            [
                ("Hytteåret 2027", Role::Editor, Seq(1), At(1001), None),
                ("Nyere", Role::Owner, Seq(0), At(500), Some(At(600))),
            ]
        );
        store.remove_role(PLAN, OLA).await.unwrap();
        assert_eq!(store.role_in(PLAN, OLA).await.unwrap(), None);
        let nobody = plan::MemberId::from_raw(99);
        assert_eq!(store.set_role(PLAN, nobody, Role::Reader).await.unwrap_err().kind(), Kind::Missing);
        assert_eq!(store.create_plan(PLAN, "Igjen", KARI, At(1)).await.unwrap_err().kind(), Kind::Taken);
    }
}

#[tokio::test]
async fn every_way_in_can_be_closed() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        // A session ends by itself, is prolonged by use, and can be ended.
        store.create_session(&[1; 32], KARI, At(10), At(20)).await.unwrap();
        assert_eq!(store.session(&[1; 32], At(19)).await.unwrap().unwrap().member.id, KARI);
        assert_eq!(store.session(&[1; 32], At(20)).await.unwrap(), None);
        store.touch_session(&[1; 32], At(19), At(40)).await.unwrap();
        assert_eq!(store.session(&[1; 32], At(30)).await.unwrap().unwrap().last_seen, At(19));
        assert_eq!(store.session(&[2; 32], At(30)).await.unwrap(), None);
        store.end_sessions_of(KARI).await.unwrap();
        assert_eq!(store.session(&[1; 32], At(30)).await.unwrap(), None);

        // A feed is its member's, and gone when it is taken away.
        let feed = store::Feed {
            token_hash: [7; 32],
            plan: Some(PLAN),
            member: KARI,
            only_mine: true,
            language: "nb".to_owned(),
            created_at: At(10),
        };
        store.create_feed(&feed).await.unwrap();
        assert_eq!(store.feed(&[7; 32]).await.unwrap().as_ref(), Some(&feed));
        assert_eq!(store.feeds_of(Some(PLAN), KARI).await.unwrap(), std::slice::from_ref(&feed));
        // One without a plan is another.
        let of_all = store::Feed { token_hash: [8; 32], plan: None, ..feed.clone() };
        store.create_feed(&of_all).await.unwrap();
        assert_eq!(store.feeds_of(None, KARI).await.unwrap(), [of_all]);
        assert_eq!(store.feeds_of(Some(PLAN), KARI).await.unwrap().len(), 1);
        assert_eq!(store.remove_feed(plan::MemberId::from_raw(99), &[7; 32]).await.unwrap_err().kind(), Kind::Missing);
        store.remove_feed(KARI, &[7; 32]).await.unwrap();
        assert_eq!(store.feed(&[7; 32]).await.unwrap(), None);

        // A link is open until it is revoked.
        store.create_link(&[3; 32], PLAN, KARI, At(10)).await.unwrap();
        let link = store.link(&[3; 32]).await.unwrap().unwrap();
        assert_eq!((link.plan, link.role), (PLAN, Role::Reader));
        assert_eq!(store.links_of(PLAN).await.unwrap(), [link]);
        store.revoke_link(PLAN, &[3; 32], At(11)).await.unwrap();
        assert_eq!(store.link(&[3; 32]).await.unwrap(), None);
        assert_eq!(store.revoke_link(PLAN, &[3; 32], At(12)).await.unwrap_err().kind(), Kind::Missing);

        // So is a program's token, and only its owner revokes it.
        store.create_api_token(&[4; 32], KARI, "kalender", At(10)).await.unwrap();
        store.touch_api_token(&[4; 32], At(12)).await.unwrap();
        let token = store.api_token(&[4; 32]).await.unwrap().unwrap();
        assert_eq!((token.member, token.name.as_str(), token.last_used_at), (KARI, "kalender", Some(At(12))));
        assert_eq!(store.revoke_api_token(OLA, &[4; 32], At(13)).await.unwrap_err().kind(), Kind::Missing);
        store.revoke_api_token(KARI, &[4; 32], At(13)).await.unwrap();
        assert_eq!(store.api_token(&[4; 32]).await.unwrap(), None);
        assert!(store.api_tokens_of(KARI).await.unwrap().is_empty());

        // Attempts are counted within a window.
        for at in [10, 20, 30] {
            store.note_attempt(&[5; 32], At(at)).await.unwrap();
        }
        assert_eq!(store.attempts_since(&[5; 32], At(20)).await.unwrap(), 2);
        store.prune_attempts(At(25)).await.unwrap();
        assert_eq!(store.attempts_since(&[5; 32], At(0)).await.unwrap(), 1);
        store.forget_attempts(&[5; 32]).await.unwrap();
        assert_eq!(store.attempts_since(&[5; 32], At(0)).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_is_used_once() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        let new = NewInvitation {
            plan: Some(PLAN),
            role: Role::Editor,
            email: Some("Ola@Example.no"),
            created_by: KARI,
            created_at: At(1),
            expires_at: At(100),
        };
        store.create_invitation(&[1; 32], &new).await.unwrap();
        store.create_invitation(&[2; 32], &new).await.unwrap();
        assert_eq!(store.use_invitation(&[2; 32], At(100)).await.unwrap(), None);
        let tries: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move { store.use_invitation(&[1; 32], At(50)).await.unwrap() })
            })
            .collect();
        let mut used = Vec::new();
        for attempt in tries {
            used.extend(attempt.await.unwrap());
        }
        assert_eq!(used.len(), 1);
        assert_eq!(
            (used[0].plan, used[0].role, used[0].email.as_deref()),
            (Some(PLAN), Role::Editor, Some("ola@example.no"))
        );
        assert_eq!(store.invitation(&[1; 32]).await.unwrap().unwrap().used_at, Some(At(50)));
    }
}

#[tokio::test]
async fn a_file_comes_back_as_it_went_in() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        let file = NewFile {
            id: FileId::from_raw(5),
            plan: PLAN,
            name: "strategi.docx",
            content_type: "application/octet-stream",
            created_at: At(3),
            bytes: vec![0, 255, 10].into(),
        };
        store.add_file(&file).await.unwrap();
        let back = store.file(PLAN, file.id).await.unwrap().unwrap();
        assert_eq!((back.head.name.as_str(), &back.bytes[..]), ("strategi.docx", &[0, 255, 10][..]));
        assert_eq!(store.files_of(PLAN).await.unwrap(), [back.head]);
        // Not through another plan.
        assert_eq!(store.file(PlanId::from_raw(8), file.id).await.unwrap(), None);
        let large = NewFile { bytes: vec![0; store::FILE_BYTES_MAX + 1].into(), ..file };
        assert_eq!(store.add_file(&large).await.unwrap_err().kind(), Kind::Refused);
        store.remove_file(PLAN, FileId::from_raw(5)).await.unwrap();
        assert_eq!(store.file(PLAN, FileId::from_raw(5)).await.unwrap(), None);
    }
}

/// A backup of either database is restored into either.
#[tokio::test]
async fn a_backup_is_restored_into_any_empty_database() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        store.append(PLAN, Seq(0), vec![says(1, "æ \" \u{0}"), says(2, "b")], Some("k")).await.unwrap();
        store.create_link(&[3; 32], PLAN, KARI, At(10)).await.unwrap();
        store.create_api_token(&[4; 32], KARI, "kalender", At(10)).await.unwrap();
        let feed = store::Feed {
            token_hash: [7; 32],
            plan: Some(PLAN),
            member: KARI,
            only_mine: false,
            language: "en".to_owned(),
            created_at: At(10),
        };
        store.create_feed(&feed).await.unwrap();
        let file = NewFile {
            id: FileId::from_raw(5),
            plan: PLAN,
            name: "strategi.docx",
            content_type: "application/octet-stream",
            created_at: At(3),
            bytes: vec![0, 255, 10].into(),
        };
        store.add_file(&file).await.unwrap();
        let path = scratch.path("backup.jsonl");
        store.backup(&path).await.unwrap();
        assert!(matches!(store.restore(&path).await, Err(StoreError::NotEmpty)));

        for empty in Scratch::every().await {
            let restored = Store::open(&empty.url).await.unwrap();
            // One that was cut short leaves nothing behind.
            let whole = std::fs::read_to_string(&path).unwrap();
            let short = empty.path("short.jsonl");
            std::fs::write(&short, &whole[..whole.trim_end().rfind('\n').unwrap()]).unwrap();
            assert!(matches!(restored.restore(&short).await, Err(StoreError::BadBackup(_))));

            restored.restore(&path).await.unwrap();
            assert_eq!(restored.load(PLAN).await.unwrap().plan, store.load(PLAN).await.unwrap().plan);
            let repeated = restored.append(PLAN, Seq(0), vec![says(1, "x")], Some("k")).await.unwrap();
            assert!(matches!(repeated, Appended::Repeated(entries) if entries.len() == 2));
            assert_eq!(restored.file(PLAN, file.id).await.unwrap(), store.file(PLAN, file.id).await.unwrap());
            assert_eq!(restored.link(&[3; 32]).await.unwrap(), store.link(&[3; 32]).await.unwrap());
            assert_eq!(restored.feed(&[7; 32]).await.unwrap().as_ref(), Some(&feed));
            assert_eq!(restored.member(KARI).await.unwrap(), store.member(KARI).await.unwrap());
            assert_eq!(restored.plans_for(KARI).await.unwrap(), store.plans_for(KARI).await.unwrap());
            let again = empty.path("again.jsonl");
            restored.backup(&again).await.unwrap();
            assert_eq!(std::fs::read_to_string(&again).unwrap(), whole);
        }
    }
}

#[tokio::test]
async fn the_doctor_finds_a_hole_in_a_journal() {
    for scratch in Scratch::every().await {
        let store = scratch.with_plan().await;
        store.append(PLAN, Seq(0), vec![says(1, "a"), says(2, "b"), says(3, "c")], None).await.unwrap();
        let facts = store.doctor().await.unwrap();
        assert!(facts.iter().all(|fact| fact.ok), "{facts:?}");

        run(&scratch.url, "DELETE FROM journal WHERE seq = 2").await;
        let facts = store.doctor().await.unwrap();
        let bad: Vec<_> = facts.iter().filter(|fact| !fact.ok).map(|fact| fact.check).collect();
        assert_eq!(bad, [Check::NoGaps(PLAN), Check::Replays(PLAN)]);
        assert_eq!(store.load(PLAN).await.unwrap_err().kind(), Kind::Operator);
    }
}

/// A second server hears of what the first wrote, and of what was written while its connection was down.
#[tokio::test]
async fn servers_on_one_postgresql_wake_each_other() {
    let Some(scratch) = Scratch::postgres().await else { return };
    let here = scratch.with_plan().await;
    let there = Store::open(&scratch.url).await.unwrap();
    let mut wakeups = there.wakeups();
    let patience = std::time::Duration::from_secs(10);
    // The listener connects in the background, so the first appends may be missed.
    let mut after = Seq(0);
    let heard = tokio::time::timeout(patience, async {
        loop {
            here.append(PLAN, after, vec![says(after.0 + 1, "a")], None).await.unwrap();
            after = after.next();
            if tokio::time::timeout(std::time::Duration::from_millis(200), wakeups.recv()).await.is_ok() {
                break;
            }
        }
    });
    heard.await.unwrap();

    run(
        &scratch.url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
        WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    )
    .await;
    let woken = tokio::time::timeout(patience, wakeups.recv()).await.unwrap().unwrap();
    assert_eq!(woken, PLAN);
    there.close().await;
}

/// Does something behind the store's back.
async fn run(url: &str, sql: &'static str) {
    use sqlx::Connection;
    if url.starts_with("sqlite:") {
        let mut raw = sqlx::SqliteConnection::connect(url).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut raw).await.unwrap();
    } else {
        let mut raw = sqlx::PgConnection::connect(url).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut raw).await.unwrap();
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    for scratch in Scratch::every().await {
        scratch.with_plan().await.close().await;
        let newer = if scratch.url.starts_with("sqlite:") {
            "PRAGMA user_version = 999"
        } else {
            "INSERT INTO taktikk_version (version) VALUES (999)"
        };
        run(&scratch.url, newer).await;
        let refused = Store::open(&scratch.url).await;
        assert!(matches!(refused, Err(StoreError::Newer { found: 999, .. })));
    }
}

/// Two servers that start together on a new database make its tables once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_may_start_together() {
    for scratch in Scratch::every().await {
        let url = scratch.url.clone();
        let other = tokio::spawn(async move { Store::open(&url).await.map(|_| ()) });
        let here = Store::open(&scratch.url).await.unwrap();
        other.await.unwrap().unwrap();
        assert!(here.all_plans().await.unwrap().is_empty());
    }
}
