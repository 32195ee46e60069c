-- The vault, format 2. One SQLite file holds all data of an office; README.md says why it looks like this.
--
-- House rules, read back by tests/store/schema_test.cpp: every table is STRICT; ids are 16 random bytes, because vaults of several
-- sites merge; hashes are the 32 bytes of BLAKE2b-256; times are milliseconds; what must not change has triggers that say so.

-- What this file is. Public keys only: their secret halves lie in key slots, or elsewhere.
CREATE TABLE meta (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  format     INTEGER NOT NULL,                                   -- equal to PRAGMA user_version
  vault      BLOB NOT NULL CHECK (length(vault) = 16),           -- this vault among others
  demo       INTEGER NOT NULL CHECK (demo IN (0, 1)),
  office_pk  BLOB NOT NULL CHECK (length(office_pk) = 32),       -- identities and notes are sealed to it
  audit_pk   BLOB CHECK (length(audit_pk) = 32),                 -- demographics are; NULL until a data officer has a slot
  machine_pk BLOB CHECK (length(machine_pk) = 32)                -- signs checkpoints and bundles; NULL until the machine has one
) STRICT;

-- One JSON value under each name: the office, the PIN's hash, which published documents are the current ones, wrong sign-ins.
CREATE TABLE setting (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  json TEXT NOT NULL
) STRICT;

-- One start of a process. Monotonic times count from it and add up within it only.
CREATE TABLE run (
  id      BLOB PRIMARY KEY CHECK (length(id) = 16),
  boot_id TEXT NOT NULL,                                         -- the operating system's; '' where it has none
  station TEXT NOT NULL CHECK (station IN ('kiosk', 'review', 'studio', 'command')),
  program TEXT NOT NULL,                                         -- name, version and commit
  wall    INTEGER NOT NULL
) STRICT;

-- What was published, named by the hash of its bytes. Never changed, never deleted; holds no person.
CREATE TABLE document (
  hash  BLOB PRIMARY KEY CHECK (length(hash) = 32),
  kind  TEXT NOT NULL CHECK (kind IN ('bank', 'item', 'form', 'profile', 'blueprint', 'error_model', 'norms', 'notice', 'text')),
  bytes BLOB NOT NULL
) STRICT;

-- A bank or a profile being written, and every revision of it.
CREATE TABLE draft (
  id        BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind      TEXT NOT NULL UNIQUE,                                -- "bank:front-line", "profile:contact-centre-agent"
  published INTEGER NOT NULL DEFAULT 0                           -- the revision published last; 0 = none
) STRICT;

CREATE TABLE revision (
  draft  BLOB NOT NULL REFERENCES draft (id),
  n      INTEGER NOT NULL CHECK (n > 0),
  parent INTEGER NOT NULL CHECK (parent >= 0 AND parent < n),    -- 0 = none
  bytes  BLOB NOT NULL,
  staff  TEXT NOT NULL,                                          -- who saved it
  wall   INTEGER NOT NULL,
  PRIMARY KEY (draft, n)
) STRICT;

-- A post to be filled: what is asked for, who decides, and against which profile.
CREATE TABLE vacancy (
  id           BLOB PRIMARY KEY CHECK (length(id) = 16),
  role         TEXT NOT NULL,
  site         TEXT NOT NULL,
  manager      TEXT NOT NULL,
  family       TEXT NOT NULL CHECK (family <> ''),               -- the family of parallel forms
  profile      BLOB NOT NULL REFERENCES document (hash),
  line_version INTEGER NOT NULL DEFAULT 0,                       -- the version of the line a score is held against; 0 = no line
  opened       INTEGER NOT NULL,
  closed       INTEGER
) STRICT;

-- A candidate who is expected. The code is all that is known of the person here.
CREATE TABLE appointment (
  code     TEXT PRIMARY KEY CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  vacancy  BLOB NOT NULL REFERENCES vacancy (id),
  role     TEXT NOT NULL,
  form     BLOB REFERENCES document (hash),                      -- NULL: the form given least so far, at the start
  profile  BLOB NOT NULL REFERENCES document (hash),
  language TEXT NOT NULL,
  wall     INTEGER NOT NULL DEFAULT 0,                           -- when; 0 = any time
  state    TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used', 'cancelled'))
) STRICT;
CREATE INDEX appointment_vacancy ON appointment (vacancy);

-- What a candidate asked for so that the assessment is fair. Apart from the appointment: few may read it. The code may be that of an
-- appointment, of a session, or of one made elsewhere, so it refers to none of them.
CREATE TABLE accommodation (
  code TEXT PRIMARY KEY CHECK (length(code) = 8),
  json TEXT NOT NULL
) STRICT;

-- One sitting of one candidate. Everything about it that is not here is the fold of its events; state repeats what they say, in the
-- same transaction, so that codes are looked up without reading them.
CREATE TABLE session (
  id      BLOB PRIMARY KEY CHECK (length(id) = 16),
  code    TEXT NOT NULL UNIQUE CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  vacancy BLOB NOT NULL REFERENCES vacancy (id),
  role    TEXT NOT NULL,
  form    BLOB REFERENCES document (hash),                       -- NULL until FormGiven
  profile BLOB NOT NULL REFERENCES document (hash),
  seed    INTEGER NOT NULL,                                      -- decides the order of options; 64 bits, read as unsigned
  salt    BLOB CHECK (length(salt) = 32),                        -- keys the hash of its events in the audit chain; gone with erasure
  state   TEXT NOT NULL CHECK (state IN ('open', 'paused', 'finished', 'withdrawn', 'abandoned', 'erased')),
  trial   INTEGER NOT NULL CHECK (trial IN (0, 1)),              -- staff trying it out: never in norms, lists or reports
  opened  INTEGER NOT NULL,
  CHECK (salt IS NOT NULL OR state = 'erased')
) STRICT;
CREATE INDEX session_form ON session (form);
CREATE INDEX session_vacancy ON session (vacancy);

