//! `taktikk user`, `token`, `backup`, `restore` and `doctor`: looking after an installation.

use super::{Database, print_json};
use crate::{auth, clock};
use clap::{Args, Subcommand};
use plan::{At, Role};
use std::error::Error;
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;
use store::{NewInvitation, NewMember, Store};

/// How long an invitation made here can be used.
const INVITATION_MS: i64 = 14 * 24 * 60 * 60 * 1000;

/// Adds people, invites them, gives them a new password.
#[derive(Args)]
pub struct User {
    #[command(subcommand)]
    what: UserCommand,
    #[command(flatten)]
    database: Database,
}

#[derive(Subcommand)]
enum UserCommand {
    /// Adds somebody; the password is read from the standard input.
    Add {
        /// What they are called.
        #[arg(long)]
        name: String,
        /// Their address.
        #[arg(long)]
        email: String,
        /// Lets them look after the installation.
        #[arg(long)]
        owner: bool,
    },
    /// Prints an invitation link.
    Invite {
        /// Address of who invites.
        #[arg(long)]
        by: String,
        /// Address people reach the server at.
        #[arg(long, env = "TAKTIKK_PUBLIC_URL", default_value = "http://127.0.0.1:8080")]
        public_url: String,
    },
    /// Sets a new password, read from the standard input, and ends all sessions.
    Reset {
        /// Their address.
        #[arg(long)]
        email: String,
    },
}

fn password_from_input() -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    let most = u64::try_from(auth::PASSWORD_MOST_CHARS * 4 + 2)?;
    std::io::stdin().take(most).read_to_string(&mut text)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Does it.
pub async fn user(user: User) -> Result<ExitCode, Box<dyn Error>> {
    let store = Store::open(&user.database.database).await?;
    let say = |problem: crate::error::Problem| problem.sentence(words::Lang::En);
    match user.what {
        UserCommand::Add { name, email, owner } => {
            let hashed = auth::hash_password(password_from_input()?).await.map_err(say)?;
            let id = super::plan_file::new_member_id();
            let new = NewMember {
                id,
                name: &name,
                email: Some(&email),
                password_hash: Some(&hashed),
                language: None,
                owner,
                created_at: clock::now(),
            };
            store.create_member(&new).await?;
            println!("{id}");
        }
        UserCommand::Invite { by, public_url } => {
            let by = store.member_by_email(&by).await?.ok_or("no such member")?;
            let secret = auth::new_secret();
            let now = clock::now();
            let new = NewInvitation {
                plan: None,
                role: Role::Editor,
                email: None,
                created_by: by.id,
                created_at: now,
                expires_at: At(now.0 + INVITATION_MS),
            };
            store.create_invitation(&auth::hash(&secret), &new).await?;
            println!("{}/invitations/{secret}", public_url.trim_end_matches('/'));
        }
        UserCommand::Reset { email } => {
            let member = store.member_by_email(&email).await?.ok_or("no such member")?;
            let hashed = auth::hash_password(password_from_input()?).await.map_err(say)?;
            store.set_password(member.id, Some(&hashed)).await?;
            store.end_sessions_of(member.id).await?;
        }
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Makes a bearer token for the API and prints it, once.
#[derive(Args)]
pub struct Token {
    /// Address of the member it stands for.
    #[arg(long)]
    email: String,
    /// What it is for.
    #[arg(long, default_value = "command line")]
    name: String,
    #[command(flatten)]
    database: Database,
}

/// Makes it.
pub async fn token(token: Token) -> Result<ExitCode, Box<dyn Error>> {
    let store = Store::open(&token.database.database).await?;
    let member = store.member_by_email(&token.email).await?.ok_or("no such member")?;
    let secret = auth::new_secret();
    store.create_api_token(&auth::hash(&secret), member.id, &token.name, clock::now()).await?;
    store.close().await;
    println!("{secret}");
    Ok(ExitCode::SUCCESS)
}

/// Writes everything into one file, also while the server is running.
#[derive(Args)]
pub struct Backup {
    /// The file.
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

/// Backs up.
pub async fn backup(backup: Backup) -> Result<ExitCode, Box<dyn Error>> {
    let store = Store::open(&backup.database.database).await?;
    store.backup(&backup.file).await?;
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Fills an empty database from a backup.
#[derive(Args)]
pub struct Restore {
    /// The file.
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

/// Restores.
pub async fn restore(restore: Restore) -> Result<ExitCode, Box<dyn Error>> {
    let store = Store::open(&restore.database.database).await?;
    store.restore(&restore.file).await?;
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Looks whether everything is as it should be.
#[derive(Args)]
pub struct Doctor {
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    database: Database,
}

/// Exits with 1 when something is not as it should be.
pub async fn doctor(doctor: Doctor) -> Result<ExitCode, Box<dyn Error>> {
    let store = Store::open(&doctor.database.database).await?;
    let facts = store.doctor().await?;
    store.close().await;
    let well = facts.iter().all(|fact| fact.ok);
    if doctor.json {
        let facts: Vec<_> = facts
            .iter()
            .map(|fact| serde_json::json!({ "what": word(&fact.check), "ok": fact.ok, "found": fact.found }))
            .collect();
        print_json(&serde_json::json!({ "well": well, "facts": facts }))?;
    } else {
        for fact in facts {
            println!("{}  {}  {}", if fact.ok { "ok " } else { "BAD" }, word(&fact.check), fact.found);
        }
    }
    Ok(ExitCode::from(u8::from(!well)))
}

/// What was looked at, as a word and the plan it was about.
fn word(check: &store::Check) -> String {
    match check {
        store::Check::Writes => "writes".to_owned(),
        store::Check::Durable => "durable".to_owned(),
        store::Check::Whole => "whole".to_owned(),
        store::Check::NoGaps(plan) => format!("no-gaps {plan}"),
        store::Check::Replays(plan) => format!("replays {plan}"),
    }
}
