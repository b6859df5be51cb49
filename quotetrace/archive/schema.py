"""The tables of an archive, and how a file of an older schema becomes one of this.

Each migration is a script that leads from the schema of its index to the next; none is ever changed after a release.
One of them is no script: it makes the index of keys anew, and is added again whenever the keys of `matching` change.
What people and other programs should read are the views at the end: `articles`, `versions`, `quotes`, `statements`,
`reports`.
"""

__all__ = ["APPLICATION", "MIGRATIONS", "NEW_KEYS", "VERSION"]

APPLICATION = 0x71747263  # "qtrc": stands in the head of each file, so that `file` and we tell it from other databases

TABLES = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL,         -- the article's id in all records
    digest TEXT NOT NULL,          -- of the article as it was read
    place TEXT NOT NULL,           -- what stays when the article changes: its given id, its address, or its path
    version INTEGER NOT NULL,
    is_current INTEGER NOT NULL,   -- 0 for a version that was replaced
    is_settled INTEGER NOT NULL,   -- 0 while its quotes are not yet joined to statements
    path TEXT, url TEXT, headline TEXT, outlet TEXT, published TEXT, byline TEXT, dateline TEXT, wire TEXT, language TEXT,
    record BLOB NOT NULL           -- the whole article, compressed JSON
);
CREATE INDEX article_by_digest ON article (digest);
CREATE INDEX article_by_place ON article (place);
CREATE INDEX article_to_settle ON article (id) WHERE is_current AND NOT is_settled;
CREATE TABLE quote (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id),
    quote TEXT NOT NULL,           -- the quote's id in all records
    text TEXT NOT NULL,
    spans TEXT NOT NULL,           -- where it stands in the article's text: code points, half-open
    kind TEXT NOT NULL,
    speaker TEXT, role TEXT, speaker_type TEXT NOT NULL,
    cue TEXT, channel TEXT, told_to TEXT, polarity TEXT NOT NULL, confidence REAL NOT NULL, paragraph INTEGER NOT NULL,
    record BLOB NOT NULL           -- the whole quote but for its article, compressed JSON
);
CREATE INDEX quote_by_article ON quote (article);
CREATE TABLE posting (             -- which quotes hold a key, the fullest first, within a window of days
    days INTEGER NOT NULL,
    key INTEGER NOT NULL,
    place INTEGER NOT NULL,
    quote INTEGER NOT NULL,
    PRIMARY KEY (days, key, place, quote)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5 (text, content='quote', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    statement TEXT NOT NULL,       -- the statement's id in all records
    text TEXT NOT NULL,
    speaker TEXT,
    first_published TEXT, first_outlet TEXT,
    reports INTEGER NOT NULL,
    independent_origins INTEGER NOT NULL,
    outlets TEXT NOT NULL, flags TEXT NOT NULL
);
CREATE TABLE report (
    quote INTEGER PRIMARY KEY REFERENCES quote (id),
    statement INTEGER NOT NULL REFERENCES statement (id),
    relation TEXT NOT NULL,
    similarity REAL NOT NULL,
    origin TEXT NOT NULL,
    is_first INTEGER               -- null where dates do not decide it
);
CREATE INDEX report_by_statement ON report (statement);
"""

VIEWS = """
CREATE VIEW articles AS
    SELECT article AS id, headline, outlet, published, byline, dateline, wire, url, path, language, version, digest AS sha256,
        (SELECT count(*) FROM quote WHERE quote.article = article.id) AS quotes
    FROM article WHERE is_current;
CREATE VIEW versions AS
    SELECT article AS id, version, is_current, headline, outlet, published, url, path, digest AS sha256 FROM article;
CREATE VIEW quotes AS
    SELECT quote.quote AS id, quote.text, quote.speaker, quote.role, quote.speaker_type, quote.kind, quote.cue, quote.channel,
        quote.told_to, quote.polarity, quote.confidence, article.outlet, article.published, article.wire, article.headline,
        article.url, article.path, article.article AS article_id
    FROM quote JOIN article ON article.id = quote.article AND article.is_current;
CREATE VIEW statements AS
    SELECT statement AS id, text, speaker, first_published, first_outlet, reports, independent_origins, outlets, flags
    FROM statement;
CREATE VIEW reports AS
    SELECT statement.statement AS statement_id, article.outlet, article.published, article.wire, quote.speaker, quote.text,
        report.relation, report.similarity, report.origin, report.is_first, article.headline, article.url, article.path,
        quote.quote AS quote_id, article.article AS article_id
    FROM report JOIN statement ON statement.id = report.statement
        JOIN quote ON quote.id = report.quote JOIN article ON article.id = quote.article;
"""

NEW_KEYS = ""  # the migration that makes the index of keys anew

MIGRATIONS = (TABLES, VIEWS, NEW_KEYS, NEW_KEYS, NEW_KEYS)
VERSION = len(MIGRATIONS)
