//! As much of JSON Schema as the generated schemas use, so that samples can be held against them.

use serde_json::Value;

/// What in a value is not as its schema says: path and keyword.
pub fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    walk(schema, schema, value, "$", &mut out);
    out
}

fn walk(root: &Value, schema: &Value, value: &Value, path: &str, out: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else { return };
    for (keyword, rule) in schema {
        let holds = match keyword.as_str() {
            "type" => kinds(rule).any(|kind| is_kind(value, kind)),
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap()),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "required" => value
                .as_object()
                .is_none_or(|map| rule.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap()))),
            "anyOf" => rule.as_array().unwrap().iter().any(|option| {
                let mut found = Vec::new();
                walk(root, option, value, path, &mut found);
                found.is_empty()
            }),
            "$ref" => {
                let target = root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap();
                walk(root, target, value, path, out);
                true
            }
            "properties" => {
                for (key, schema) in rule.as_object().unwrap() {
                    if let Some(value) = value.get(key) {
                        walk(root, schema, value, &format!("{path}.{key}"), out);
                    }
                }
                true
            }
            "additionalProperties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    walk(root, rule, value, &format!("{path}.{key}"), out);
                }
                true
            }
            "items" => {
                for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                    walk(root, rule, value, &format!("{path}[{index}]"), out);
                }
                true
            }
            "prefixItems" => {
                for (index, (schema, value)) in
                    rule.as_array().unwrap().iter().zip(value.as_array().into_iter().flatten()).enumerate()
                {
                    walk(root, schema, value, &format!("{path}[{index}]"), out);
                }
                true
            }
            "$schema" | "$defs" | "title" | "description" | "format" | "pattern" => true,
            other => panic!("the schemas use {other}, which this validator does not know"),
        };
        if !holds {
            out.push(format!("{path}: {keyword}"));
        }
    }
}

fn kinds(rule: &Value) -> impl Iterator<Item = &str> {
    let one = rule.as_str().into_iter();
    one.chain(rule.as_array().into_iter().flatten().filter_map(Value::as_str))
}

fn is_kind(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other}"),
    }
}
