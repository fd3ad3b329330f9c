//! The OpenAPI document: what the API promises, made from the types themselves.

use crate::exports::Format;
use axum::Json;
use plan::{Change, Entry, Plan};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// Serves the document.
pub async fn serve() -> Json<&'static Value> {
    Json(&DOCUMENT)
}

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
    schemas.insert(
        "Error".into(),
        json!({
            "type": "object",
            "required": ["error"],
            "properties": { "error": {
                "type": "object",
                "required": ["kind", "message"],
                "properties": {
                    "kind": { "type": "string" },
                    "message": { "type": "string" },
                    "change": { "type": ["integer", "null"] },
                },
            } },
        }),
    );
    let entries = json!({ "type": "object", "required": ["entries"], "properties": { "entries": { "type": "array", "items": entry } } });
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.word()).collect();
    let plan_parameter = json!({ "name": "plan", "in": "path", "required": true, "schema": { "type": "string" } });
    let query = |name: &str| json!({ "name": name, "in": "query", "required": false, "schema": { "type": "integer", "minimum": 0 } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Taktikk", "version": "1" },
        "servers": [{ "url": "/api/v1" }],
        "security": [{ "token": [] }],
        "paths": {
            "/plans": {
                "get": operation("The plans one is in", &[], None, &[("200", json!({
                    "type": "object", "required": ["plans"], "properties": { "plans": { "type": "array", "items": {
                        "type": "object",
                        "required": ["id", "title", "role", "seq"],
                        "properties": { "id": { "type": "string" }, "title": { "type": "string" }, "role": { "type": "string" }, "seq": { "type": "integer" } },
                    } } },
                }))], &["401"]),
                "post": operation("Makes a plan", &[], Some(json!({
                    "type": "object", "required": ["title"], "additionalProperties": false,
                    "properties": { "title": { "type": "string", "minLength": 1, "maxLength": plan::value::MAX_PHRASE_CHARS }, "organisation": { "type": "string" } },
                })), &[("201", json!({
                    "type": "object", "required": ["id", "seq"], "properties": { "id": { "type": "string" }, "seq": { "type": "integer" } },
                }))], &["401", "413", "422"]),
            },
            "/plans/{plan}": {
                "get": operation("The plan, now or after an entry", &[plan_parameter.clone(), query("at")], None, &[("200", json!(plan))], &["401", "404", "422"]),
            },
            "/plans/{plan}/changes": {
                "get": operation("Entries after a place; as events with Accept: text/event-stream", &[plan_parameter.clone(), query("after")], None, &[("200", entries.clone())], &["401", "404", "422"]),
                "post": operation("Makes changes, all or none", &[
                    plan_parameter.clone(),
                    json!({ "name": "Idempotency-Key", "in": "header", "required": false, "schema": { "type": "string", "minLength": 1, "maxLength": super::plans::KEY_MOST_BYTES } }),
                ], Some(json!({
                    "type": "object", "required": ["changes"], "additionalProperties": false,
                    "properties": { "changes": { "type": "array", "maxItems": crate::live::room::MAX_CHANGES, "items": change } },
                })), &[("200", entries)], &["401", "403", "404", "413", "422", "503"]),
            },
            "/plans/{plan}/findings": {
                "get": operation("What follows from the plan, most useful first", std::slice::from_ref(&plan_parameter), None, &[("200", json!({ "type": "object" }))], &["401", "404"]),
            },
            "/plans/{plan}/export/{format}": {
                "get": operation("The plan in another format", &[
                    plan_parameter,
                    json!({ "name": "format", "in": "path", "required": true, "schema": { "type": "string", "enum": formats } }),
                    json!({ "name": "lang", "in": "query", "required": false, "schema": { "type": "string", "enum": words::Lang::ALL.iter().map(|lang| lang.code()).collect::<Vec<_>>() } }),
                ], None, &[], &["401", "404", "422"]),
            },
        },
        "components": { "schemas": schemas, "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } } },
    })
}

fn operation(summary: &str, parameters: &[Value], body: Option<Value>, good: &[(&str, Value)], bad: &[&str]) -> Value {
    let mut responses = Map::new();
    for (status, schema) in good {
        responses.insert(
            (*status).into(),
            json!({ "description": summary, "content": { "application/json": { "schema": schema } } }),
        );
    }
    if good.is_empty() {
        responses.insert(
            "200".into(),
            json!({ "description": summary, "content": {
            "application/json": {}, "text/markdown": {}, "text/html": {},
        } }),
        );
    }
    for status in bad {
        responses.insert(
            (*status).into(),
            json!({
                "description": "What went wrong, and what to do",
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } },
            }),
        );
    }
    let mut operation = json!({ "summary": summary, "parameters": parameters, "responses": responses });
    if let Some(schema) = body {
        operation["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }
    operation
}
