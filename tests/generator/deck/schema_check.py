#!/usr/bin/env python3
"""Judges the schemas in docs/ by python3-jsonschema.

They are what the program prints, are themselves right by the metaschema of
2020-12, hold right examples, and accept the course deck.
"""

import json
import pathlib
import subprocess
import sys

from jsonschema import Draft202012Validator


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def definitions_with_examples(schema):
    for name, definition in schema["$defs"].items():
        for example in definition.get("examples", []):
            yield name, example


def check_schema(path, name, program):
    """Returns a validator with the schema in `path`."""
    text = path.read_text(encoding="utf-8")
    if text != output_of(program, "schema", name):
        sys.exit(f"{path} is not current: run ./dev schema")
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    for definition, example in definitions_with_examples(schema):
        Draft202012Validator(
            {"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
        ).validate(example)
    return Draft202012Validator(schema)


def check_file(validator, path, yaml_to_json):
    problems = list(validator.iter_errors(json.loads(output_of(yaml_to_json, path))))
    for problem in problems:
        print(f"{path}: {problem.json_path}: {problem.message}")
    return not problems


def main():
    source, program, yaml_to_json = sys.argv[1:]
    unknown = subprocess.run([program, "schema", "dek"], capture_output=True)
    if unknown.returncode != 2 or b"did you mean 'deck'?" not in unknown.stderr:
        sys.exit("a schema that is not there is a usage error")
    docs = pathlib.Path(source) / "docs"
    content = pathlib.Path(source) / "content" / "attention"
    deck = check_schema(docs / "deck.schema.json", "deck", program)
    include = check_schema(docs / "include.schema.json", "include", program)
    check_schema(docs / "course.schema.json", "course", program)
    right = check_file(deck, content / "deck.yaml", yaml_to_json)
    for path in sorted(content.glob("slides-*.yaml")):
        right = check_file(include, path, yaml_to_json) and right
    sys.exit(0 if right else 1)


main()
