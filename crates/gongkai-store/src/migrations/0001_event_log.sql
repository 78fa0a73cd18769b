-- The log. `chain` is the event; the columns beside it serve queries and are compared with it by `verify`.
CREATE TABLE head (
    body {text} NOT NULL,
    seq {integer} NOT NULL,
    hash {bytes} NOT NULL,
    PRIMARY KEY (body)
){options};

CREATE TABLE event (
    body {text} NOT NULL,
    seq {integer} NOT NULL,
    stream_kind {text} NOT NULL,
    stream_id {text} NOT NULL,
    stream_version {integer} NOT NULL,
    event_id {text} NOT NULL,
    kind {text} NOT NULL,
    recorded_us {integer} NOT NULL,
    effective {text} NOT NULL,
    hash {bytes} NOT NULL,
    chain {bytes} NOT NULL,
    PRIMARY KEY (body, seq),
    UNIQUE (body, stream_kind, stream_id, stream_version),
    UNIQUE (body, event_id)
){options};

-- Keys of commands from outside: which events answered them, and the hash of what was asked.
CREATE TABLE command_key (
    body {text} NOT NULL,
    command_key {text} NOT NULL,
    content {bytes} NOT NULL,
    first_seq {integer} NOT NULL,
    events {integer} NOT NULL,
    PRIMARY KEY (body, command_key)
){options};

-- How far each projection has read, by which version of its code.
CREATE TABLE projection (
    body {text} NOT NULL,
    name {text} NOT NULL,
    version {integer} NOT NULL,
    seq {integer} NOT NULL,
    PRIMARY KEY (body, name)
){options};

-- Projection: one row a history.
CREATE TABLE stream_index (
    body {text} NOT NULL,
    stream_kind {text} NOT NULL,
    stream_id {text} NOT NULL,
    events {integer} NOT NULL,
    last_seq {integer} NOT NULL,
    last_effective {text} NOT NULL,
    PRIMARY KEY (body, stream_kind, stream_id)
){options};

-- The key of each person, wrapped by a key from outside (kek); re-wrapped in place. A destroyed key leaves a tombstone:
-- the day and the approved record. The columns of the other kind are empty.
CREATE TABLE person_key (
    body {text} NOT NULL,
    person {text} NOT NULL,
    kek {text} NOT NULL,
    wrapped {bytes} NOT NULL,
    destroyed_on {text} NOT NULL,
    record {text} NOT NULL,
    PRIMARY KEY (body, person)
){options};
