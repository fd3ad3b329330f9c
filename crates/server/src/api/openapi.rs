//! The OpenAPI document: what the API promises, made from the types themselves and from the limits where they are
//! enforced. Every answer that is given is in it; a test drives the server by it and looks for others.

use super::BODY_MOST_BYTES;
use super::plans::ENTRIES_MOST;
use crate::exports::{BrainstormFormat, Format, StrategyFormat};
use crate::live::room::MAX_CHANGES;
use crate::pages::strategy::UPLOAD_MOST_BYTES;
use crate::repeats::KEY_MOST_BYTES;
use axum::Json;
use plan::value::MAX_PHRASE_CHARS;
use plan::{Change, Entry, Plan, Role, Stage};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use words::Lang;

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// Serves the document.
pub async fn serve() -> Json<&'static Value> {
    Json(&DOCUMENT)
}

/// What any request may be answered with.
const ALWAYS: &[&str] = &["401", "405", "503"];
/// What requests about one plan may be answered with besides.
const IN_A_PLAN: &[&str] = &["404"];
/// What requests that bring something may be answered with besides.
const BRINGING: &[&str] = &["403", "413", "415", "422"];

fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        })
        .into_generator();
    let change = generator.subschema_for::<Change>();
    let entry = generator.subschema_for::<Entry>();
    let plan = generator.subschema_for::<Plan>();
    let mut schemas: Map<String, Value> = generator.take_definitions(true);
    schemas.insert("Error".into(), error());
    schemas.insert("PlanId".into(), json!({ "type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{12}$" }));
    schemas.insert("Finding".into(), finding());
    schemas.insert("ReadDocument".into(), read_document());
    schemas.insert(
        "Entries".into(),
        json!({ "type": "object", "required": ["entries"], "properties": { "entries": { "type": "array", "items": entry } } }),
    );
    let in_plan = |rest: &[&'static str]| [ALWAYS, IN_A_PLAN, rest].concat();
    let paths = json!({
        "/openapi.json": { "get": {
            "summary": "This document",
            "operationId": "readOpenApi",
            "security": [],
            "responses": { "200": { "description": "The document", "content": json_of(json!({ "type": "object" })) } },
        } },
        "/plans": {
            "get": Operation::new("listPlans", "The plans one is in").answers("200", json_of(plans())).fails(ALWAYS.to_vec()),
            "post": Operation::new("makePlan", "Makes a plan; whose token it is owns it")
                .takes(json_of(new_plan()))
                .answers("201", json_of(json!({
                    "type": "object",
                    "required": ["id", "seq"],
                    "properties": { "id": schema("PlanId"), "seq": place() },
                })))
                .fails([ALWAYS, BRINGING].concat()),
        },
        "/plans/{plan}": {
            "get": Operation::new("readPlan", "The plan, now or as it was after an entry")
                .with(vec![in_path("plan", schema("PlanId")), in_query("at", place())])
                .answers("200", json_of(json!(plan)))
                .fails(in_plan(&["422"])),
        },
        "/plans/{plan}/changes": {
            "get": Operation::new("readChanges", &format!(
                "Entries after a place, oldest first, at most {ENTRIES_MOST}; with Accept: text/event-stream those and all that \
                 come, each an event with the entry's place as its id",
            ))
                .with(vec![
                    in_path("plan", schema("PlanId")),
                    in_query("after", place()),
                    in_header("Last-Event-ID", "The last event that was seen; counts more than `after`", place()),
                ])
                .answers("200", json!({
                    "application/json": { "schema": schema("Entries") },
                    "text/event-stream": { "schema": { "type": "string" } },
                }))
                .fails(in_plan(&["422"])),
            "post": Operation::new("makeChanges", "Makes changes, all or none; when this answers, they are on disk")
                .with(vec![in_path("plan", schema("PlanId")), key()])
                .takes(json_of(json!({
                    "type": "object",
                    "required": ["changes"],
                    "additionalProperties": false,
                    "properties": { "changes": { "type": "array", "maxItems": MAX_CHANGES, "items": change } },
                })))
                .answers("200", json_of(schema("Entries")))
                .fails(in_plan(BRINGING)),
        },
        "/plans/{plan}/strategy": {
            "post": Operation::new("bringStrategy", &format!(
                "Reads the strategy's document and brings its statements into the plan. At most {UPLOAD_MOST_BYTES} bytes: .docx, \
                 .odt, .pdf, .md, .txt, .html, .rst or .tex, as the field `document` of a form or as the body itself",
            ))
                .with(vec![
                    in_path("plan", schema("PlanId")),
                    in_query("name", json!({ "type": "string", "maxLength": MAX_PHRASE_CHARS })),
                    key(),
                ])
                .takes(json!({
                    "application/octet-stream": { "schema": { "type": "string", "format": "binary" } },
                    "multipart/form-data": { "schema": {
                        "type": "object",
                        "properties": { "document": { "type": "string", "format": "binary" }, "pasted": { "type": "string" } },
                    } },
                }))
                .answers("200", json_of(json!({
                    "type": "object",
                    "required": ["document", "entries"],
                    "properties": { "document": schema("ReadDocument"), "entries": { "type": "array", "items": schema("Entry") } },
                })))
                .fails(in_plan(BRINGING)),
        },
        "/plans/{plan}/brainstorm/export/{format}": {
            "get": Operation::new("exportBrainstorm", "All ideas with what became of them, as a download")
                .with(vec![
                    in_path("plan", schema("PlanId")),
                    in_path("format", words_of(BrainstormFormat::ALL.iter().map(|format| format.word()))),
                    in_query("lang", words_of(Lang::ALL.iter().map(|lang| lang.code()))),
                ])
                .answers("200", BrainstormFormat::ALL.iter().map(|format| {
                    let kind = format.media_type().split(';').next().unwrap_or_default();
                    (kind.to_owned(), json!({ "schema": { "type": "string" } }))
                }).collect::<Map<_, _>>().into())
                .fails(in_plan(&["422"])),
        },
        "/plans/{plan}/strategy/export/{format}": {
            "get": Operation::new("exportStrategy", "The strategy with its amendments marked, as a download")
                .with(vec![
                    in_path("plan", schema("PlanId")),
                    in_path("format", words_of(StrategyFormat::ALL.iter().map(|format| format.word()))),
                    in_query("lang", words_of(Lang::ALL.iter().map(|lang| lang.code()))),
                ])
                .answers("200", StrategyFormat::ALL.iter().map(|format| {
                    let kind = format.media_type().split(';').next().unwrap_or_default();
                    (kind.to_owned(), json!({ "schema": { "type": "string" } }))
                }).collect::<Map<_, _>>().into())
                .fails(in_plan(&["422"])),
        },
        "/plans/{plan}/findings": {
            "get": Operation::new("readFindings", "What follows from the plan, most useful first")
                .with(vec![in_path("plan", schema("PlanId"))])
                .answers("200", json_of(json!({
                    "type": "object",
                    "required": ["seq", "findings"],
                    "properties": { "seq": place(), "findings": { "type": "array", "items": schema("Finding") } },
                })))
                .fails(in_plan(&[])),
        },
        "/plans/{plan}/export/{format}": {
            "get": Operation::new("exportPlan", "The plan in another format, as a download")
                .with(vec![
                    in_path("plan", schema("PlanId")),
                    in_path("format", words_of(Format::ALL.iter().map(|format| format.word()))),
                    in_query("lang", words_of(Lang::ALL.iter().map(|lang| lang.code()))),
                ])
                .answers("200", Format::ALL.iter().map(|format| {
                    let kind = format.media_type().split(';').next().unwrap_or_default();
                    (kind.to_owned(), json!({ "schema": if *format == Format::Json { json!({ "type": "object" }) } else { json!({ "type": "string" }) } }))
                }).collect::<Map<_, _>>().into())
                .fails(in_plan(&["422"])),
        },
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Taktikk",
            "version": "1",
            "description": format!(
                "Bodies have at most {BODY_MOST_BYTES} bytes unless said otherwise. Messages are in English or in the language of \
                 Accept-Language.",
            ),
        },
        "servers": [{ "url": "/api/v1" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } } },
    })
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn json_of(schema: Value) -> Value {
    json!({ "application/json": { "schema": schema } })
}