-- The session itself. Order is (session, seq); mono_ms counts from the run's start.
CREATE TABLE event (
  session BLOB NOT NULL REFERENCES session (id),
  seq     INTEGER NOT NULL CHECK (seq > 0),
  run     BLOB NOT NULL REFERENCES run (id),
  mono_ms INTEGER NOT NULL,
  wall_ms INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

-- Who sat there: one byte that says how it is sealed, then the sealed bytes. The kiosk can write it and cannot read it.
CREATE TABLE identity (
  session BLOB PRIMARY KEY REFERENCES session (id),
  sealed  BLOB NOT NULL
) STRICT;

-- What staff noted about a candidate, sealed like the identity.
CREATE TABLE note (
  session BLOB NOT NULL REFERENCES session (id),
  n       INTEGER NOT NULL CHECK (n > 0),
  sealed  BLOB NOT NULL,
  PRIMARY KEY (session, n)
) STRICT;

-- Voluntary answers for fairness, sealed to the data officer's key under a random key: no time, no order, no link to a session.
CREATE TABLE demographic (
  key    BLOB PRIMARY KEY CHECK (length(key) = 16),
  sealed BLOB NOT NULL CHECK (length(sealed) = 512)
) STRICT, WITHOUT ROWID;

-- Derived from events and documents: may be deleted and rebuilt.
CREATE TABLE result (
  session     BLOB NOT NULL REFERENCES session (id),
  form        BLOB NOT NULL REFERENCES document (hash),
  profile     BLOB NOT NULL REFERENCES document (hash),
  error_model BLOB REFERENCES document (hash),                   -- NULL: 'error unknown'
  bytes       BLOB NOT NULL,
  PRIMARY KEY (session, profile)
) STRICT;

-- Accounts.
CREATE TABLE staff (
  id       BLOB PRIMARY KEY CHECK (length(id) = 16),
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  role     TEXT NOT NULL CHECK (role IN ('administrator', 'recruiter', 'hr-editor', 'data-officer', 'reception')),
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  wall     INTEGER NOT NULL
) STRICT;

-- A secret key in a secretbox under Argon2id(passphrase, salt): one slot per member of staff and one for the recovery sheet.
CREATE TABLE keyslot (
  id    BLOB PRIMARY KEY CHECK (length(id) = 16),
  key   TEXT NOT NULL CHECK (key IN ('office', 'audit')),
  staff BLOB REFERENCES staff (id),                              -- NULL: the recovery sheet's
  ops   INTEGER NOT NULL,
  mem   INTEGER NOT NULL,
  salt  BLOB NOT NULL CHECK (length(salt) = 16),
  nonce BLOB NOT NULL CHECK (length(nonce) = 24),
  box   BLOB NOT NULL CHECK (length(box) = 48),
  UNIQUE (key, staff)
) STRICT;

-- What was done, each entry chained to the one before. Ids only: never names, never answers.
CREATE TABLE audit (
  seq  INTEGER PRIMARY KEY CHECK (seq > 0),
  prev BLOB NOT NULL CHECK (length(prev) = 32),                  -- the hash of the entry before; zeros before the first
  run  BLOB NOT NULL REFERENCES run (id),
  wall INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- The chain's head, signed by the machine.
CREATE TABLE checkpoint (
  seq       INTEGER PRIMARY KEY REFERENCES audit (seq),
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

-- Sessions that are being or have been erased, each with the audit entry that says so.
CREATE TABLE erasure (
  session   BLOB PRIMARY KEY REFERENCES session (id),
  audit_seq INTEGER NOT NULL REFERENCES audit (seq)
) STRICT;

-- Records that have to be kept, whatever the retention rule says, until somebody lifts the hold: a charge, a claim, an audit.
CREATE TABLE hold (
  session BLOB PRIMARY KEY REFERENCES session (id),
  wall    INTEGER NOT NULL
) STRICT;

-- Records that are kept and not used (GDPR Article 18): only the data officer sees them.
CREATE TABLE restriction (
  session BLOB PRIMARY KEY REFERENCES session (id),
  wall    INTEGER NOT NULL
) STRICT;

-- What is on hold stays.
CREATE TRIGGER erasure_not_on_hold BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM hold WHERE session = NEW.session)
BEGIN SELECT RAISE(ABORT, 'a record on legal hold is not erased'); END;

-- Events: in order without a gap, never after the end, never changed, deleted only in an erasure.
CREATE TRIGGER event_in_order BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE session = NEW.session)
BEGIN SELECT RAISE(ABORT, 'events follow each other without a gap'); END;
CREATE TRIGGER event_before_the_end BEFORE INSERT ON event
WHEN (SELECT state FROM session WHERE id = NEW.session) NOT IN ('open', 'paused')
BEGIN SELECT RAISE(ABORT, 'the session has ended'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE session = OLD.session)
BEGIN SELECT RAISE(ABORT, 'events are deleted by an erasure only'); END;

-- Documents: neither changed nor deleted.
CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;

-- The audit log: only ever longer.
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
  OR NEW.prev <> coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'audit entries follow each other without a gap'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never cut'); END;
