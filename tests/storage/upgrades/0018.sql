BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0018');
CREATE TABLE answer_pieces (
	event VARCHAR(20) NOT NULL, 
	field VARCHAR(20) NOT NULL, 
	piece VARCHAR(220) NOT NULL, 
	answers TEXT NOT NULL, 
	CONSTRAINT pk_answer_pieces PRIMARY KEY (event, field, piece)
);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	role VARCHAR(12) NOT NULL, 
	act VARCHAR(20) NOT NULL, 
	actor BIGINT, 
	code VARCHAR(12), 
	details TEXT, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,'2031-03-01 11:54:00.000000','house-day','attendee','registered',130,'EL66CL','{"status": ["", "confirmed"], "language": ["", "sv"], "consent": ["", "1"], "name": ["", "Anna Bda"], "email": ["", "person@exempel.se"], "group": ["", "member"], "workshop": ["", "wood"], "phone": ["", "+46701740605"], "topics": ["", "walls"], "rooms": ["", "4"], "arrives": ["", "2031-05-19"], "lunch": ["", "yes"]}');
INSERT INTO "audit" VALUES(2,'2031-03-01 12:09:00.000000','house-day','attendee','registered',124,'XAMAGF','{"status": ["", "confirmed"], "language": ["", "sv"], "consent": ["", "1"], "name": ["", "Anna Bce"], "email": ["", "person@exempel.se"], "group": ["", "member"], "workshop": ["", "wood"], "phone": ["", "+46701740605"], "topics": ["", "walls"], "rooms": ["", "4"], "arrives": ["", "2031-05-19"], "lunch": ["", "yes"]}');
INSERT INTO "audit" VALUES(3,'2031-03-01 12:35:00.000000','house-day','attendee','registered',144,'CLQFRW','{"status": ["", "confirmed"], "language": ["", "sv"], "consent": ["", "1"], "name": ["", "Anna Bee"], "email": ["", "person@exempel.se"], "group": ["", "member"], "workshop": ["", "clay"], "phone": ["", "+46701740605"], "topics": ["", "walls"], "rooms": ["", "4"], "arrives": ["", "2031-05-19"], "lunch": ["", "yes"]}');
INSERT INTO "audit" VALUES(4,'2031-03-01 12:50:00.000000','house-day','attendee','registered',141,'9BPJTG','{"status": ["", "waitlisted"], "language": ["", "sv"], "consent": ["", "1"], "name": ["", "Anna Beb"], "email": ["", "person@exempel.se"], "group": ["", "member"], "workshop": ["", "clay"], "phone": ["", "+46701740605"], "topics": ["", "walls"], "rooms": ["", "4"], "arrives": ["", "2031-05-19"], "lunch": ["", "yes"]}');
INSERT INTO "audit" VALUES(5,'2031-03-01 13:05:00.000000','house-day','attendee','registered',142,'CKTXEL','{"status": ["", "waitlisted"], "language": ["", "sv"], "consent": ["", "1"], "name": ["", "Anna Bec"], "email": ["", "person@exempel.se"], "group": ["", "member"], "workshop": ["", "clay"], "phone": ["", "+46701740605"], "topics": ["", "walls"], "rooms": ["", "4"], "arrives": ["", "2031-05-19"], "lunch": ["", "yes"]}');
INSERT INTO "audit" VALUES(6,'2031-03-01 13:07:00.000000','house-day','attendee','cancelled',144,'CLQFRW','{"status": ["confirmed", "cancelled"]}');
INSERT INTO "audit" VALUES(7,'2031-03-01 13:07:00.000000','house-day','bot','offered',NULL,'9BPJTG','{"status": ["waitlisted", "offered"]}');
INSERT INTO "audit" VALUES(8,'2031-03-01 13:22:00.000000','house-day','attendee','registered',143,'M7VMME','{"status": ["", "pending"], "language": ["", "sv"], "consent": ["", "1"], "name": ["", "Anna Bed"], "email": ["", "person@exempel.se"], "group": ["", "guest"], "workshop": ["", "wood"], "phone": ["", "+46701740605"], "topics": ["", "walls"], "rooms": ["", "4"], "arrives": ["", "2031-05-19"], "lunch": ["", "yes"]}');
INSERT INTO "audit" VALUES(9,'2031-03-01 13:37:00.000000','house-day','attendee','registered',146,'TXXY4H','{"status": ["", "confirmed"], "language": ["", "sv"], "consent": ["", "1"], "name": ["", "Anna Beg"], "email": ["", "person@exempel.se"], "group": ["", "member"], "workshop": ["", "wood"], "phone": ["", "+46701740605"], "topics": ["", "walls"], "rooms": ["", "4"], "arrives": ["", "2031-05-19"], "lunch": ["", "yes"]}');
INSERT INTO "audit" VALUES(10,'2031-03-01 13:41:00.000000','house-day','attendee','registered',130,'72E95X','{"status": ["", "confirmed"], "language": ["", "sv"], "name": ["", "Kollegan Ek"], "email": ["", "ek@exempel.se"]}');
INSERT INTO "audit" VALUES(11,'2031-03-01 13:42:00.000000','house-day','attendee','changed',146,'TXXY4H','{"given": ["", "yes"]}');
INSERT INTO "audit" VALUES(12,'2031-03-01 13:43:00.000000','','organiser','invited',900,NULL,'{"role": ["", "staff"]}');
INSERT INTO "audit" VALUES(13,'2031-03-01 13:51:00.000000','house-day','organiser','wrote',900,'EL66CL',NULL);
INSERT INTO "audit" VALUES(14,'2031-03-01 14:01:00.000000','house-day','organiser','launched',900,NULL,'{"broadcast": ["", "#1"], "text": ["", "Ta med stövlar!"]}');
CREATE TABLE boards (
	chat BIGINT NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	message BIGINT NOT NULL, 
	shown VARCHAR(64) NOT NULL, 
	looked_at DATETIME NOT NULL, 
	CONSTRAINT pk_boards PRIMARY KEY (chat, event)
);
CREATE TABLE broadcasts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" VARCHAR(120) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	original BIGINT, 
	event VARCHAR(20) NOT NULL, 
	rule TEXT NOT NULL, 
	texts TEXT NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	author BIGINT NOT NULL, 
	created_at DATETIME NOT NULL, 
	due_at DATETIME, 
	too_late_at DATETIME, 
	started_at DATETIME, 
	ended_at DATETIME, 
	CONSTRAINT uq_broadcasts_key UNIQUE ("key")
);
INSERT INTO "broadcasts" VALUES(1,'900:62287d','broadcast',NULL,'house-day','{"statuses":["confirmed"],"groups":[],"organisations":[],"choices":[],"languages":[],"arrived":null,"necessary":false}','{"texts":{"sv":"Ta med stövlar!","en":"Ta med stövlar!"},"media":null,"confirms":false}','sending',900,'2031-03-01 14:01:00.000000',NULL,NULL,'2031-03-01 14:01:00.000000',NULL);
CREATE TABLE chats (
	id BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	changed_at DATETIME NOT NULL, 
	unreachable VARCHAR(200), only_necessary BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_chats PRIMARY KEY (id)
);
INSERT INTO "chats" VALUES(101,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"fe1a46","answers":{},"messages":{},"revises":null,"claims":null,"colleague":false,"stop":"consent"},"field":"consent","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":10,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:02:00.000000',NULL,0);
INSERT INTO "chats" VALUES(102,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"382abc","answers":{"consent":{"version":"1","at":"2031-03-01T10:05:00Z"}},"messages":{},"revises":null,"claims":null,"colleague":false,"stop":"name"},"field":"name","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":11,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:05:00.000000',NULL,0);
INSERT INTO "chats" VALUES(103,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"1d7b38","answers":{"consent":{"version":"1","at":"2031-03-01T10:08:00Z"},"name":"Anna Bad"},"messages":{"name":13},"revises":null,"claims":null,"colleague":false,"stop":"email"},"field":"email","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":13,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:09:00.000000',NULL,0);
INSERT INTO "chats" VALUES(104,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"3ac14d","answers":{"consent":{"version":"1","at":"2031-03-01T10:12:00Z"},"name":"Anna Bae","email":"person@exempel.se"},"messages":{"name":15,"email":16},"revises":null,"claims":null,"colleague":false,"stop":"group"},"field":"group","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":16,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:14:00.000000',NULL,0);
INSERT INTO "chats" VALUES(105,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"8ec67e","answers":{"consent":{"version":"1","at":"2031-03-01T10:17:00Z"},"name":"Anna Baf","email":"person@exempel.se","group":"member"},"messages":{"name":18,"email":19},"revises":null,"claims":null,"colleague":false,"stop":"needs"},"field":"needs","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":19,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:20:00.000000',NULL,0);
INSERT INTO "chats" VALUES(106,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"463bd5","answers":{"consent":{"version":"1","at":"2031-03-01T10:23:00Z"},"name":"Anna Bag","email":"person@exempel.se","group":"member","needs":null},"messages":{"name":21,"email":22},"revises":null,"claims":null,"colleague":false,"stop":"workshop"},"field":"workshop","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":22,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:27:00.000000',NULL,0);
INSERT INTO "chats" VALUES(107,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"bcfc8a","answers":{"consent":{"version":"1","at":"2031-03-01T10:30:00Z"},"name":"Anna Bah","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood"},"messages":{"name":24,"email":25},"revises":null,"claims":null,"colleague":false,"stop":"phone"},"field":"phone","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":25,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":true,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:35:00.000000',NULL,0);
INSERT INTO "chats" VALUES(108,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"5247bb","answers":{"consent":{"version":"1","at":"2031-03-01T10:38:00Z"},"name":"Anna Bai","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605"},"messages":{"name":27,"email":28,"phone":29},"revises":null,"claims":null,"colleague":false,"stop":"topics"},"field":"topics","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":29,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:44:00.000000',NULL,0);
INSERT INTO "chats" VALUES(109,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"cf2d4c","answers":{"consent":{"version":"1","at":"2031-03-01T10:47:00Z"},"name":"Anna Baj","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"]},"messages":{"name":31,"email":32,"phone":33},"revises":null,"claims":null,"colleague":false,"stop":"rooms"},"field":"rooms","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":33,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 10:55:00.000000',NULL,0);
INSERT INTO "chats" VALUES(110,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"d97bfe","answers":{"consent":{"version":"1","at":"2031-03-01T10:58:00Z"},"name":"Anna Bba","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"],"rooms":"4"},"messages":{"name":35,"email":36,"phone":37,"rooms":38},"revises":null,"claims":null,"colleague":false,"stop":"arrives"},"field":"arrives","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":38,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 11:07:00.000000',NULL,0);
INSERT INTO "chats" VALUES(111,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"e87d14","answers":{"consent":{"version":"1","at":"2031-03-01T11:10:00Z"},"name":"Anna Bbb","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19"},"messages":{"name":40,"email":41,"phone":42,"rooms":43,"arrives":44},"revises":null,"claims":null,"colleague":false,"stop":"lunch"},"field":"lunch","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"house-day","shelf":{},"heard":44,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 11:20:00.000000',NULL,0);
INSERT INTO "chats" VALUES(121,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"0ff001","answers":{"consent":{"version":"1","at":"2031-03-01T11:23:00Z"},"name":"Anna Bcb","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"},"messages":{"name":46,"email":47,"phone":48,"rooms":49,"arrives":50},"revises":null,"claims":null,"colleague":false,"stop":"summary"},"name":"reviewing"},"event":"house-day","shelf":{},"heard":50,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 11:34:00.000000',NULL,0);
INSERT INTO "chats" VALUES(122,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"6a0570","answers":{"consent":{"version":"1","at":"2031-03-01T11:37:00Z"},"name":"Anna Bcc"},"messages":{"name":52},"revises":null,"claims":null,"colleague":false,"stop":"email"},"name":"idle"},"event":"house-day","shelf":{},"heard":53,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 11:39:00.000000',NULL,0);
INSERT INTO "chats" VALUES(130,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":102,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"2e7e4a","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 13:41:00.000000',NULL,0);
INSERT INTO "chats" VALUES(124,'{"language":"sv","state":{"draft":{"event":"house-day","nonce":"d26aa0","answers":{"consent":{"version":"1","at":"2031-03-01T11:57:00Z"},"name":"Anna Bce","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"},"messages":{},"revises":"XAMAGF","claims":null,"colleague":false,"stop":""},"name":"reviewing"},"event":"house-day","shelf":{},"heard":66,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 12:11:00.000000',NULL,0);
INSERT INTO "chats" VALUES(123,'{"language":"sv","state":{"draft":{"event":"book-talk","nonce":"74d1b2","answers":{},"messages":{},"revises":null,"claims":null,"colleague":false,"stop":"name"},"field":"name","from_summary":false,"marked":null,"doubt":null,"name":"asking"},"event":"book-talk","shelf":{"house-day":{"event":"house-day","nonce":"dc15f2","answers":{"consent":{"version":"1","at":"2031-03-01T12:14:00Z"},"name":"Anna Bcd","email":"person@exempel.se","group":"member","needs":null},"messages":{"name":68,"email":69},"revises":null,"claims":null,"colleague":false,"stop":"workshop"}},"heard":70,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 12:20:00.000000',NULL,0);
INSERT INTO "chats" VALUES(144,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":76,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 13:07:00.000000',NULL,0);
INSERT INTO "chats" VALUES(141,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":82,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 12:50:00.000000',NULL,0);
INSERT INTO "chats" VALUES(142,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":88,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 13:05:00.000000',NULL,0);
INSERT INTO "chats" VALUES(143,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":94,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 13:22:00.000000',NULL,0);
INSERT INTO "chats" VALUES(146,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":100,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 13:42:00.000000',NULL,0);
INSERT INTO "chats" VALUES(900,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":114,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 14:01:00.000000',NULL,0);
INSERT INTO "chats" VALUES(161,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":105,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":null,"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 13:46:00.000000',NULL,0);
INSERT INTO "chats" VALUES(901,'{"language":"sv","state":{"draft":null,"name":"idle"},"event":"house-day","shelf":{},"heard":111,"album":null,"declining":null,"writing":null,"walk_in":null,"keyboard":false,"submitted":"","composing":{"event":"house-day","nonce":"03c391","audience":{"statuses":["confirmed"],"groups":[],"organisations":[],"choices":[],"languages":[],"arrived":null,"necessary":false},"texts":{},"media":null,"awaits":"all","due_at":null,"corrects":null,"confirms":false,"organisation":"","tells":false},"only_necessary":false,"silenced":[],"postponed":null,"cut":null,"version":2}','2031-03-01 13:55:00.000000',NULL,0);
CREATE TABLE counts (
	event VARCHAR(20) NOT NULL, 
	field VARCHAR(20) NOT NULL, 
	answer VARCHAR(200) NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	plain VARCHAR(200) NOT NULL, 
	registrations INTEGER NOT NULL, 
	CONSTRAINT pk_counts PRIMARY KEY (event, field, answer, state)
);
INSERT INTO "counts" VALUES('house-day','','','confirmed','',4);
INSERT INTO "counts" VALUES('house-day','@day','2031-03-01','confirmed','2031 03 01',4);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
lunch=yes','confirmed','group member lunch yes',3);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
topics=walls','confirmed','group member topics walls',3);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
workshop=wood','confirmed','group member workshop wood',3);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
topics=walls','confirmed','lunch yes topics walls',3);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
workshop=wood','confirmed','lunch yes workshop wood',3);
INSERT INTO "counts" VALUES('house-day','@pair','topics=walls
workshop=wood','confirmed','topics walls workshop wood',3);
INSERT INTO "counts" VALUES('house-day','group','member','confirmed','member',3);
INSERT INTO "counts" VALUES('house-day','lunch','yes','confirmed','yes',3);
INSERT INTO "counts" VALUES('house-day','topics','walls','confirmed','walls',3);
INSERT INTO "counts" VALUES('house-day','workshop','wood','confirmed','wood',3);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
workshop=clay','confirmed','group member workshop clay',0);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
workshop=clay','confirmed','lunch yes workshop clay',0);
INSERT INTO "counts" VALUES('house-day','@pair','topics=walls
workshop=clay','confirmed','topics walls workshop clay',0);
INSERT INTO "counts" VALUES('house-day','workshop','clay','confirmed','clay',0);
INSERT INTO "counts" VALUES('house-day','','','waitlisted','',1);
INSERT INTO "counts" VALUES('house-day','@day','2031-03-01','waitlisted','2031 03 01',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
lunch=yes','waitlisted','group member lunch yes',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
topics=walls','waitlisted','group member topics walls',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
workshop=clay','waitlisted','group member workshop clay',1);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
topics=walls','waitlisted','lunch yes topics walls',1);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
workshop=clay','waitlisted','lunch yes workshop clay',1);
INSERT INTO "counts" VALUES('house-day','@pair','topics=walls
workshop=clay','waitlisted','topics walls workshop clay',1);
INSERT INTO "counts" VALUES('house-day','group','member','waitlisted','member',1);
INSERT INTO "counts" VALUES('house-day','lunch','yes','waitlisted','yes',1);
INSERT INTO "counts" VALUES('house-day','topics','walls','waitlisted','walls',1);
INSERT INTO "counts" VALUES('house-day','workshop','clay','waitlisted','clay',1);
INSERT INTO "counts" VALUES('house-day','','','cancelled','',1);
INSERT INTO "counts" VALUES('house-day','@day','2031-03-01','cancelled','2031 03 01',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
lunch=yes','cancelled','group member lunch yes',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
topics=walls','cancelled','group member topics walls',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
workshop=clay','cancelled','group member workshop clay',1);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
topics=walls','cancelled','lunch yes topics walls',1);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
workshop=clay','cancelled','lunch yes workshop clay',1);
INSERT INTO "counts" VALUES('house-day','@pair','topics=walls
workshop=clay','cancelled','topics walls workshop clay',1);
INSERT INTO "counts" VALUES('house-day','group','member','cancelled','member',1);
INSERT INTO "counts" VALUES('house-day','lunch','yes','cancelled','yes',1);
INSERT INTO "counts" VALUES('house-day','topics','walls','cancelled','walls',1);
INSERT INTO "counts" VALUES('house-day','workshop','clay','cancelled','clay',1);
INSERT INTO "counts" VALUES('house-day','','','offered','',1);
INSERT INTO "counts" VALUES('house-day','@day','2031-03-01','offered','2031 03 01',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
lunch=yes','offered','group member lunch yes',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
topics=walls','offered','group member topics walls',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=member
workshop=clay','offered','group member workshop clay',1);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
topics=walls','offered','lunch yes topics walls',1);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
workshop=clay','offered','lunch yes workshop clay',1);
INSERT INTO "counts" VALUES('house-day','@pair','topics=walls
workshop=clay','offered','topics walls workshop clay',1);
INSERT INTO "counts" VALUES('house-day','group','member','offered','member',1);
INSERT INTO "counts" VALUES('house-day','lunch','yes','offered','yes',1);
INSERT INTO "counts" VALUES('house-day','topics','walls','offered','walls',1);
INSERT INTO "counts" VALUES('house-day','workshop','clay','offered','clay',1);
INSERT INTO "counts" VALUES('house-day','','','pending','',1);
INSERT INTO "counts" VALUES('house-day','@day','2031-03-01','pending','2031 03 01',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=guest
lunch=yes','pending','group guest lunch yes',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=guest
topics=walls','pending','group guest topics walls',1);
INSERT INTO "counts" VALUES('house-day','@pair','group=guest
workshop=wood','pending','group guest workshop wood',1);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
topics=walls','pending','lunch yes topics walls',1);
INSERT INTO "counts" VALUES('house-day','@pair','lunch=yes
workshop=wood','pending','lunch yes workshop wood',1);
INSERT INTO "counts" VALUES('house-day','@pair','topics=walls
workshop=wood','pending','topics walls workshop wood',1);
INSERT INTO "counts" VALUES('house-day','group','guest','pending','guest',1);
INSERT INTO "counts" VALUES('house-day','lunch','yes','pending','yes',1);
INSERT INTO "counts" VALUES('house-day','topics','walls','pending','walls',1);
INSERT INTO "counts" VALUES('house-day','workshop','wood','pending','wood',1);
CREATE TABLE digests (
	event VARCHAR(20) NOT NULL, 
	told_at DATETIME NOT NULL, 
	entry BIGINT NOT NULL, 
	CONSTRAINT pk_digests PRIMARY KEY (event)
);
CREATE TABLE invitations (
	seal VARCHAR(64) NOT NULL, 
	role VARCHAR(12) NOT NULL, 
	invited_by BIGINT NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_invitations PRIMARY KEY (seal)
);
INSERT INTO "invitations" VALUES('23d48c1252344c47aba1e92743ac2450143c53c3e79ff26193ab1439cb98f8b4','staff',900,'2031-03-03 13:43:00.000000');
CREATE TABLE lessons (
	code VARCHAR(12) NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	"key" VARCHAR(40) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	phrasings TEXT NOT NULL, 
	taught_at DATETIME NOT NULL, 
	CONSTRAINT pk_lessons PRIMARY KEY (code)
);
CREATE TABLE notices (
	event VARCHAR(20) NOT NULL, 
	known TEXT NOT NULL, 
	offer VARCHAR(12) NOT NULL, 
	CONSTRAINT pk_notices PRIMARY KEY (event)
);
INSERT INTO "notices" VALUES('book-talk','{"starts":"2031-06-10T18:00:00","ends":"","place":{},"closes":"","items":[],"choices":{}}','');
INSERT INTO "notices" VALUES('house-day','{"starts":"2031-05-20T09:00:00","ends":"","place":{},"closes":"","items":[],"choices":{"workshop.clay":{"sv":"Lera","en":"Clay"},"workshop.wood":{"sv":"Trä","en":"Wood"},"topics.roofs":{"sv":"Tak","en":"Roofs"},"topics.walls":{"sv":"Väggar","en":"Walls"}}}','');
CREATE TABLE "outbox" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat BIGINT, 
	lane SMALLINT NOT NULL, 
	method VARCHAR(40) NOT NULL, 
	payload TEXT NOT NULL, 
	status VARCHAR(10) NOT NULL, 
	created_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	attempts INTEGER NOT NULL, 
	reason VARCHAR(200), 
	message BIGINT, 
	renews BOOLEAN DEFAULT 0 NOT NULL, 
	subject VARCHAR(40), 
	broadcast BIGINT, 
	code VARCHAR(12)
);
INSERT INTO "outbox" VALUES(431,124,2,'sendMessage','{}','sent','2031-03-01 14:01:00.000000','2031-03-01 14:01:00.000000',NULL,1,NULL,114,0,NULL,1,'XAMAGF');
INSERT INTO "outbox" VALUES(432,130,2,'sendMessage','{}','sending','2031-03-01 14:01:00.000000','2031-03-01 14:01:00.000000',NULL,0,NULL,NULL,0,NULL,1,'EL66CL');
INSERT INTO "outbox" VALUES(433,146,2,'sendMessage','{}','queued','2031-03-01 14:01:00.000000','2031-03-01 14:01:00.000000',NULL,0,NULL,NULL,0,NULL,1,'TXXY4H');
CREATE TABLE questions (
	code VARCHAR(12) NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	chat BIGINT NOT NULL, 
	message BIGINT NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	text TEXT NOT NULL, 
	plain VARCHAR(200) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	topic VARCHAR(60) NOT NULL, 
	closest TEXT NOT NULL, 
	lead VARCHAR(12) NOT NULL, 
	field VARCHAR(20) NOT NULL, 
	helped BOOLEAN, 
	answer TEXT NOT NULL, 
	CONSTRAINT pk_questions PRIMARY KEY (code)
);
INSERT INTO "questions" VALUES('F5ULJP','house-day',161,105,'sv','Kan man få glass?','kan man få glass','2031-03-01 13:45:00.000000','open','','["entry:bikes", "entry:parking"]','F5ULJP','',NULL,'');
CREATE TABLE recounts (
	event VARCHAR(20) NOT NULL, 
	stamps TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	mark VARCHAR(12), 
	CONSTRAINT pk_recounts PRIMARY KEY (event)
);
INSERT INTO "recounts" VALUES('book-talk','=5749fdd6b67e4204
@day=c9e171628b2400af
@pair=a1d8ca270f71c4f2
@words=ede059bc0267a0f5
name=0fb879fc65a98a08
note=0ba8eb66347a00f9',',@day,@pair,@words,name,note',NULL);
INSERT INTO "recounts" VALUES('house-day','=5749fdd6b67e4204
@day=c9e171628b2400af
@pair=a173bf9d30bb91b7
@words=054891ca2fc75e88
consent=7221e977346185e8
name=0fb879fc65a98a08
email=8aaf9a62c159e164
group=430bdb9bb21d000e
needs=865d9b8590bf5970
workshop=c5ecbe4a2b24825a
phone=5122cd9d9adfc3df
topics=9b72d8ec1cb7d1a8
rooms=1dfe628838e735e6
arrives=af4fb421cc70b6d1
lunch=8ec3adaa2163bed4',',@day,@pair,@words,arrives,consent,email,group,lunch,name,needs,phone,rooms,topics,workshop',NULL);
CREATE TABLE "registrations" (
	id INTEGER NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	person BIGINT, 
	code VARCHAR(12) NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	answers TEXT NOT NULL, 
	registered_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	registrant BIGINT NOT NULL, 
	place INTEGER, 
	offer_until DATETIME, 
	claim VARCHAR(20), 
	party VARCHAR(12), 
	reason TEXT, came_at DATETIME, came_by BIGINT, coming_at DATETIME, ticket VARCHAR(20), left_as VARCHAR(12), came_on TEXT, wanted TEXT, wanted_place INTEGER, wanted_until DATETIME, 
	CONSTRAINT pk_registrations PRIMARY KEY (id), 
	CONSTRAINT uq_registrations_code UNIQUE (code), 
	CONSTRAINT uq_registrations_person_event UNIQUE (person, event), 
	CONSTRAINT uq_registrations_claim UNIQUE (claim)
);
INSERT INTO "registrations" VALUES(1,'house-day',130,'EL66CL','confirmed','sv','{"consent":{"version":"1","at":"2031-03-01T11:42:00Z"},"name":"Anna Bda","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"}','2031-03-01 11:54:00.000000','2031-03-01 11:54:00.000000',130,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "registrations" VALUES(2,'house-day',124,'XAMAGF','confirmed','sv','{"consent":{"version":"1","at":"2031-03-01T11:57:00Z"},"name":"Anna Bce","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"}','2031-03-01 12:09:00.000000','2031-03-01 12:09:00.000000',124,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "registrations" VALUES(3,'house-day',144,'CLQFRW','cancelled','sv','{"consent":{"version":"1","at":"2031-03-01T12:23:00Z"},"name":"Anna Bee","email":"person@exempel.se","group":"member","needs":null,"workshop":"clay","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"}','2031-03-01 12:35:00.000000','2031-03-01 13:07:00.000000',144,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'confirmed',NULL,NULL,NULL,NULL);
INSERT INTO "registrations" VALUES(4,'house-day',141,'9BPJTG','offered','sv','{"consent":{"version":"1","at":"2031-03-01T12:38:00Z"},"name":"Anna Beb","email":"person@exempel.se","group":"member","needs":null,"workshop":"clay","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"}','2031-03-01 12:50:00.000000','2031-03-01 12:50:00.000000',141,NULL,'2031-03-02 13:07:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "registrations" VALUES(5,'house-day',142,'CKTXEL','waitlisted','sv','{"consent":{"version":"1","at":"2031-03-01T12:53:00Z"},"name":"Anna Bec","email":"person@exempel.se","group":"member","needs":null,"workshop":"clay","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"}','2031-03-01 13:05:00.000000','2031-03-01 13:05:00.000000',142,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "registrations" VALUES(6,'house-day',143,'M7VMME','pending','sv','{"consent":{"version":"1","at":"2031-03-01T13:10:00Z"},"name":"Anna Bed","email":"person@exempel.se","group":"guest","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"}','2031-03-01 13:22:00.000000','2031-03-01 13:22:00.000000',143,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "registrations" VALUES(7,'house-day',146,'TXXY4H','confirmed','sv','{"consent":{"version":"1","at":"2031-03-01T13:25:00Z"},"name":"Anna Beg","email":"person@exempel.se","group":"member","needs":null,"workshop":"wood","phone":"+46701740605","topics":["walls"],"rooms":"4","arrives":"2031-05-19","lunch":"yes"}','2031-03-01 13:37:00.000000','2031-03-01 13:37:00.000000',146,NULL,NULL,'ab7583098605',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "registrations" VALUES(8,'house-day',NULL,'72E95X','confirmed','sv','{"name":"Kollegan Ek","email":"ek@exempel.se"}','2031-03-01 13:41:00.000000','2031-03-01 13:41:00.000000',130,NULL,NULL,'1b296661a5cf',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE set_aside (
	id INTEGER NOT NULL, 
	update_id BIGINT NOT NULL, 
	payload TEXT NOT NULL, 
	traceback TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_set_aside PRIMARY KEY (id)
);
CREATE TABLE shown_events (
	"key" VARCHAR(20) NOT NULL, 
	when_and_where TEXT NOT NULL, 
	CONSTRAINT pk_shown_events PRIMARY KEY ("key")
);
INSERT INTO "shown_events" VALUES('book-talk','2031-06-10 18:00:00 None None');
INSERT INTO "shown_events" VALUES('house-day','2031-05-20 09:00:00 None None');
CREATE TABLE stops (
	event VARCHAR(20) NOT NULL, 
	field VARCHAR(20) NOT NULL, 
	drafts INTEGER NOT NULL, 
	CONSTRAINT pk_stops PRIMARY KEY (event, field)
);
INSERT INTO "stops" VALUES('house-day','consent',1);
INSERT INTO "stops" VALUES('house-day','name',1);
INSERT INTO "stops" VALUES('house-day','email',2);
INSERT INTO "stops" VALUES('house-day','group',1);
INSERT INTO "stops" VALUES('house-day','needs',1);
INSERT INTO "stops" VALUES('house-day','workshop',2);
INSERT INTO "stops" VALUES('house-day','phone',1);
INSERT INTO "stops" VALUES('house-day','topics',1);
INSERT INTO "stops" VALUES('house-day','rooms',1);
INSERT INTO "stops" VALUES('house-day','arrives',1);
INSERT INTO "stops" VALUES('house-day','lunch',1);
INSERT INTO "stops" VALUES('house-day','summary',1);
INSERT INTO "stops" VALUES('book-talk','name',1);
CREATE TABLE subjects (
	chat BIGINT NOT NULL, 
	message BIGINT NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_subjects PRIMARY KEY (chat, message)
);
INSERT INTO "subjects" VALUES(130,111,'EL66CL');
INSERT INTO "subjects" VALUES(124,111,'XAMAGF');
INSERT INTO "subjects" VALUES(124,112,'XAMAGF');
INSERT INTO "subjects" VALUES(144,111,'CLQFRW');
INSERT INTO "subjects" VALUES(141,109,'9BPJTG');
INSERT INTO "subjects" VALUES(142,109,'CKTXEL');
INSERT INTO "subjects" VALUES(143,109,'M7VMME');
INSERT INTO "subjects" VALUES(146,112,'TXXY4H');
INSERT INTO "subjects" VALUES(130,117,'72E95X');
INSERT INTO "subjects" VALUES(900,103,'question-F5ULJP');
INSERT INTO "subjects" VALUES(901,101,'question-F5ULJP');
INSERT INTO "subjects" VALUES(130,118,'thread-f06ce8');
INSERT INTO "subjects" VALUES(900,115,'broadcast-1');
CREATE TABLE tallies (
	event VARCHAR(20) NOT NULL, 
	field VARCHAR(20) NOT NULL, 
	answer VARCHAR(200) NOT NULL, 
	registrations INTEGER NOT NULL, 
	CONSTRAINT pk_tallies PRIMARY KEY (event, field, answer)
);
INSERT INTO "tallies" VALUES('house-day','','',6);
INSERT INTO "tallies" VALUES('house-day','topics','walls',5);
INSERT INTO "tallies" VALUES('house-day','workshop','wood',4);
INSERT INTO "tallies" VALUES('house-day','workshop','clay',1);
INSERT INTO "tallies" VALUES('house-day','','line',1);
CREATE TABLE team (
	chat BIGINT NOT NULL, 
	role VARCHAR(12) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	invited_by BIGINT, 
	at DATETIME, 
	CONSTRAINT pk_team PRIMARY KEY (chat)
);
INSERT INTO "team" VALUES(900,'organiser','Person 900',NULL,NULL);
INSERT INTO "team" VALUES(901,'organiser','Person 901',NULL,NULL);
CREATE TABLE threads (
	"key" VARCHAR(12) NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	asker BIGINT NOT NULL, 
	person BIGINT NOT NULL, 
	is_open BOOLEAN NOT NULL, 
	CONSTRAINT pk_threads PRIMARY KEY ("key")
);
INSERT INTO "threads" VALUES('f06ce8','house-day','EL66CL',900,130,1);
CREATE TABLE trigrams (
	trigram VARCHAR(3) NOT NULL, 
	word VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_trigrams PRIMARY KEY (trigram, word)
);
INSERT INTO "trigrams" VALUES(' an','anna');
INSERT INTO "trigrams" VALUES('ann','anna');
INSERT INTO "trigrams" VALUES('na ','anna');
INSERT INTO "trigrams" VALUES('nna','anna');
INSERT INTO "trigrams" VALUES(' bd','bda');
INSERT INTO "trigrams" VALUES('bda','bda');
INSERT INTO "trigrams" VALUES('da ','bda');
INSERT INTO "trigrams" VALUES(' ex','exempel');
INSERT INTO "trigrams" VALUES('el ','exempel');
INSERT INTO "trigrams" VALUES('emp','exempel');
INSERT INTO "trigrams" VALUES('exe','exempel');
INSERT INTO "trigrams" VALUES('mpe','exempel');
INSERT INTO "trigrams" VALUES('pel','exempel');
INSERT INTO "trigrams" VALUES('xem','exempel');
INSERT INTO "trigrams" VALUES(' pe','person');
INSERT INTO "trigrams" VALUES('ers','person');
INSERT INTO "trigrams" VALUES('on ','person');
INSERT INTO "trigrams" VALUES('per','person');
INSERT INTO "trigrams" VALUES('rso','person');
INSERT INTO "trigrams" VALUES('son','person');
INSERT INTO "trigrams" VALUES(' se','se');
INSERT INTO "trigrams" VALUES('se ','se');
INSERT INTO "trigrams" VALUES(' bc','bce');
INSERT INTO "trigrams" VALUES('bce','bce');
INSERT INTO "trigrams" VALUES('ce ','bce');
INSERT INTO "trigrams" VALUES(' be','bee');
INSERT INTO "trigrams" VALUES('bee','bee');
INSERT INTO "trigrams" VALUES('ee ','bee');
INSERT INTO "trigrams" VALUES(' be','beb');
INSERT INTO "trigrams" VALUES('beb','beb');
INSERT INTO "trigrams" VALUES('eb ','beb');
INSERT INTO "trigrams" VALUES(' be','bec');
INSERT INTO "trigrams" VALUES('bec','bec');
INSERT INTO "trigrams" VALUES('ec ','bec');
INSERT INTO "trigrams" VALUES(' be','bed');
INSERT INTO "trigrams" VALUES('bed','bed');
INSERT INTO "trigrams" VALUES('ed ','bed');
INSERT INTO "trigrams" VALUES(' be','beg');
INSERT INTO "trigrams" VALUES('beg','beg');
INSERT INTO "trigrams" VALUES('eg ','beg');
INSERT INTO "trigrams" VALUES(' ek','ek');
INSERT INTO "trigrams" VALUES('ek ','ek');
INSERT INTO "trigrams" VALUES(' ko','kollegan');
INSERT INTO "trigrams" VALUES('an ','kollegan');
INSERT INTO "trigrams" VALUES('ega','kollegan');
INSERT INTO "trigrams" VALUES('gan','kollegan');
INSERT INTO "trigrams" VALUES('kol','kollegan');
INSERT INTO "trigrams" VALUES('leg','kollegan');
INSERT INTO "trigrams" VALUES('lle','kollegan');
INSERT INTO "trigrams" VALUES('oll','kollegan');
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
INSERT INTO "updates" VALUES(61,'2031-03-01 11:01:00.000000');
INSERT INTO "updates" VALUES(62,'2031-03-01 11:02:00.000000');
INSERT INTO "updates" VALUES(63,'2031-03-01 11:03:00.000000');
INSERT INTO "updates" VALUES(64,'2031-03-01 11:04:00.000000');
INSERT INTO "updates" VALUES(65,'2031-03-01 11:05:00.000000');
INSERT INTO "updates" VALUES(66,'2031-03-01 11:06:00.000000');
INSERT INTO "updates" VALUES(67,'2031-03-01 11:07:00.000000');
INSERT INTO "updates" VALUES(68,'2031-03-01 11:08:00.000000');
INSERT INTO "updates" VALUES(69,'2031-03-01 11:09:00.000000');
INSERT INTO "updates" VALUES(70,'2031-03-01 11:10:00.000000');
INSERT INTO "updates" VALUES(71,'2031-03-01 11:11:00.000000');
INSERT INTO "updates" VALUES(72,'2031-03-01 11:12:00.000000');
INSERT INTO "updates" VALUES(73,'2031-03-01 11:13:00.000000');
INSERT INTO "updates" VALUES(74,'2031-03-01 11:14:00.000000');
INSERT INTO "updates" VALUES(75,'2031-03-01 11:15:00.000000');
INSERT INTO "updates" VALUES(76,'2031-03-01 11:16:00.000000');
INSERT INTO "updates" VALUES(77,'2031-03-01 11:17:00.000000');
INSERT INTO "updates" VALUES(78,'2031-03-01 11:18:00.000000');
INSERT INTO "updates" VALUES(79,'2031-03-01 11:19:00.000000');
INSERT INTO "updates" VALUES(80,'2031-03-01 11:20:00.000000');
INSERT INTO "updates" VALUES(81,'2031-03-01 11:21:00.000000');
INSERT INTO "updates" VALUES(82,'2031-03-01 11:22:00.000000');
INSERT INTO "updates" VALUES(83,'2031-03-01 11:23:00.000000');
INSERT INTO "updates" VALUES(84,'2031-03-01 11:24:00.000000');
INSERT INTO "updates" VALUES(85,'2031-03-01 11:25:00.000000');
INSERT INTO "updates" VALUES(86,'2031-03-01 11:26:00.000000');
INSERT INTO "updates" VALUES(87,'2031-03-01 11:27:00.000000');
INSERT INTO "updates" VALUES(88,'2031-03-01 11:28:00.000000');
INSERT INTO "updates" VALUES(89,'2031-03-01 11:29:00.000000');
INSERT INTO "updates" VALUES(90,'2031-03-01 11:30:00.000000');
INSERT INTO "updates" VALUES(91,'2031-03-01 11:31:00.000000');
INSERT INTO "updates" VALUES(92,'2031-03-01 11:32:00.000000');
INSERT INTO "updates" VALUES(93,'2031-03-01 11:33:00.000000');
INSERT INTO "updates" VALUES(94,'2031-03-01 11:34:00.000000');
INSERT INTO "updates" VALUES(95,'2031-03-01 11:35:00.000000');
INSERT INTO "updates" VALUES(96,'2031-03-01 11:36:00.000000');
INSERT INTO "updates" VALUES(97,'2031-03-01 11:37:00.000000');
INSERT INTO "updates" VALUES(98,'2031-03-01 11:38:00.000000');
INSERT INTO "updates" VALUES(99,'2031-03-01 11:39:00.000000');
INSERT INTO "updates" VALUES(100,'2031-03-01 11:40:00.000000');
INSERT INTO "updates" VALUES(101,'2031-03-01 11:41:00.000000');
INSERT INTO "updates" VALUES(102,'2031-03-01 11:42:00.000000');
INSERT INTO "updates" VALUES(103,'2031-03-01 11:43:00.000000');
INSERT INTO "updates" VALUES(104,'2031-03-01 11:44:00.000000');
INSERT INTO "updates" VALUES(105,'2031-03-01 11:45:00.000000');
INSERT INTO "updates" VALUES(106,'2031-03-01 11:46:00.000000');
INSERT INTO "updates" VALUES(107,'2031-03-01 11:47:00.000000');
INSERT INTO "updates" VALUES(108,'2031-03-01 11:48:00.000000');
INSERT INTO "updates" VALUES(109,'2031-03-01 11:49:00.000000');
INSERT INTO "updates" VALUES(110,'2031-03-01 11:50:00.000000');
INSERT INTO "updates" VALUES(111,'2031-03-01 11:51:00.000000');
INSERT INTO "updates" VALUES(112,'2031-03-01 11:52:00.000000');
INSERT INTO "updates" VALUES(113,'2031-03-01 11:53:00.000000');
INSERT INTO "updates" VALUES(114,'2031-03-01 11:54:00.000000');
INSERT INTO "updates" VALUES(115,'2031-03-01 11:55:00.000000');
INSERT INTO "updates" VALUES(116,'2031-03-01 11:56:00.000000');
INSERT INTO "updates" VALUES(117,'2031-03-01 11:57:00.000000');
INSERT INTO "updates" VALUES(118,'2031-03-01 11:58:00.000000');
INSERT INTO "updates" VALUES(119,'2031-03-01 11:59:00.000000');
INSERT INTO "updates" VALUES(120,'2031-03-01 12:00:00.000000');
INSERT INTO "updates" VALUES(121,'2031-03-01 12:01:00.000000');
INSERT INTO "updates" VALUES(122,'2031-03-01 12:02:00.000000');
INSERT INTO "updates" VALUES(123,'2031-03-01 12:03:00.000000');
INSERT INTO "updates" VALUES(124,'2031-03-01 12:04:00.000000');
INSERT INTO "updates" VALUES(125,'2031-03-01 12:05:00.000000');
INSERT INTO "updates" VALUES(126,'2031-03-01 12:06:00.000000');
INSERT INTO "updates" VALUES(127,'2031-03-01 12:07:00.000000');
INSERT INTO "updates" VALUES(128,'2031-03-01 12:08:00.000000');
INSERT INTO "updates" VALUES(129,'2031-03-01 12:09:00.000000');
INSERT INTO "updates" VALUES(130,'2031-03-01 12:10:00.000000');
INSERT INTO "updates" VALUES(131,'2031-03-01 12:11:00.000000');
INSERT INTO "updates" VALUES(132,'2031-03-01 12:12:00.000000');
INSERT INTO "updates" VALUES(133,'2031-03-01 12:13:00.000000');
INSERT INTO "updates" VALUES(134,'2031-03-01 12:14:00.000000');
INSERT INTO "updates" VALUES(135,'2031-03-01 12:15:00.000000');
INSERT INTO "updates" VALUES(136,'2031-03-01 12:16:00.000000');
INSERT INTO "updates" VALUES(137,'2031-03-01 12:17:00.000000');
INSERT INTO "updates" VALUES(138,'2031-03-01 12:18:00.000000');
INSERT INTO "updates" VALUES(139,'2031-03-01 12:19:00.000000');
INSERT INTO "updates" VALUES(140,'2031-03-01 12:20:00.000000');
INSERT INTO "updates" VALUES(141,'2031-03-01 12:21:00.000000');
INSERT INTO "updates" VALUES(142,'2031-03-01 12:22:00.000000');
INSERT INTO "updates" VALUES(143,'2031-03-01 12:23:00.000000');
INSERT INTO "updates" VALUES(144,'2031-03-01 12:24:00.000000');
INSERT INTO "updates" VALUES(145,'2031-03-01 12:25:00.000000');
INSERT INTO "updates" VALUES(146,'2031-03-01 12:26:00.000000');
INSERT INTO "updates" VALUES(147,'2031-03-01 12:27:00.000000');
INSERT INTO "updates" VALUES(148,'2031-03-01 12:28:00.000000');
INSERT INTO "updates" VALUES(149,'2031-03-01 12:29:00.000000');
INSERT INTO "updates" VALUES(150,'2031-03-01 12:30:00.000000');
INSERT INTO "updates" VALUES(151,'2031-03-01 12:31:00.000000');
INSERT INTO "updates" VALUES(152,'2031-03-01 12:32:00.000000');
INSERT INTO "updates" VALUES(153,'2031-03-01 12:33:00.000000');
INSERT INTO "updates" VALUES(154,'2031-03-01 12:34:00.000000');
INSERT INTO "updates" VALUES(155,'2031-03-01 12:35:00.000000');
INSERT INTO "updates" VALUES(156,'2031-03-01 12:36:00.000000');
INSERT INTO "updates" VALUES(157,'2031-03-01 12:37:00.000000');
INSERT INTO "updates" VALUES(158,'2031-03-01 12:38:00.000000');
INSERT INTO "updates" VALUES(159,'2031-03-01 12:39:00.000000');
INSERT INTO "updates" VALUES(160,'2031-03-01 12:40:00.000000');
INSERT INTO "updates" VALUES(161,'2031-03-01 12:41:00.000000');
INSERT INTO "updates" VALUES(162,'2031-03-01 12:42:00.000000');
INSERT INTO "updates" VALUES(163,'2031-03-01 12:43:00.000000');
INSERT INTO "updates" VALUES(164,'2031-03-01 12:44:00.000000');
INSERT INTO "updates" VALUES(165,'2031-03-01 12:45:00.000000');
INSERT INTO "updates" VALUES(166,'2031-03-01 12:46:00.000000');
INSERT INTO "updates" VALUES(167,'2031-03-01 12:47:00.000000');
INSERT INTO "updates" VALUES(168,'2031-03-01 12:48:00.000000');
INSERT INTO "updates" VALUES(169,'2031-03-01 12:49:00.000000');
INSERT INTO "updates" VALUES(170,'2031-03-01 12:50:00.000000');
INSERT INTO "updates" VALUES(171,'2031-03-01 12:51:00.000000');
INSERT INTO "updates" VALUES(172,'2031-03-01 12:52:00.000000');
INSERT INTO "updates" VALUES(173,'2031-03-01 12:53:00.000000');
INSERT INTO "updates" VALUES(174,'2031-03-01 12:54:00.000000');
INSERT INTO "updates" VALUES(175,'2031-03-01 12:55:00.000000');
INSERT INTO "updates" VALUES(176,'2031-03-01 12:56:00.000000');
INSERT INTO "updates" VALUES(177,'2031-03-01 12:57:00.000000');
INSERT INTO "updates" VALUES(178,'2031-03-01 12:58:00.000000');
INSERT INTO "updates" VALUES(179,'2031-03-01 12:59:00.000000');
INSERT INTO "updates" VALUES(180,'2031-03-01 13:00:00.000000');
INSERT INTO "updates" VALUES(181,'2031-03-01 13:01:00.000000');
INSERT INTO "updates" VALUES(182,'2031-03-01 13:02:00.000000');
INSERT INTO "updates" VALUES(183,'2031-03-01 13:03:00.000000');
INSERT INTO "updates" VALUES(184,'2031-03-01 13:04:00.000000');
INSERT INTO "updates" VALUES(185,'2031-03-01 13:05:00.000000');
INSERT INTO "updates" VALUES(186,'2031-03-01 13:06:00.000000');
INSERT INTO "updates" VALUES(187,'2031-03-01 13:07:00.000000');
INSERT INTO "updates" VALUES(188,'2031-03-01 13:08:00.000000');
INSERT INTO "updates" VALUES(189,'2031-03-01 13:09:00.000000');
INSERT INTO "updates" VALUES(190,'2031-03-01 13:10:00.000000');
INSERT INTO "updates" VALUES(191,'2031-03-01 13:11:00.000000');
INSERT INTO "updates" VALUES(192,'2031-03-01 13:12:00.000000');
INSERT INTO "updates" VALUES(193,'2031-03-01 13:13:00.000000');
INSERT INTO "updates" VALUES(194,'2031-03-01 13:14:00.000000');
INSERT INTO "updates" VALUES(195,'2031-03-01 13:15:00.000000');
INSERT INTO "updates" VALUES(196,'2031-03-01 13:16:00.000000');
INSERT INTO "updates" VALUES(197,'2031-03-01 13:17:00.000000');
INSERT INTO "updates" VALUES(198,'2031-03-01 13:18:00.000000');
INSERT INTO "updates" VALUES(199,'2031-03-01 13:19:00.000000');
INSERT INTO "updates" VALUES(200,'2031-03-01 13:20:00.000000');
INSERT INTO "updates" VALUES(201,'2031-03-01 13:21:00.000000');
INSERT INTO "updates" VALUES(202,'2031-03-01 13:22:00.000000');
INSERT INTO "updates" VALUES(203,'2031-03-01 13:23:00.000000');
INSERT INTO "updates" VALUES(204,'2031-03-01 13:24:00.000000');
INSERT INTO "updates" VALUES(205,'2031-03-01 13:25:00.000000');
INSERT INTO "updates" VALUES(206,'2031-03-01 13:26:00.000000');
INSERT INTO "updates" VALUES(207,'2031-03-01 13:27:00.000000');
INSERT INTO "updates" VALUES(208,'2031-03-01 13:28:00.000000');
INSERT INTO "updates" VALUES(209,'2031-03-01 13:29:00.000000');
INSERT INTO "updates" VALUES(210,'2031-03-01 13:30:00.000000');
INSERT INTO "updates" VALUES(211,'2031-03-01 13:31:00.000000');
INSERT INTO "updates" VALUES(212,'2031-03-01 13:32:00.000000');
INSERT INTO "updates" VALUES(213,'2031-03-01 13:33:00.000000');
INSERT INTO "updates" VALUES(214,'2031-03-01 13:34:00.000000');
INSERT INTO "updates" VALUES(215,'2031-03-01 13:35:00.000000');
INSERT INTO "updates" VALUES(216,'2031-03-01 13:36:00.000000');
INSERT INTO "updates" VALUES(217,'2031-03-01 13:37:00.000000');
INSERT INTO "updates" VALUES(218,'2031-03-01 13:38:00.000000');
INSERT INTO "updates" VALUES(219,'2031-03-01 13:39:00.000000');
INSERT INTO "updates" VALUES(220,'2031-03-01 13:40:00.000000');
INSERT INTO "updates" VALUES(221,'2031-03-01 13:41:00.000000');
INSERT INTO "updates" VALUES(222,'2031-03-01 13:42:00.000000');
INSERT INTO "updates" VALUES(223,'2031-03-01 13:43:00.000000');
INSERT INTO "updates" VALUES(224,'2031-03-01 13:44:00.000000');
INSERT INTO "updates" VALUES(225,'2031-03-01 13:45:00.000000');
INSERT INTO "updates" VALUES(226,'2031-03-01 13:46:00.000000');
INSERT INTO "updates" VALUES(227,'2031-03-01 13:47:00.000000');
INSERT INTO "updates" VALUES(228,'2031-03-01 13:48:00.000000');
INSERT INTO "updates" VALUES(229,'2031-03-01 13:49:00.000000');
INSERT INTO "updates" VALUES(230,'2031-03-01 13:50:00.000000');
INSERT INTO "updates" VALUES(231,'2031-03-01 13:51:00.000000');
INSERT INTO "updates" VALUES(232,'2031-03-01 13:52:00.000000');
INSERT INTO "updates" VALUES(233,'2031-03-01 13:53:00.000000');
INSERT INTO "updates" VALUES(234,'2031-03-01 13:54:00.000000');
INSERT INTO "updates" VALUES(235,'2031-03-01 13:55:00.000000');
INSERT INTO "updates" VALUES(236,'2031-03-01 13:56:00.000000');
INSERT INTO "updates" VALUES(237,'2031-03-01 13:57:00.000000');
INSERT INTO "updates" VALUES(238,'2031-03-01 13:58:00.000000');
INSERT INTO "updates" VALUES(239,'2031-03-01 13:59:00.000000');
INSERT INTO "updates" VALUES(240,'2031-03-01 14:00:00.000000');
INSERT INTO "updates" VALUES(241,'2031-03-01 14:01:00.000000');
CREATE TABLE words (
	word VARCHAR(40) NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	CONSTRAINT pk_words PRIMARY KEY (word, code)
);
INSERT INTO "words" VALUES('anna','EL66CL');
INSERT INTO "words" VALUES('bda','EL66CL');
INSERT INTO "words" VALUES('exempel','EL66CL');
INSERT INTO "words" VALUES('person','EL66CL');
INSERT INTO "words" VALUES('se','EL66CL');
INSERT INTO "words" VALUES('anna','XAMAGF');
INSERT INTO "words" VALUES('bce','XAMAGF');
INSERT INTO "words" VALUES('exempel','XAMAGF');
INSERT INTO "words" VALUES('person','XAMAGF');
INSERT INTO "words" VALUES('se','XAMAGF');
INSERT INTO "words" VALUES('anna','CLQFRW');
INSERT INTO "words" VALUES('bee','CLQFRW');
INSERT INTO "words" VALUES('exempel','CLQFRW');
INSERT INTO "words" VALUES('person','CLQFRW');
INSERT INTO "words" VALUES('se','CLQFRW');
INSERT INTO "words" VALUES('anna','9BPJTG');
INSERT INTO "words" VALUES('beb','9BPJTG');
INSERT INTO "words" VALUES('exempel','9BPJTG');
INSERT INTO "words" VALUES('person','9BPJTG');
INSERT INTO "words" VALUES('se','9BPJTG');
INSERT INTO "words" VALUES('anna','CKTXEL');
INSERT INTO "words" VALUES('bec','CKTXEL');
INSERT INTO "words" VALUES('exempel','CKTXEL');
INSERT INTO "words" VALUES('person','CKTXEL');
INSERT INTO "words" VALUES('se','CKTXEL');
INSERT INTO "words" VALUES('anna','M7VMME');
INSERT INTO "words" VALUES('bed','M7VMME');
INSERT INTO "words" VALUES('exempel','M7VMME');
INSERT INTO "words" VALUES('person','M7VMME');
INSERT INTO "words" VALUES('se','M7VMME');
INSERT INTO "words" VALUES('anna','TXXY4H');
INSERT INTO "words" VALUES('beg','TXXY4H');
INSERT INTO "words" VALUES('exempel','TXXY4H');
INSERT INTO "words" VALUES('person','TXXY4H');
INSERT INTO "words" VALUES('se','TXXY4H');
INSERT INTO "words" VALUES('ek','72E95X');
INSERT INTO "words" VALUES('exempel','72E95X');
INSERT INTO "words" VALUES('kollegan','72E95X');
INSERT INTO "words" VALUES('se','72E95X');
CREATE INDEX ix_updates_taken_at ON updates (taken_at);
CREATE INDEX ix_registrations_registrant ON registrations (registrant);
CREATE INDEX ix_registrations_event_status_place ON registrations (event, status, place);
CREATE INDEX ix_registrations_event_place ON registrations (event, place);
CREATE INDEX ix_registrations_status_offer_until ON registrations (status, offer_until);
CREATE INDEX ix_subjects_subject ON subjects (subject);
CREATE INDEX ix_subjects_chat_subject ON subjects (chat, subject);
CREATE INDEX ix_questions_chat_message ON questions (chat, message);
CREATE INDEX ix_questions_event_status_asked_at ON questions (event, status, asked_at);
CREATE INDEX ix_questions_lead ON questions (lead);
CREATE INDEX ix_registrations_event_id ON registrations (event, id);
CREATE INDEX ix_words_code ON words (code);
CREATE INDEX ix_trigrams_word ON trigrams (word);
CREATE INDEX ix_audit_event_id ON audit (event, id);
CREATE INDEX ix_audit_code_id ON audit (code, id);
CREATE INDEX ix_audit_actor_id ON audit (actor, id);
CREATE INDEX ix_threads_code ON threads (code);
CREATE INDEX ix_broadcasts_original ON broadcasts (original);
CREATE INDEX ix_broadcasts_status ON broadcasts (status);
CREATE INDEX ix_outbox_broadcast_status ON outbox (broadcast, status);
CREATE UNIQUE INDEX uq_outbox_broadcast_chat ON outbox (broadcast, chat);
CREATE INDEX ix_outbox_status_lane_id ON outbox (status, lane, id);
CREATE INDEX ix_outbox_chat_lane_id ON outbox (chat, lane, id);
CREATE INDEX ix_registrations_event_wanted_place ON registrations (event, wanted_place);
CREATE INDEX ix_registrations_wanted_until ON registrations (wanted_until);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',436);
INSERT INTO "sqlite_sequence" VALUES('broadcasts',1);
COMMIT;