fn place() -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": i64::MAX })
}

fn words_of(words: impl Iterator<Item = &'static str>) -> Value {
    json!({ "type": "string", "enum": words.collect::<Vec<_>>() })
}

fn in_path(name: &str, schema: Value) -> Value {
    json!({ "name": name, "in": "path", "required": true, "schema": schema })
}

fn in_query(name: &str, schema: Value) -> Value {
    json!({ "name": name, "in": "query", "required": false, "schema": schema })
}

fn in_header(name: &str, what: &str, schema: Value) -> Value {
    json!({ "name": name, "in": "header", "required": false, "description": what, "schema": schema })
}

fn key() -> Value {
    let visible = json!({ "type": "string", "minLength": 1, "maxLength": KEY_MOST_BYTES, "pattern": "^[!-~]+$" });
    in_header("Idempotency-Key", "A repeated request with the same key is done once and gets its first answer", visible)
}

fn error() -> Value {
    json!({
        "type": "object",
        "required": ["error"],
        "properties": { "error": {
            "type": "object",
            "required": ["kind", "message", "change"],
            "properties": {
                "kind": { "type": "string", "description": "A stable word for what went wrong" },
                "message": { "type": "string", "description": "What happened and what to do" },
                "change": { "type": ["integer", "null"], "description": "Which of the changes was refused, from 0" },
            },
        } },
    })
}

