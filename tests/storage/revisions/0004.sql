BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE attempt (
	log_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	device VARCHAR(8) NOT NULL, 
	level VARCHAR(16) NOT NULL, 
	seconds FLOAT NOT NULL, 
	hints INTEGER NOT NULL, 
	tries INTEGER NOT NULL, 
	answer_seen BOOLEAN NOT NULL, 
	conclusion VARCHAR(16), 
	stage VARCHAR(80), 
	seed BIGINT, 
	passed INTEGER, 
	cases INTEGER, 
	failed_case VARCHAR(200), 
	failed_en TEXT, 
	failed_zh TEXT, 
	judged_seconds FLOAT, 
	CONSTRAINT pk_attempt PRIMARY KEY (log_id), 
	CONSTRAINT fk_attempt_log_id_log FOREIGN KEY(log_id) REFERENCES log (id)
);
INSERT INTO "attempt" VALUES(26,'def add(a, b): ...
','cpu','fill',0.0,0,1,0,'wrong_answer','core',7,1,2,'zeros','all zeros','全零',0.1);
INSERT INTO "attempt" VALUES(27,'def add(a, b):
    return a + b  # 求和
','cpu','fill',0.0,1,2,0,'accepted','core',7,2,2,NULL,NULL,NULL,0.1);
INSERT INTO "attempt" VALUES(29,'','cpu','fill',0.0,0,0,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE card (
	item_id INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	content_hash VARCHAR(64) NOT NULL, 
	body JSON NOT NULL, rubric JSON, 
	CONSTRAINT pk_card PRIMARY KEY (item_id), 
	CONSTRAINT fk_card_item_id_item FOREIGN KEY(item_id) REFERENCES item (id)
);
INSERT INTO "card" VALUES(1,'content/notes/a.md',8,'c125db416bf614330f9d520d753b25215b56b4dfdbe752a49a0a3f3978c96f4f','{"id": "one", "kind": "qa", "level": 1, "topic": "topic", "area": "alpha", "siblings": ["pair"], "rev": 1, "question": {"zh": "one \u4e3a\u4ec0\u4e48\uff1f", "en": "Why one?"}, "prompt": "", "answer": {"zh": "\u56e0\u4e3a\u5982\u6b64\u3002", "en": "Because of it."}, "key_points": [{"id": "p1", "text": {"zh": "\u4e00", "en": "one"}, "weight": 1}], "follow_ups": [], "source": "- A paper, section 1", "errata": "", "parameters": null}','null');
INSERT INTO "card" VALUES(2,'content/notes/a.md',35,'32b81a52ce6e403c302c9f1de815b81549a1079baeef2fad156b884dc95d01c5','{"id": "two", "kind": "qa", "level": 1, "topic": "topic", "area": "alpha", "siblings": ["pair"], "rev": 1, "question": {"zh": "two \u4e3a\u4ec0\u4e48\uff1f", "en": "Why two?"}, "prompt": "", "answer": {"zh": "\u56e0\u4e3a\u5982\u6b64\u3002", "en": "Because of it."}, "key_points": [{"id": "p1", "text": {"zh": "\u4e00", "en": "one"}, "weight": 1}], "follow_ups": [], "source": "- A paper, section 1", "errata": "", "parameters": null}','null');
INSERT INTO "card" VALUES(3,'content/notes/a.md',62,'8aa3ef8cc2de549cfc8b909e920555a5b47359e1a1c8a636913f0e0d0daaaf65','{"id": "three", "kind": "qa", "level": 1, "topic": "topic", "area": "alpha", "siblings": [], "rev": 1, "question": {"zh": "three \u4e3a\u4ec0\u4e48\uff1f", "en": "Why three?"}, "prompt": "", "answer": {"zh": "\u56e0\u4e3a\u5982\u6b64\u3002", "en": "Because of it."}, "key_points": [{"id": "p1", "text": {"zh": "\u4e00", "en": "one"}, "weight": 1}], "follow_ups": [], "source": "- A paper, section 1", "errata": "", "parameters": null}','null');
INSERT INTO "card" VALUES(4,'content/notes/a.md',89,'56a94b04d20415e130ffecaf83904ecd7dd6ce922dea058d5e3ec20d7d9553ef','{"id": "sum", "kind": "param", "level": 1, "topic": "topic", "area": "alpha", "siblings": [], "rev": 1, "question": {"zh": "{{a}} + {{b}} \u4e3a\u4ec0\u4e48\uff1f", "en": "Why {{a}} + {{b}}?"}, "prompt": "", "answer": {"zh": "\u56e0\u4e3a\u5982\u6b64\u3002 {{answer}}", "en": "Because of it. {{answer}}"}, "key_points": [{"id": "p1", "text": {"zh": "\u4e00", "en": "one"}, "weight": 1}], "follow_ups": [], "source": "- A paper, section 1", "errata": "", "parameters": {"variables": [["a", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50]], ["b", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50]]], "where": "", "let": [], "answer": "a + b", "tolerance": 0.0, "slips": [{"name": {"zh": "minus", "en": "minus"}, "expression": "a - b"}]}}','null');
INSERT INTO "card" VALUES(11,'/home/someone/home/note.md',1,'d221e517af673be88551a4d738f83981909641ae2e1ef76cb68e34f32eee79b9','{"id": "note-f7d2ef55dff0", "kind": "qa", "level": 1, "topic": "note", "area": "notes", "siblings": [], "rev": 1, "question": {"zh": "\u4e00", "en": "\u4e00"}, "prompt": "", "answer": {"zh": "\u7b2c\u4e00\u4e2a\u7b54\u6848\u5728\u6b64\u3002", "en": "\u7b2c\u4e00\u4e2a\u7b54\u6848\u5728\u6b64\u3002"}, "key_points": [], "follow_ups": [], "source": "", "errata": "", "parameters": null}','null');
INSERT INTO "card" VALUES(12,'/home/someone/home/note.md',5,'fed2d62b2c61c6862bd7e1abed13c9720a238a1f32ebf0f4c5f6267b0bd063bd','{"id": "note-9c6d0acba9fe", "kind": "qa", "level": 1, "topic": "note", "area": "notes", "siblings": [], "rev": 1, "question": {"zh": "\u4e8c", "en": "\u4e8c"}, "prompt": "", "answer": {"zh": "\u7b2c\u4e8c\u4e2a\u7b54\u6848\u5728\u6b64\u3002", "en": "\u7b2c\u4e8c\u4e2a\u7b54\u6848\u5728\u6b64\u3002"}, "key_points": [], "follow_ups": [], "source": "", "errata": "", "parameters": null}','null');
INSERT INTO "card" VALUES(13,'/home/someone/home/note.md',9,'b5202315be76f0bb0eef6ee3d7c33bc301b64038a925f9534f208094b9e7b8bf','{"id": "note-ea2b3e78aff4", "kind": "qa", "level": 1, "topic": "note", "area": "notes", "siblings": [], "rev": 1, "question": {"zh": "\u4e09", "en": "\u4e09"}, "prompt": "", "answer": {"zh": "\u7b2c\u4e09\u4e2a\u7b54\u6848\u5728\u6b64\u3002", "en": "\u7b2c\u4e09\u4e2a\u7b54\u6848\u5728\u6b64\u3002"}, "key_points": [], "follow_ups": [], "source": "", "errata": "", "parameters": null}',NULL);
CREATE TABLE import_change (
	run_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	"before" JSON, 
	CONSTRAINT pk_import_change PRIMARY KEY (run_id, item_id), 
	CONSTRAINT fk_import_change_run_id_import_run FOREIGN KEY(run_id) REFERENCES import_run (id), 
	CONSTRAINT fk_import_change_item_id_item FOREIGN KEY(item_id) REFERENCES item (id)
);
INSERT INTO "import_change" VALUES(1,11,'null');
INSERT INTO "import_change" VALUES(1,12,'null');
INSERT INTO "import_change" VALUES(1,13,'null');
INSERT INTO "import_change" VALUES(2,11,'{"area": "notes", "retired_at": null, "imported": {"note": "/home/someone/home/note.md", "position": 1, "path": [], "kind": "heading", "question": "\u4e00", "answer": "\u7b2c\u4e00\u4e2a\u7b54\u6848\u5728\u6b64\u3002", "edited": false, "refused": false}, "card": {"file": "/home/someone/home/note.md", "line": 1, "content_hash": "d221e517af673be88551a4d738f83981909641ae2e1ef76cb68e34f32eee79b9", "body": {"id": "note-f7d2ef55dff0", "kind": "qa", "level": 1, "topic": "note", "area": "notes", "siblings": [], "rev": 1, "question": {"zh": "\u4e00", "en": "\u4e00"}, "prompt": "", "answer": {"zh": "\u7b2c\u4e00\u4e2a\u7b54\u6848\u5728\u6b64\u3002", "en": "\u7b2c\u4e00\u4e2a\u7b54\u6848\u5728\u6b64\u3002"}, "key_points": [], "follow_ups": [], "source": "", "errata": "", "parameters": null}, "rubric": null}}');
INSERT INTO "import_change" VALUES(2,12,'{"area": "notes", "retired_at": null, "imported": {"note": "/home/someone/home/note.md", "position": 2, "path": [], "kind": "heading", "question": "\u4e8c", "answer": "\u7b2c\u4e8c\u4e2a\u7b54\u6848\u5728\u6b64\u3002", "edited": false, "refused": false}, "card": {"file": "/home/someone/home/note.md", "line": 5, "content_hash": "fed2d62b2c61c6862bd7e1abed13c9720a238a1f32ebf0f4c5f6267b0bd063bd", "body": {"id": "note-9c6d0acba9fe", "kind": "qa", "level": 1, "topic": "note", "area": "notes", "siblings": [], "rev": 1, "question": {"zh": "\u4e8c", "en": "\u4e8c"}, "prompt": "", "answer": {"zh": "\u7b2c\u4e8c\u4e2a\u7b54\u6848\u5728\u6b64\u3002", "en": "\u7b2c\u4e8c\u4e2a\u7b54\u6848\u5728\u6b64\u3002"}, "key_points": [], "follow_ups": [], "source": "", "errata": "", "parameters": null}, "rubric": null}}');
CREATE TABLE import_run (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	notes JSON NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT pk_import_run PRIMARY KEY (id)
);
INSERT INTO "import_run" VALUES(1,'2026-01-11 06:00:00.000000','["/home/someone/home/note.md"]',NULL);
INSERT INTO "import_run" VALUES(2,'2026-01-11 06:00:00.000000','["/home/someone/home/note.md"]','2026-01-11 06:00:00.000000');
CREATE TABLE imported (
	item_id INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	path JSON NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	question TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	edited BOOLEAN NOT NULL, 
	refused BOOLEAN NOT NULL, 
	CONSTRAINT pk_imported PRIMARY KEY (item_id), 
	CONSTRAINT fk_imported_item_id_item FOREIGN KEY(item_id) REFERENCES item (id)
);
INSERT INTO "imported" VALUES(11,'/home/someone/home/note.md',1,'[]','heading','一','第一个答案在此。',0,0);
INSERT INTO "imported" VALUES(12,'/home/someone/home/note.md',2,'[]','heading','二','第二个答案在此。',0,0);
INSERT INTO "imported" VALUES(13,'/home/someone/home/note.md',3,'[]','heading','三','第三个答案在此。',0,1);
CREATE TABLE interview (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	preset VARCHAR(80) NOT NULL, 
	persona VARCHAR(80) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	seed BIGINT NOT NULL, 
	"plan" JSON NOT NULL, 
	bank VARCHAR(64) NOT NULL, 
	study_day DATE NOT NULL, 
	started_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	ending VARCHAR(16), 
	communication FLOAT, 
	CONSTRAINT pk_interview PRIMARY KEY (id), 
	CONSTRAINT fk_interview_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
);
INSERT INTO "interview" VALUES(1,12,'short','calm','en',1,'{"preset": {"id": "short", "title": {"zh": "short", "en": "short"}, "minutes": 7, "persona": "calm", "whiteboard": false, "phases": [{"kind": "intro", "minutes": 1, "count": 0, "areas": []}, {"kind": "warmup", "minutes": 5, "count": 2, "areas": [["alpha", 1]]}, {"kind": "debrief", "minutes": 1, "count": 0, "areas": []}]}, "topics": [{"id": "one", "area": "alpha", "level": 1, "recall": 0.9206802329132497, "days_since": null, "just_asked": false}, {"id": "three", "area": "alpha", "level": 1, "recall": 0.9239627943286961, "days_since": null, "just_asked": false}, {"id": "two", "area": "alpha", "level": 1, "recall": 0.9309092928406029, "days_since": null, "just_asked": false}], "tasks": [], "abilities": {}}','8d177f7080ab82ec9c71f4ab324b2168900c9f0b554626bac11401e56ea125ba','2026-01-11','2026-01-11 06:00:00.000000','2026-01-11 06:00:00.000000','done',3.0);
INSERT INTO "interview" VALUES(2,13,'short','calm','zh',2,'{"preset": {"id": "short", "title": {"zh": "short", "en": "short"}, "minutes": 7, "persona": "calm", "whiteboard": false, "phases": [{"kind": "intro", "minutes": 1, "count": 0, "areas": []}, {"kind": "warmup", "minutes": 5, "count": 2, "areas": [["alpha", 1]]}, {"kind": "debrief", "minutes": 1, "count": 0, "areas": []}]}, "topics": [{"id": "one", "area": "alpha", "level": 1, "recall": 0.9206802329132497, "days_since": 0, "just_asked": true}, {"id": "three", "area": "alpha", "level": 1, "recall": 0.9239627943286961, "days_since": 0, "just_asked": true}, {"id": "two", "area": "alpha", "level": 1, "recall": 0.9309092928406029, "days_since": null, "just_asked": false}], "tasks": [], "abilities": {"alpha": -0.16679983069798882}}','8d177f7080ab82ec9c71f4ab324b2168900c9f0b554626bac11401e56ea125ba','2026-01-11','2026-01-11 06:00:00.000000','2026-01-11 06:00:00.000000','abandoned',NULL);
INSERT INTO "interview" VALUES(3,14,'short','calm','zh',3,'{"preset": {"id": "short", "title": {"zh": "short", "en": "short"}, "minutes": 7, "persona": "calm", "whiteboard": false, "phases": [{"kind": "intro", "minutes": 1, "count": 0, "areas": []}, {"kind": "warmup", "minutes": 5, "count": 2, "areas": [["alpha", 1]]}, {"kind": "debrief", "minutes": 1, "count": 0, "areas": []}]}, "topics": [{"id": "one", "area": "alpha", "level": 1, "recall": 0.9206802329132497, "days_since": 0, "just_asked": true}, {"id": "three", "area": "alpha", "level": 1, "recall": 0.9239627943286961, "days_since": 0, "just_asked": true}, {"id": "two", "area": "alpha", "level": 1, "recall": 0.9309092928406029, "days_since": null, "just_asked": false}], "tasks": [], "abilities": {"alpha": -0.16679983069798882}}','8d177f7080ab82ec9c71f4ab324b2168900c9f0b554626bac11401e56ea125ba','2026-01-11','2026-01-11 06:00:00.000000',NULL,NULL,NULL);
CREATE TABLE item (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	"key" VARCHAR(200) NOT NULL, 
	area VARCHAR(80) NOT NULL, 
	rank INTEGER NOT NULL, 
	retired_at DATETIME, 
	CONSTRAINT pk_item PRIMARY KEY (id), 
	CONSTRAINT uq_item_kind_key UNIQUE (kind, "key")
);
INSERT INTO "item" VALUES(1,'card','one','alpha',10000000,NULL);
INSERT INTO "item" VALUES(2,'card','two','alpha',10000001,NULL);
INSERT INTO "item" VALUES(3,'card','three','alpha',10000002,NULL);
INSERT INTO "item" VALUES(4,'card','sum','alpha',10000003,NULL);
INSERT INTO "item" VALUES(5,'drill','add/numpy','alpha',10000000,NULL);
INSERT INTO "item" VALUES(6,'drill','add/torch','alpha',10000000,NULL);
INSERT INTO "item" VALUES(7,'drill','multiply/numpy','alpha',10000001,NULL);
INSERT INTO "item" VALUES(8,'drill','multiply/torch','alpha',10000001,NULL);
INSERT INTO "item" VALUES(9,'drill','subtract/numpy','alpha',10000002,NULL);
INSERT INTO "item" VALUES(10,'drill','subtract/torch','alpha',10000002,NULL);
INSERT INTO "item" VALUES(11,'note','note-f7d2ef55dff0','notes',10000000,NULL);
INSERT INTO "item" VALUES(12,'note','note-9c6d0acba9fe','notes',10000001,NULL);
INSERT INTO "item" VALUES(13,'note','note-ea2b3e78aff4','notes',10000002,'2026-01-11 06:00:00.000000');
CREATE TABLE "item_state" (
	item_id INTEGER NOT NULL, 
	memory JSON NOT NULL, 
	suspended BOOLEAN NOT NULL, 
	leech BOOLEAN NOT NULL, 
	buried_until DATE, 
	pulled_to DATE, 
	log_head INTEGER NOT NULL, 
	queue VARCHAR(16) NOT NULL, 
	sort BIGINT NOT NULL, 
	CONSTRAINT pk_item_state PRIMARY KEY (item_id), 
	CONSTRAINT fk_item_state_item_id_item FOREIGN KEY(item_id) REFERENCES item (id)
);
INSERT INTO "item_state" VALUES(1,'{"phase": "review", "reviews": 1, "lapses": 0, "stability": 8.2956, "difficulty": 1.0, "last_day": "2026-01-05", "due_day": "2026-01-14"}',0,0,NULL,NULL,1,'review',739630);
INSERT INTO "item_state" VALUES(2,'{"phase": "review", "reviews": 1, "lapses": 0, "stability": 8.2956, "difficulty": 1.0, "last_day": "2026-01-06", "due_day": "2026-01-16"}',0,0,NULL,NULL,13,'review',739632);
INSERT INTO "item_state" VALUES(3,'{"phase": "review", "reviews": 2, "lapses": 0, "stability": 7.31530074407728, "difficulty": 2.111214235785395, "last_day": "2026-01-06", "due_day": "2026-01-12"}',0,0,'2026-01-08',NULL,17,'review',739628);
INSERT INTO "item_state" VALUES(4,'{"phase": "learning", "reviews": 3, "lapses": 0, "stability": 0.24668918777567272, "difficulty": 7.5918339286046, "last_day": "2026-01-08", "step": 1, "due_at": "2026-01-09T01:10:00+00:00"}',1,0,'2026-01-09',NULL,25,'out',0);
INSERT INTO "item_state" VALUES(5,'{"phase": "review", "reviews": 1, "lapses": 0, "stability": 1.2931, "difficulty": 5.112170705601056, "last_day": "2026-01-10", "due_day": "2026-01-11"}',0,0,NULL,NULL,31,'drill-review',739627);
INSERT INTO "item_state" VALUES(6,'{"phase": "new", "reviews": 0, "lapses": 0}',0,0,NULL,NULL,0,'drill-new',10000000);
INSERT INTO "item_state" VALUES(7,'{"phase": "new", "reviews": 0, "lapses": 0}',0,0,NULL,NULL,0,'drill-new',10000001);
INSERT INTO "item_state" VALUES(8,'{"phase": "new", "reviews": 0, "lapses": 0}',1,0,NULL,NULL,34,'out',0);
INSERT INTO "item_state" VALUES(9,'{"phase": "new", "reviews": 1, "lapses": 0}',0,0,NULL,NULL,33,'drill-new',10000002);
INSERT INTO "item_state" VALUES(10,'{"phase": "new", "reviews": 0, "lapses": 0}',0,0,NULL,NULL,0,'drill-new',10000002);
INSERT INTO "item_state" VALUES(11,'{"phase": "learning", "reviews": 1, "lapses": 0, "stability": 2.3065, "difficulty": 2.118103970459016, "last_day": "2026-01-11", "step": 1, "due_at": "2026-01-11T06:10:00+00:00"}',0,0,NULL,NULL,35,'steps',1768111800);
INSERT INTO "item_state" VALUES(12,'{"phase": "new", "reviews": 0, "lapses": 0}',0,0,NULL,NULL,0,'new',10000001);
INSERT INTO "item_state" VALUES(13,'{"phase": "new", "reviews": 0, "lapses": 0}',0,0,NULL,NULL,0,'out',0);
CREATE TABLE log (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	item_id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	at DATETIME NOT NULL, 
	study_day DATE NOT NULL, 
	rollover_hour INTEGER NOT NULL, 
	utc_offset_s INTEGER NOT NULL, 
	cause_id INTEGER, 
	target_id INTEGER, 
	day DATE, 
	origin VARCHAR(8), 
	note TEXT, 
	CONSTRAINT fk_log_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_log_session_id_session FOREIGN KEY(session_id) REFERENCES session (id), 
	CONSTRAINT fk_log_cause_id_log FOREIGN KEY(cause_id) REFERENCES log (id), 
	CONSTRAINT fk_log_target_id_log FOREIGN KEY(target_id) REFERENCES log (id)
);
INSERT INTO "log" VALUES(1,1,1,'review','2026-01-05 10:00:00.000000','2026-01-05',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(2,3,1,'review','2026-01-05 10:00:00.000000','2026-01-05',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(3,4,1,'review','2026-01-05 10:00:00.000000','2026-01-05',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(4,4,1,'undone','2026-01-05 10:00:00.000000','2026-01-05',4,0,NULL,3,NULL,NULL,NULL);
INSERT INTO "log" VALUES(5,4,1,'doubted','2026-01-05 10:00:00.000000','2026-01-05',4,0,NULL,NULL,NULL,NULL,'说错了 / wrong');
INSERT INTO "log" VALUES(6,4,1,'buried','2026-01-05 10:00:00.000000','2026-01-05',4,0,NULL,NULL,'2026-01-06',NULL,NULL);
INSERT INTO "log" VALUES(7,3,2,'review','2026-01-06 15:00:00.000000','2026-01-06',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(8,2,2,'review','2026-01-06 15:00:00.000000','2026-01-06',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(9,4,2,'review','2026-01-06 15:00:00.000000','2026-01-06',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(10,4,2,'undone','2026-01-06 15:00:00.000000','2026-01-06',4,0,NULL,9,NULL,NULL,NULL);
INSERT INTO "log" VALUES(11,4,2,'doubted','2026-01-06 15:00:00.000000','2026-01-06',4,0,NULL,NULL,NULL,NULL,'说错了 / wrong');
INSERT INTO "log" VALUES(12,4,2,'buried','2026-01-06 15:00:00.000000','2026-01-06',4,0,NULL,NULL,'2026-01-07',NULL,NULL);
INSERT INTO "log" VALUES(13,2,3,'review','2026-01-07 20:00:00.000000','2026-01-07',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(14,3,3,'review','2026-01-07 20:00:00.000000','2026-01-07',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(15,3,3,'undone','2026-01-07 20:00:00.000000','2026-01-07',4,0,NULL,14,NULL,NULL,NULL);
INSERT INTO "log" VALUES(16,3,3,'doubted','2026-01-07 20:00:00.000000','2026-01-07',4,0,NULL,NULL,NULL,NULL,'说错了 / wrong');
INSERT INTO "log" VALUES(17,3,3,'buried','2026-01-07 20:00:00.000000','2026-01-07',4,0,NULL,NULL,'2026-01-08',NULL,NULL);
INSERT INTO "log" VALUES(18,4,4,'review','2026-01-09 01:00:00.000000','2026-01-08',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(19,4,4,'review','2026-01-09 01:00:00.000000','2026-01-08',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(20,4,4,'review','2026-01-09 01:00:00.000000','2026-01-08',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(21,4,4,'review','2026-01-09 01:00:00.000000','2026-01-08',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(22,4,4,'undone','2026-01-09 01:00:00.000000','2026-01-08',4,0,NULL,21,NULL,NULL,NULL);
INSERT INTO "log" VALUES(23,4,4,'doubted','2026-01-09 01:00:00.000000','2026-01-08',4,0,NULL,NULL,NULL,NULL,'说错了 / wrong');
INSERT INTO "log" VALUES(24,4,4,'buried','2026-01-09 01:00:00.000000','2026-01-08',4,0,NULL,NULL,'2026-01-09',NULL,NULL);
INSERT INTO "log" VALUES(25,4,4,'suspended','2026-01-10 06:00:00.000000','2026-01-10',4,0,NULL,NULL,NULL,'user',NULL);
INSERT INTO "log" VALUES(26,5,5,'attempted','2026-01-10 06:00:00.000000','2026-01-10',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(27,5,5,'attempted','2026-01-10 06:00:00.000000','2026-01-10',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(28,5,5,'review','2026-01-10 06:00:00.000000','2026-01-10',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(29,5,6,'attempted','2026-01-11 06:00:00.000000','2026-01-11',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(30,5,6,'review','2026-01-11 06:00:00.000000','2026-01-11',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(31,5,7,'undone','2026-01-11 06:00:00.000000','2026-01-11',4,0,NULL,30,NULL,NULL,NULL);
INSERT INTO "log" VALUES(32,9,8,'review','2026-01-11 06:00:00.000000','2026-01-11',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(33,9,9,'restarted','2026-01-11 06:00:00.000000','2026-01-11',4,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log" VALUES(34,8,10,'suspended','2026-01-11 06:00:00.000000','2026-01-11',4,0,NULL,NULL,NULL,'user',NULL);
INSERT INTO "log" VALUES(35,11,11,'review','2026-01-11 06:00:00.000000','2026-01-11',4,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE mark (
	turn_id INTEGER NOT NULL, 
	point VARCHAR(80) NOT NULL, 
	value FLOAT NOT NULL, 
	source VARCHAR(8) NOT NULL, 
	suggested VARCHAR(8) NOT NULL, 
	CONSTRAINT pk_mark PRIMARY KEY (turn_id, point), 
	CONSTRAINT fk_mark_turn_id_turn FOREIGN KEY(turn_id) REFERENCES turn (id)
);
INSERT INTO "mark" VALUES(2,'p1',0.5,'user','');
INSERT INTO "mark" VALUES(3,'p1',0.5,'user','');
CREATE TABLE parameter_set (
	id INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_parameter_set PRIMARY KEY (id), 
	CONSTRAINT uq_parameter_set_sha256 UNIQUE (sha256)
);
INSERT INTO "parameter_set" VALUES(1,'2026-01-05 10:00:00.000000','2f351b2cf045792390d6463bab845e84b9fa6816b52869c77ef29da550cf318b','{"weights": [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542], "desired_retention": 0.9, "learning_minutes": [1, 10], "relearning_minutes": [10], "maximum_interval_days": 36500}');
INSERT INTO "parameter_set" VALUES(2,'2026-01-10 06:00:00.000000','1969e4c48af38d34e05946e8f3c8dbc3b6dcd3df20dc4e15baa4dd4864499e35','{"weights": [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542], "desired_retention": 0.9, "learning_minutes": [], "relearning_minutes": [], "maximum_interval_days": 36500}');
CREATE TABLE review (
	log_id INTEGER NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	rating INTEGER NOT NULL, 
	seconds FLOAT NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	recall FLOAT, 
	parameter_set_id INTEGER NOT NULL, 
	before_phase VARCHAR(12) NOT NULL, 
	"before" JSON NOT NULL, 
	drawn JSON NOT NULL, 
	typed TEXT NOT NULL, 
	ticked JSON NOT NULL, 
	content_hash VARCHAR(64) NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_review PRIMARY KEY (log_id), 
	CONSTRAINT fk_review_log_id_log FOREIGN KEY(log_id) REFERENCES log (id), 
	CONSTRAINT fk_review_parameter_set_id_parameter_set FOREIGN KEY(parameter_set_id) REFERENCES parameter_set (id)
);
INSERT INTO "review" VALUES(1,'daily',4,3.0,'en',NULL,1,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{}','','[]','c125db416bf614330f9d520d753b25215b56b4dfdbe752a49a0a3f3978c96f4f',1);
INSERT INTO "review" VALUES(2,'daily',3,3.0,'en',NULL,1,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{}','','[]','8aa3ef8cc2de549cfc8b909e920555a5b47359e1a1c8a636913f0e0d0daaaf65',1);
INSERT INTO "review" VALUES(3,'daily',3,3.0,'en',NULL,1,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{"a": 44, "b": 26, "answer": 70}','','[]','56a94b04d20415e130ffecaf83904ecd7dd6ce922dea058d5e3ec20d7d9553ef',1);
INSERT INTO "review" VALUES(7,'daily',3,3.0,'en',9.46847499382546087254e-01,1,'learning','{"phase": "learning", "reviews": 1, "lapses": 0, "stability": 2.3065, "difficulty": 2.118103970459016, "last_day": "2026-01-05", "step": 1, "due_at": "2026-01-05T10:10:00+00:00"}','{}','','[]','8aa3ef8cc2de549cfc8b909e920555a5b47359e1a1c8a636913f0e0d0daaaf65',1);
INSERT INTO "review" VALUES(8,'daily',4,3.0,'en',NULL,1,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{}','','[]','32b81a52ce6e403c302c9f1de815b81549a1079baeef2fad156b884dc95d01c5',1);
INSERT INTO "review" VALUES(9,'daily',1,3.0,'en',NULL,1,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{"a": 44, "b": 26, "answer": 70}','','[]','56a94b04d20415e130ffecaf83904ecd7dd6ce922dea058d5e3ec20d7d9553ef',1);
INSERT INTO "review" VALUES(13,'cram',2,3.0,'en',9.82923438830853424263e-01,1,'review','{"phase": "review", "reviews": 1, "lapses": 0, "stability": 8.2956, "difficulty": 1.0, "last_day": "2026-01-06", "due_day": "2026-01-16"}','{}','','[]','32b81a52ce6e403c302c9f1de815b81549a1079baeef2fad156b884dc95d01c5',1);
INSERT INTO "review" VALUES(14,'cram',4,3.0,'en',9.80794203350430437993e-01,1,'review','{"phase": "review", "reviews": 2, "lapses": 0, "stability": 7.31530074407728, "difficulty": 2.111214235785395, "last_day": "2026-01-06", "due_day": "2026-01-12"}','{}','','[]','8aa3ef8cc2de549cfc8b909e920555a5b47359e1a1c8a636913f0e0d0daaaf65',1);
INSERT INTO "review" VALUES(18,'daily',1,3.0,'en',NULL,1,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{"a": 44, "b": 26, "answer": 70}','','[]','56a94b04d20415e130ffecaf83904ecd7dd6ce922dea058d5e3ec20d7d9553ef',1);
INSERT INTO "review" VALUES(19,'daily',2,3.0,'en',1.0,1,'learning','{"phase": "learning", "reviews": 1, "lapses": 0, "stability": 0.212, "difficulty": 6.4133, "last_day": "2026-01-08", "step": 0, "due_at": "2026-01-09T01:01:00+00:00"}','{"a": 7, "b": 30, "answer": 37}','','[]','56a94b04d20415e130ffecaf83904ecd7dd6ce922dea058d5e3ec20d7d9553ef',1);
INSERT INTO "review" VALUES(20,'daily',3,3.0,'en',1.0,1,'learning','{"phase": "learning", "reviews": 2, "lapses": 0, "stability": 0.212, "difficulty": 7.604209769076838, "last_day": "2026-01-08", "step": 0, "due_at": "2026-01-09T01:05:30+00:00"}','{"a": 41, "b": 15, "answer": 56}','','[]','56a94b04d20415e130ffecaf83904ecd7dd6ce922dea058d5e3ec20d7d9553ef',1);
INSERT INTO "review" VALUES(21,'daily',3,3.0,'en',1.0,1,'learning','{"phase": "learning", "reviews": 3, "lapses": 0, "stability": 0.24668918777567272, "difficulty": 7.5918339286046, "last_day": "2026-01-08", "step": 1, "due_at": "2026-01-09T01:10:00+00:00"}','{"a": 2, "b": 42, "answer": 44}','','[]','56a94b04d20415e130ffecaf83904ecd7dd6ce922dea058d5e3ec20d7d9553ef',1);
INSERT INTO "review" VALUES(28,'daily',2,0.0,'zh',NULL,2,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{}','','[]','',1);
INSERT INTO "review" VALUES(30,'daily',1,0.0,'zh',9.16669718720352522112e-01,2,'review','{"phase": "review", "reviews": 1, "lapses": 0, "stability": 1.2931, "difficulty": 5.112170705601056, "last_day": "2026-01-10", "due_day": "2026-01-11"}','{}','','[]','',1);
INSERT INTO "review" VALUES(32,'daily',3,0.0,'zh',NULL,2,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{}','','[]','',1);
INSERT INTO "review" VALUES(35,'daily',3,3.0,'en',NULL,1,'new','{"phase": "new", "reviews": 0, "lapses": 0}','{}','','[]','d221e517af673be88551a4d738f83981909641ae2e1ef76cb68e34f32eee79b9',1);
CREATE TABLE session (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	started_at DATETIME NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (id)
);
INSERT INTO "session" VALUES(1,'daily','2026-01-05 10:00:00.000000');
INSERT INTO "session" VALUES(2,'daily','2026-01-06 15:00:00.000000');
INSERT INTO "session" VALUES(3,'cram','2026-01-07 20:00:00.000000');
INSERT INTO "session" VALUES(4,'daily','2026-01-09 01:00:00.000000');
INSERT INTO "session" VALUES(5,'daily','2026-01-10 06:00:00.000000');
INSERT INTO "session" VALUES(6,'daily','2026-01-11 06:00:00.000000');
INSERT INTO "session" VALUES(7,'daily','2026-01-11 06:00:00.000000');
INSERT INTO "session" VALUES(8,'daily','2026-01-11 06:00:00.000000');
INSERT INTO "session" VALUES(9,'daily','2026-01-11 06:00:00.000000');
INSERT INTO "session" VALUES(10,'daily','2026-01-11 06:00:00.000000');
INSERT INTO "session" VALUES(11,'daily','2026-01-11 06:00:00.000000');
INSERT INTO "session" VALUES(12,'mock','2026-01-11 06:00:00.000000');
INSERT INTO "session" VALUES(13,'mock','2026-01-11 06:00:00.000000');
INSERT INTO "session" VALUES(14,'mock','2026-01-11 06:00:00.000000');
CREATE TABLE sibling (
	item_id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_sibling PRIMARY KEY (item_id, name), 
	CONSTRAINT fk_sibling_item_id_item FOREIGN KEY(item_id) REFERENCES item (id)
);
INSERT INTO "sibling" VALUES(1,'pair');
INSERT INTO "sibling" VALUES(2,'pair');
CREATE TABLE source_file (
	path TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	mtime_ns BIGINT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	reader VARCHAR(40) NOT NULL, 
	problems JSON NOT NULL, 
	CONSTRAINT pk_source_file PRIMARY KEY (path)
);
CREATE TABLE turn (
	id INTEGER NOT NULL, 
	interview_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	question JSON NOT NULL, 
	asked_at DATETIME NOT NULL, 
	seconds FLOAT NOT NULL, 
	answer TEXT NOT NULL, 
	confidence INTEGER, 
	hints INTEGER NOT NULL, 
	skipped BOOLEAN NOT NULL, 
	heard JSON NOT NULL, 
	verdict VARCHAR(16) NOT NULL, 
	passed INTEGER NOT NULL, 
	cases INTEGER NOT NULL, 
	failure JSON, 
	CONSTRAINT pk_turn PRIMARY KEY (id), 
	CONSTRAINT fk_turn_interview_id_interview FOREIGN KEY(interview_id) REFERENCES interview (id), 
	CONSTRAINT uq_turn_interview_id_position UNIQUE (interview_id, position)
);
INSERT INTO "turn" VALUES(1,1,0,'{"phase": 0, "kind": "intro", "target": "", "root": "", "depth": 0, "reason": "opening", "planned_s": 60, "seed": "1:0", "follow_up": null, "about": "", "stage": ""}','2026-01-11 06:00:00.000000',30.0,'me',50,0,0,'{}','',0,0,'null');
INSERT INTO "turn" VALUES(2,1,1,'{"phase": 1, "kind": "warmup", "target": "one", "root": "one", "depth": 0, "reason": "choice", "planned_s": 150, "seed": "1:1", "follow_up": null, "about": "", "stage": ""}','2026-01-11 06:00:00.000000',30.0,'words',50,0,0,'{}','',0,0,'null');
INSERT INTO "turn" VALUES(3,1,2,'{"phase": 1, "kind": "warmup", "target": "three", "root": "three", "depth": 0, "reason": "uniform", "planned_s": 150, "seed": "1:2", "follow_up": null, "about": "", "stage": ""}','2026-01-11 06:00:00.000000',30.0,'words',50,0,0,'{}','',0,0,'null');
INSERT INTO "turn" VALUES(4,3,0,'{"phase": 0, "kind": "intro", "target": "", "root": "", "depth": 0, "reason": "opening", "planned_s": 60, "seed": "3:0", "follow_up": null, "about": "", "stage": ""}','2026-01-11 06:00:00.000000',0.0,'我',60,0,0,'{}','',0,0,'null');
CREATE INDEX ix_log_item_id_id ON log (item_id, id);
CREATE INDEX ix_log_study_day_kind ON log (study_day, kind);
CREATE INDEX ix_log_target_id ON log (target_id);
CREATE INDEX ix_item_state_queue_sort_item_id ON item_state (queue, sort, item_id);
CREATE INDEX ix_imported_note ON imported (note);
CREATE INDEX ix_card_file ON card (file);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('log',35);
COMMIT;
CREATE VIRTUAL TABLE card_words USING fts5(question, rest, tags, tokenize = 'unicode61 remove_diacritics 2');
