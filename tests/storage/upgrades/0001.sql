BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE chats (
	id BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	changed_at DATETIME NOT NULL, 
	unreachable VARCHAR(200), 
	CONSTRAINT pk_chats PRIMARY KEY (id)
);
INSERT INTO "chats" VALUES(101,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"bb076c","answers":{},"messages":{},"revises":null},"field":"consent","from_summary":false,"name":"asking"},"event":"house-day","shelf":{},"heard":10,"album":null,"version":1}','2031-03-01 10:02:00.000000',NULL);
INSERT INTO "chats" VALUES(102,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"577f45","answers":{"consent":{"version":"1","at":"2031-03-01T10:05:00Z"}},"messages":{},"revises":null},"field":"name","from_summary":false,"name":"asking"},"event":"house-day","shelf":{},"heard":11,"album":null,"version":1}','2031-03-01 10:05:00.000000',NULL);
INSERT INTO "chats" VALUES(103,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"dc84b7","answers":{"consent":{"version":"1","at":"2031-03-01T10:08:00Z"},"name":"Anna Bad"},"messages":{"name":13},"revises":null},"field":"email","from_summary":false,"name":"asking"},"event":"house-day","shelf":{},"heard":13,"album":null,"version":1}','2031-03-01 10:09:00.000000',NULL);
INSERT INTO "chats" VALUES(104,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"805014","answers":{"consent":{"version":"1","at":"2031-03-01T10:12:00Z"},"name":"Anna Bae","email":"person@exempel.se"},"messages":{"name":15,"email":16},"revises":null},"field":"group","from_summary":false,"name":"asking"},"event":"house-day","shelf":{},"heard":16,"album":null,"version":1}','2031-03-01 10:14:00.000000',NULL);
INSERT INTO "chats" VALUES(105,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"53bc9f","answers":{"consent":{"version":"1","at":"2031-03-01T10:17:00Z"},"name":"Anna Baf","email":"person@exempel.se","group":"member"},"messages":{"name":18,"email":19},"revises":null},"field":"needs","from_summary":false,"name":"asking"},"event":"house-day","shelf":{},"heard":19,"album":null,"version":1}','2031-03-01 10:20:00.000000',NULL);
INSERT INTO "chats" VALUES(106,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"485e80","answers":{"consent":{"version":"1","at":"2031-03-01T10:23:00Z"},"name":"Anna Bag","email":"person@exempel.se","group":"member","needs":null},"messages":{"name":21,"email":22},"revises":null},"field":"workshop","from_summary":false,"name":"asking"},"event":"house-day","shelf":{},"heard":22,"album":null,"version":1}','2031-03-01 10:27:00.000000',NULL);
INSERT INTO "chats" VALUES(121,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"dfebd9","answers":{"consent":{"version":"1","at":"2031-03-01T10:30:00Z"},"name":"Anna Bcb","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood"},"messages":{"name":24,"email":25},"revises":null},"name":"reviewing"},"event":"house-day","shelf":{},"heard":25,"album":null,"version":1}','2031-03-01 10:35:00.000000',NULL);
INSERT INTO "chats" VALUES(122,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"a11966","answers":{"consent":{"version":"1","at":"2031-03-01T10:38:00Z"},"name":"Anna Bcc"},"messages":{"name":27},"revises":null},"name":"idle"},"event":"house-day","shelf":{},"heard":28,"album":null,"version":1}','2031-03-01 10:40:00.000000',NULL);
INSERT INTO "chats" VALUES(130,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":31,"album":null,"version":1}','2031-03-01 10:49:00.000000',NULL);
INSERT INTO "chats" VALUES(124,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"4463aa","answers":{"consent":{"version":"1","at":"2031-03-01T10:52:00Z"},"name":"Anna Bce","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood"},"messages":{},"revises":"XJV4N8"},"name":"reviewing"},"event":"house-day","shelf":{},"heard":35,"album":null,"version":1}','2031-03-01 11:00:00.000000',NULL);
CREATE TABLE outbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat BIGINT NOT NULL, 
	lane SMALLINT NOT NULL, 
	method VARCHAR(40) NOT NULL, 
	payload TEXT NOT NULL, 
	status VARCHAR(8) NOT NULL, 
	created_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	attempts INTEGER NOT NULL, 
	reason VARCHAR(200), 
	message BIGINT
);
CREATE TABLE registrations (
	id INTEGER NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	person BIGINT NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	answers TEXT NOT NULL, 
	registered_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_registrations PRIMARY KEY (id), 
	CONSTRAINT uq_registrations_code UNIQUE (code), 
	CONSTRAINT uq_registrations_person_event UNIQUE (person, event)
);
INSERT INTO "registrations" VALUES(1,'house-day',130,'ZAUXCG','confirmed','sv','{"consent":{"version":"1","at":"2031-03-01T10:43:00Z"},"name":"Anna Bda","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood"}','2031-03-01 10:49:00.000000','2031-03-01 10:49:00.000000');
INSERT INTO "registrations" VALUES(2,'house-day',124,'XJV4N8','confirmed','sv','{"consent":{"version":"1","at":"2031-03-01T10:52:00Z"},"name":"Anna Bce","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood"}','2031-03-01 10:58:00.000000','2031-03-01 10:58:00.000000');
CREATE TABLE set_aside (
	id INTEGER NOT NULL, 
	update_id BIGINT NOT NULL, 
	payload TEXT NOT NULL, 
	traceback TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_set_aside PRIMARY KEY (id)
);
CREATE TABLE updates (
	id BIGINT NOT NULL, 
	taken_at DATETIME NOT NULL, 
	CONSTRAINT pk_updates PRIMARY KEY (id)
);
INSERT INTO "updates" VALUES(1,'2031-03-01 10:01:00.000000');
INSERT INTO "updates" VALUES(2,'2031-03-01 10:02:00.000000');
INSERT INTO "updates" VALUES(3,'2031-03-01 10:03:00.000000');
INSERT INTO "updates" VALUES(4,'2031-03-01 10:04:00.000000');
INSERT INTO "updates" VALUES(5,'2031-03-01 10:05:00.000000');
INSERT INTO "updates" VALUES(6,'2031-03-01 10:06:00.000000');
INSERT INTO "updates" VALUES(7,'2031-03-01 10:07:00.000000');
INSERT INTO "updates" VALUES(8,'2031-03-01 10:08:00.000000');
INSERT INTO "updates" VALUES(9,'2031-03-01 10:09:00.000000');
INSERT INTO "updates" VALUES(10,'2031-03-01 10:10:00.000000');
INSERT INTO "updates" VALUES(11,'2031-03-01 10:11:00.000000');
INSERT INTO "updates" VALUES(12,'2031-03-01 10:12:00.000000');
INSERT INTO "updates" VALUES(13,'2031-03-01 10:13:00.000000');
INSERT INTO "updates" VALUES(14,'2031-03-01 10:14:00.000000');
INSERT INTO "updates" VALUES(15,'2031-03-01 10:15:00.000000');
INSERT INTO "updates" VALUES(16,'2031-03-01 10:16:00.000000');
INSERT INTO "updates" VALUES(17,'2031-03-01 10:17:00.000000');
INSERT INTO "updates" VALUES(18,'2031-03-01 10:18:00.000000');
INSERT INTO "updates" VALUES(19,'2031-03-01 10:19:00.000000');
INSERT INTO "updates" VALUES(20,'2031-03-01 10:20:00.000000');
INSERT INTO "updates" VALUES(21,'2031-03-01 10:21:00.000000');
INSERT INTO "updates" VALUES(22,'2031-03-01 10:22:00.000000');
INSERT INTO "updates" VALUES(23,'2031-03-01 10:23:00.000000');
INSERT INTO "updates" VALUES(24,'2031-03-01 10:24:00.000000');
INSERT INTO "updates" VALUES(25,'2031-03-01 10:25:00.000000');
INSERT INTO "updates" VALUES(26,'2031-03-01 10:26:00.000000');
INSERT INTO "updates" VALUES(27,'2031-03-01 10:27:00.000000');
INSERT INTO "updates" VALUES(28,'2031-03-01 10:28:00.000000');
INSERT INTO "updates" VALUES(29,'2031-03-01 10:29:00.000000');
INSERT INTO "updates" VALUES(30,'2031-03-01 10:30:00.000000');
INSERT INTO "updates" VALUES(31,'2031-03-01 10:31:00.000000');
INSERT INTO "updates" VALUES(32,'2031-03-01 10:32:00.000000');
INSERT INTO "updates" VALUES(33,'2031-03-01 10:33:00.000000');
INSERT INTO "updates" VALUES(34,'2031-03-01 10:34:00.000000');
INSERT INTO "updates" VALUES(35,'2031-03-01 10:35:00.000000');
INSERT INTO "updates" VALUES(36,'2031-03-01 10:36:00.000000');
INSERT INTO "updates" VALUES(37,'2031-03-01 10:37:00.000000');
INSERT INTO "updates" VALUES(38,'2031-03-01 10:38:00.000000');
INSERT INTO "updates" VALUES(39,'2031-03-01 10:39:00.000000');
INSERT INTO "updates" VALUES(40,'2031-03-01 10:40:00.000000');
INSERT INTO "updates" VALUES(41,'2031-03-01 10:41:00.000000');
INSERT INTO "updates" VALUES(42,'2031-03-01 10:42:00.000000');
INSERT INTO "updates" VALUES(43,'2031-03-01 10:43:00.000000');
INSERT INTO "updates" VALUES(44,'2031-03-01 10:44:00.000000');
INSERT INTO "updates" VALUES(45,'2031-03-01 10:45:00.000000');
INSERT INTO "updates" VALUES(46,'2031-03-01 10:46:00.000000');
INSERT INTO "updates" VALUES(47,'2031-03-01 10:47:00.000000');
INSERT INTO "updates" VALUES(48,'2031-03-01 10:48:00.000000');
INSERT INTO "updates" VALUES(49,'2031-03-01 10:49:00.000000');
INSERT INTO "updates" VALUES(50,'2031-03-01 10:50:00.000000');
INSERT INTO "updates" VALUES(51,'2031-03-01 10:51:00.000000');
INSERT INTO "updates" VALUES(52,'2031-03-01 10:52:00.000000');
INSERT INTO "updates" VALUES(53,'2031-03-01 10:53:00.000000');
INSERT INTO "updates" VALUES(54,'2031-03-01 10:54:00.000000');
INSERT INTO "updates" VALUES(55,'2031-03-01 10:55:00.000000');
INSERT INTO "updates" VALUES(56,'2031-03-01 10:56:00.000000');
INSERT INTO "updates" VALUES(57,'2031-03-01 10:57:00.000000');
INSERT INTO "updates" VALUES(58,'2031-03-01 10:58:00.000000');
INSERT INTO "updates" VALUES(59,'2031-03-01 10:59:00.000000');
INSERT INTO "updates" VALUES(60,'2031-03-01 11:00:00.000000');
CREATE INDEX ix_outbox_chat_lane_id ON outbox (chat, lane, id);
CREATE INDEX ix_outbox_status_lane_id ON outbox (status, lane, id);
CREATE INDEX ix_updates_taken_at ON updates (taken_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',94);
COMMIT;