fn plans() -> Value {
    json!({
        "type": "object",
        "required": ["plans"],
        "properties": { "plans": { "type": "array", "items": {
            "type": "object",
            "required": ["id", "title", "role", "seq"],
            "properties": {
                "id": schema("PlanId"),
                "title": { "type": "string" },
                "role": words_of(Role::ALL.iter().map(|role| role.word())),
                "seq": place(),
            },
        } } },
    })
}

fn new_plan() -> Value {
    json!({
        "type": "object",
        "required": ["title"],
        "additionalProperties": false,
        "properties": {
            "title": { "type": "string", "minLength": 1, "maxLength": MAX_PHRASE_CHARS },
            "organisation": { "type": "string", "maxLength": plan::text::MAX_TEXT_CHARS },
        },
    })
}

fn finding() -> Value {
    json!({
        "type": "object",
        "required": ["id", "key", "stage", "severity", "sentence", "why"],
        "properties": {
            "id": { "type": "string" },
            "key": { "type": "string", "description": "What to put it aside by" },
            "stage": words_of(Stage::ALL.iter().map(|stage| stage.word())),
            "severity": { "type": "string", "enum": ["blocks", "needed", "advice"] },
            "sentence": { "type": "string" },
            "why": { "type": "string" },
        },
    })
}

fn read_document() -> Value {
    json!({
        "type": "object",
        "description": "As `taktikk read --json` prints it",
        "required": ["title", "language", "format", "statements", "coverage"],
        "properties": {
            "title": { "type": "string" },
            "language": { "type": "string", "enum": ["nb", "nn", "en", "und"] },
            "format": { "type": "string" },
            "statements": { "type": "array", "items": {
                "type": "object",
                "required": ["number", "path", "kind", "text", "marks", "because"],
                "properties": {
                    "number": { "type": "integer" },
                    "path": { "type": "array", "items": { "type": "string" } },
                    "kind": { "type": "string", "enum": ["heading", "paragraph", "list-item", "table-row"] },
                    "text": { "type": "string" },
                    "marks": { "type": "object" },
                    "because": { "type": "array" },
                },
            } },
            "coverage": { "type": "object", "required": ["social_media", "attention_only", "dialogue", "sentence"] },
        },
    })
}

/// One operation, put together piece by piece.
struct Operation(Value);

impl Operation {
    fn new(id: &str, summary: &str) -> Self {
        Self(json!({ "operationId": id, "summary": summary, "parameters": [], "responses": {} }))
    }

    fn with(mut self, parameters: Vec<Value>) -> Self {
        self.0["parameters"] = parameters.into();
        self
    }

    fn takes(mut self, content: Value) -> Self {
        self.0["requestBody"] = json!({ "required": true, "content": content });
        self
    }

    fn answers(mut self, status: &str, content: Value) -> Self {
        self.0["responses"][status] = json!({ "description": "Done", "content": content });
        self
    }

    fn fails(mut self, statuses: Vec<&str>) -> Value {
        for status in statuses {
            self.0["responses"][status] =
                json!({ "description": "What went wrong, and what to do", "content": json_of(schema("Error")) });
        }
        self.0
    }
}
